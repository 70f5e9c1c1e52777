"""The ways to the nightly checks from the admin's reports."""

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem


class SummariesMenuItem(MenuItem):
    """For administrators, who run the commands that mend a summary."""

    def __init__(self) -> None:
        super().__init__(
            _("Summaries and records"), reverse_lazy("summary_checks"), name="summaries", icon_name="tasks", order=900
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return request.actor is not None and request.actor.is_admin


class InvariantsMenuItem(SummariesMenuItem):
    """Likewise for administrators."""

    def __init__(self) -> None:
        MenuItem.__init__(
            self,
            _("Impossible states"),
            reverse_lazy("invariant_checks"),
            name="invariants",
            icon_name="warning",
            order=901,
        )

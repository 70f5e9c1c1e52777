"""The way to the staff list from the admin's menu."""

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem


class StaffMenuItem(MenuItem):
    """For administrators, who alone open accounts."""

    def __init__(self) -> None:
        super().__init__(_("Staff list"), reverse_lazy("staff_import"), name="staff", icon_name="group", order=148)

    def is_shown(self, request: HttpRequest) -> bool:
        return request.actor is not None and request.actor.is_admin

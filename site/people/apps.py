"""Who works where, in which role, from when to when."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = _("People")

    def ready(self) -> None:
        from ledger import invariants
        from people.invariants import INVARIANTS

        invariants.register(*INVARIANTS)

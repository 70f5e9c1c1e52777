"""The ground every other app stands on: append-only rows, audit, outbox, job progress, rebuilds."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "ledger"
    verbose_name = _("Ledger")

    def ready(self) -> None:
        from ledger import invariants, schedules
        from ledger.stuck import DELIVERY_STUCK, JOB_STUCK

        schedules.every(5, "ledger.tasks.sweep")
        schedules.nightly("ledger.tasks.check_summaries")
        schedules.nightly("ledger.tasks.check_invariants")
        invariants.register(DELIVERY_STUCK, JOB_STUCK)
        post_migrate.connect(schedules.write_down, sender=self)

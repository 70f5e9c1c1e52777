"""The ground every other app stands on: append-only rows, audit, outbox, job progress, rebuilds."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "ledger"
    verbose_name = _("Ledger")

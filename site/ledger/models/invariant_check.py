"""Which impossible states the house found in itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ledger.models.base import LedgerModel


class InvariantCheck(LedgerModel):
    """One run over all invariants: how many there were, how many rows broke one, and the first of them by name."""

    invariants = models.PositiveIntegerField(_("invariants"))
    broken = models.PositiveIntegerField(_("rows that break one"))
    first = models.JSONField(_("the first of them"), default=list)

    class Meta:
        verbose_name = _("check of invariants")
        verbose_name_plural = _("checks of invariants")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.broken}/{self.invariants}"

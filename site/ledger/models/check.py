"""Whether summaries equal the ledger, as the house found by itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ledger.models.base import LedgerModel


class SummaryCheck(LedgerModel):
    """One summary compared with the ledger: how many of its rows differ, and the first of them by key."""

    summary = models.CharField(_("summary"), max_length=60)
    differing = models.PositiveIntegerField(_("rows that differ"))
    first = models.JSONField(_("the first of them"), default=list)

    class Meta:
        verbose_name = _("check of a summary")
        verbose_name_plural = _("checks of summaries")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["summary", "recorded_at"], name="checks_of_summary")]

    def __str__(self) -> str:
        return f"{self.summary}: {self.differing}"

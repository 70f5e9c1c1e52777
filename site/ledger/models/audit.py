"""Who did what to what, when: written in the same transaction as the deed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ledger.models.base import LedgerModel


class AuditEntry(LedgerModel):
    """One deed. `actor` is empty for the house's own jobs; `subject` is "app.model:pk"."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("actor")
    )
    action = models.CharField(_("action"), max_length=80, db_index=True)
    subject = models.CharField(_("subject"), max_length=120, db_index=True)
    detail = models.JSONField(_("detail"), default=dict)

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        ordering = ["-recorded_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"

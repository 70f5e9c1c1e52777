"""What clerks say they have read of a change."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.matter import MatterVersion
from ledger.models import LedgerModel


class ChangeAcknowledgement(LedgerModel):
    """A clerk has read what changed in a matter up to this version. No check, and no evidence of mastery.

    `facets` names the parts read (courses.domain.acknowledging.PARTS, the fee among them).
    """

    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="change_acknowledgements", verbose_name=_("clerk")
    )
    version = models.ForeignKey(
        MatterVersion, models.PROTECT, related_name="acknowledgements", verbose_name=_("matter version")
    )
    facets = models.JSONField(_("facets"))

    class Meta:
        verbose_name = _("acknowledgement of a change")
        verbose_name_plural = _("acknowledgements of changes")
        ordering = ["-recorded_at", "-pk"]
        indexes = [models.Index(fields=["clerk", "version"], name="acknowledged_by_clerk")]

    def __str__(self) -> str:
        return f"{self.clerk} {self.version}"

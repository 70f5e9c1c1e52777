"""The rules of tenure, version by version."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from certification.rotation.domain.tenure import TenurePolicy
from ledger.models import LedgerModel


class TenurePolicyVersion(LedgerModel):
    """One version of the two-year rule (定岗期限), in force from its effective date until a later one is.

    Where there is none yet, the standard's reading holds (`TenurePolicy` as it comes).
    """

    version = models.CharField(_("version"), max_length=40, unique=True)
    min_months = models.PositiveSmallIntegerField(_("minimum in months"), null=True)
    max_months = models.PositiveSmallIntegerField(_("maximum in months"), null=True)
    notice_days = models.PositiveSmallIntegerField(_("days of notice"))
    citation = models.CharField(_("citation"), max_length=200)
    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("rules of tenure")
        verbose_name_plural = _("rules of tenure")
        ordering = ["effective_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(min_months=None)
                | models.Q(max_months=None)
                | models.Q(min_months__lte=models.F("max_months")),
                name="tenure_minimum_within_maximum",
            )
        ]

    def __str__(self) -> str:
        return self.version

    @property
    def policy(self) -> TenurePolicy:
        """The rules as the domain's value."""
        return TenurePolicy(
            version=self.version,
            min_months=self.min_months,
            max_months=self.max_months,
            notice_days=self.notice_days,
            citation=self.citation,
        )

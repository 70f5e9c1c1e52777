"""The rules of matter checks, version by version."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ledger.models import LedgerModel
from quizzes.domain.check_rules import CheckRules


class CheckPolicyVersion(LedgerModel):
    """One version of the rules (考核规则), in force from its effective date until a later one is.

    `rules` is `CheckRules.to_json()`. A sitting freezes the numbers it started under; its outcome names the version.
    """

    version = models.CharField(_("version"), max_length=40, unique=True)
    rules = models.JSONField(_("rules"))
    reason = models.CharField(_("reason"), max_length=200)
    citation = models.CharField(_("citation"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("rules of the check")
        verbose_name_plural = _("rules of the check")
        ordering = ["effective_at", "pk"]

    def __str__(self) -> str:
        return self.version

    @property
    def as_rules(self) -> CheckRules:
        """The rules as the domain's value."""
        return CheckRules.from_json(self.rules)

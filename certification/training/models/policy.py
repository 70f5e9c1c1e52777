"""What a year asks of a role, by version."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certification.training.domain.policy import Adopted, DutyPolicy, DutyRole
from ledger.models import LedgerModel


class DutyPolicyVersion(LedgerModel):
    """One version of what a year asks of a role (年度培训要求), for `first_year` and those after it until a later one.

    `rules` is `DutyPolicy.to_json()`. A closed year keeps the version it was judged by (`policy_of_year`).
    """

    class Role(models.TextChoices):
        CLERK = DutyRole.CLERK, _("clerk")
        HEAD = DutyRole.HEAD, _("head of centre")

    version = models.CharField(_("version"), max_length=40, unique=True)
    role = models.CharField(_("role"), max_length=5, choices=Role)
    first_year = models.PositiveSmallIntegerField(pgettext_lazy("a policy", "first year"))
    rules = models.JSONField(_("rules"))
    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("policy of the yearly duty")
        verbose_name_plural = _("policies of the yearly duty")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=["clerk", "head"]), name="duty_policy_of_a_role")
        ]

    def __str__(self) -> str:
        return self.version

    @property
    def policy(self) -> DutyPolicy:
        """The rules as the domain's value."""
        return DutyPolicy.from_json(self.version, self.rules)

    @property
    def adopted(self) -> Adopted:
        """The rules with the years they hold for and the day they were recorded."""
        return Adopted(self.policy, DutyRole(self.role), self.first_year, timezone.localdate(self.recorded_at))

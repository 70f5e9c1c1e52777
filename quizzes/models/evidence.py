"""What a graded answer proves, and how a check ended."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Matter, MatterVersion
from ledger.models import LedgerModel
from quizzes.models.attempt import Attempt, Response
from quizzes.models.facets import FACET_CHOICES, names_a_facet
from quizzes.models.item import ItemSnapshot


class Evidence(LedgerModel):
    """证据: the verdict of one response on one facet, at the matter version it was asked of.

    Practised evidence never leaves the clerk's own screen except as mastery; only examined evidence certifies.
    """

    class Kind(models.TextChoices):
        EXAMINED = "examined", _("examined")
        PRACTISED = "practised", _("practised")

    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="evidence", verbose_name=_("clerk")
    )
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="evidence", verbose_name=_("matter"))
    matter_version = models.ForeignKey(
        MatterVersion, models.PROTECT, related_name="evidence", verbose_name=_("matter version")
    )
    facet = models.CharField(_("facet"), max_length=20, choices=FACET_CHOICES)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    right = models.BooleanField(_("right"))
    snapshot = models.ForeignKey(ItemSnapshot, models.PROTECT, related_name="evidence", verbose_name=_("item snapshot"))
    response = models.ForeignKey(Response, models.PROTECT, related_name="evidence", verbose_name=_("response"))

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["effective_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["response", "facet"], name="one_verdict_a_facet"),
            models.CheckConstraint(condition=names_a_facet(), name="evidence_names_a_facet"),
            models.CheckConstraint(condition=models.Q(kind__in=["examined", "practised"]), name="evidence_has_a_kind"),
        ]
        indexes = [
            models.Index(fields=["clerk", "matter", "effective_at"], name="evidence_by_clerk_matter"),
            models.Index(fields=["matter", "kind"], name="evidence_by_matter"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.facet}"


class CheckOutcome(LedgerModel):
    """How a matter check ended, under which policy, and the version each facet was asked at.

    `versions` is {facet: matter version number} of the facets asked; `not_assessable` names the facets that
    had no items; `scope` is empty for a full check and the stale facets for a delta check.
    """

    class Decision(models.TextChoices):
        PASSED = "passed", _("passed")
        FAILED = "failed", _("not passed")

    attempt = models.OneToOneField(Attempt, models.PROTECT, related_name="outcome", verbose_name=_("attempt"))
    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="check_outcomes", verbose_name=_("clerk")
    )
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="check_outcomes", verbose_name=_("matter"))
    matter_version = models.ForeignKey(
        MatterVersion, models.PROTECT, related_name="check_outcomes", verbose_name=_("matter version")
    )
    decision = models.CharField(_("decision"), max_length=10, choices=Decision)
    reasons = models.JSONField(_("reasons"))
    policy_version = models.CharField(_("policy version"), max_length=40)
    asked = models.PositiveSmallIntegerField(_("asked"))
    right = models.PositiveSmallIntegerField(_("right"))
    versions = models.JSONField(_("facet versions"), default=dict)
    not_assessable = models.JSONField(_("not assessable"), default=list)
    scope = models.JSONField(_("scope"), default=list)

    class Meta:
        verbose_name = _("check outcome")
        verbose_name_plural = _("check outcomes")
        ordering = ["-effective_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(decision__in=["passed", "failed"]), name="outcome_is_decided"),
            models.CheckConstraint(condition=models.Q(right__lte=models.F("asked")), name="outcome_counts_agree"),
        ]
        indexes = [models.Index(fields=["clerk", "matter", "effective_at"], name="outcome_by_clerk_matter")]

    def __str__(self) -> str:
        return f"{self.matter} · {self.get_decision_display()}"

    @property
    def wrong(self) -> int:
        return self.asked - self.right

    @property
    def passed(self) -> bool:
        return self.decision == self.Decision.PASSED

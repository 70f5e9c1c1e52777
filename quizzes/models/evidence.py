"""What a graded answer proves, and how a check ended."""

from datetime import datetime
from typing import Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from courses.models import Matter, MatterVersion
from ledger.models import LedgerModel
from ledger.models.base import AppendOnlyQuerySet
from quizzes.models.attempt import Attempt, Response
from quizzes.models.facets import FACET_CHOICES, names_a_facet
from quizzes.models.item import ItemSnapshot


class EvidenceQuerySet(AppendOnlyQuerySet):
    """Evidence as it counts today: a verdict is never changed, a later correction of it is what stands."""

    def as_corrected(self, *, known_before: datetime | None = None) -> Self:
        """With `corrected`: the newest correction recorded before the moment (default: any), "" where there is none."""
        newest = _newest("quizzes", "CorrectedVerdict", "evidence", known_before)
        return self.annotate(corrected=Coalesce(newest.values("verdict")[:1], models.Value("")))

    def of_the_draw(self) -> Self:
        """What was said of the matter the question was about, and not of others that share the change it asks of."""
        return self.filter(matter_version=models.F("snapshot__matter_version"))

    def standing(self) -> Self:
        """Those that count, with `is_right`; what was withdrawn is left out."""
        told = models.Case(
            models.When(corrected="right", then=True),
            models.When(corrected="wrong", then=False),
            default=models.F("right"),
            output_field=models.BooleanField(),
        )
        return self.as_corrected().exclude(corrected="void").annotate(is_right=told)


class CheckOutcomeQuerySet(AppendOnlyQuerySet):
    """Outcomes with how they stand since they were regraded."""

    def as_corrected(self, *, known_before: datetime | None = None) -> Self:
        """With `regraded`: the newest regraded decision recorded before the moment, "" where there is none; and
        `passes`: what counts as passed, for a check that can't be decided any more keeps what it had."""
        newest = _newest("quizzes", "RegradedOutcome", "outcome", known_before)
        passes = models.Q(regraded="passed") | models.Q(regraded__in=["", "undecided"], decision="passed")
        return self.annotate(regraded=Coalesce(newest.values("decision")[:1], models.Value(""))).annotate(
            passes=models.Case(models.When(passes, then=True), default=False, output_field=models.BooleanField())
        )


def _newest(app: str, model: str, of: str, known_before: datetime | None) -> models.QuerySet:
    rows = apps.get_model(app, model).objects.filter(**{of: models.OuterRef("pk")}).order_by("-pk")
    return rows if known_before is None else rows.filter(recorded_at__lt=known_before)


class Evidence(LedgerModel):
    """证据: the verdict of one response on one facet, at the matter version it was asked of.

    A check of a change that many matters share, once passed, is evidence in each of them.
    `right` is what was said then; whoever computes anything from it asks for the rows `as_corrected` or `standing`.
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

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["effective_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["response", "facet", "matter"], name="one_verdict_a_facet"),
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

    objects = CheckOutcomeQuerySet.as_manager()

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

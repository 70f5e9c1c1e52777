"""Answers graded anew: who proposed it, who decided, and what each verdict and each check became.

Nothing given or graded before is touched; both scores stay readable.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courses.models import MatterVersion
from ledger.models import LedgerModel
from quizzes.check_sheets.models import SheetAct
from quizzes.domain.regrading.rules import RegradeKind, Rule
from quizzes.domain.regrading.scores import Verdict
from quizzes.models.evidence import CheckOutcome, Evidence
from quizzes.models.item import ItemSnapshot


class Regrading(LedgerModel):
    """A proposal to grade answers anew: another key for one question (`snapshot` and whatever has its face), or a
    template's version taken out of one version of a matter (empty: out of all), or put back where it was taken out.

    `key` is the right answer in words (`domain.regrading.keys.named`).
    """

    class Kind(models.TextChoices):
        KEY = RegradeKind.KEY, _("another answer is right")
        WITHDRAW = RegradeKind.WITHDRAW, _("taken out of the questions")
        RESTORE = RegradeKind.RESTORE, _("put back into the questions")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    template = models.CharField(_("template"), max_length=80)
    template_version = models.PositiveIntegerField(_("template version"))
    matter_version = models.ForeignKey(
        MatterVersion, models.PROTECT, null=True, related_name="regradings", verbose_name=_("matter version")
    )
    snapshot = models.ForeignKey(
        ItemSnapshot, models.PROTECT, null=True, related_name="regradings", verbose_name=_("item snapshot")
    )
    key = models.JSONField(_("right answer"), default=dict)
    reason = models.CharField(_("reason"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("proposed by"))

    class Meta:
        verbose_name = _("regrading")
        verbose_name_plural = _("regradings")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="key", snapshot__isnull=False, matter_version__isnull=False)
                | models.Q(kind__in=["withdraw", "restore"], snapshot=None),
                name="regrading_names_its_ground",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="regrading_says_why"),
        ]
        indexes = [models.Index(fields=["template", "template_version"], name="regrading_by_template")]

    def __str__(self) -> str:
        return f"{self.template} v{self.template_version} · {self.get_kind_display()}"

    def rule(self, sequence: int) -> Rule:
        """The domain's value; `sequence` is its place in the order of approvals."""
        return Rule(
            sequence=sequence,
            kind=RegradeKind(self.kind),
            template=self.template,
            template_version=self.template_version,
            matter_version=self.matter_version_id,
            face=self.snapshot.item.face if self.snapshot else "",
            key=self.key or None,
        )


class RegradingDecision(LedgerModel):
    """What a second person decided about a proposal; the database holds that it is a second one.

    `touched` is what the approved plan counted: {"answers", "people", "checks", "exams", "cells",
    "certifications"}.
    """

    regrading = models.OneToOneField(Regrading, models.PROTECT, related_name="decision", verbose_name=_("regrading"))
    proposer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("decided by"))
    approved = models.BooleanField(pgettext_lazy("regrading", "approved"))
    reason = models.CharField(_("reason"), max_length=500)
    touched = models.JSONField(_("what it touched"), default=dict)

    class Meta:
        verbose_name = _("decision about a regrading")
        verbose_name_plural = _("decisions about regradings")
        constraints = [
            models.CheckConstraint(condition=~models.Q(by=models.F("proposer")), name="regrading_takes_two_people"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="regrading_decision_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.regrading_id} {'✓' if self.approved else '✗'}"


def one_ground(name: str) -> models.CheckConstraint:
    """A correction comes from a regrading, or from a sheet of paper that was typed wrongly."""
    regraded = models.Q(regrading__isnull=False, sheet_act=None)
    return models.CheckConstraint(condition=regraded | models.Q(regrading=None, sheet_act__isnull=False), name=name)


class CorrectedVerdict(LedgerModel):
    """What one verdict became, and what it was until then; the newest one of an evidence stands. Void: it counts
    neither for nor against."""

    class Said(models.TextChoices):
        RIGHT = "right", _("right")
        WRONG = "wrong", _("wrong")
        VOID = "void", _("doesn't count")

    regrading = models.ForeignKey(
        Regrading, models.PROTECT, null=True, related_name="corrections", verbose_name=_("regrading")
    )
    sheet_act = models.ForeignKey(
        SheetAct, models.PROTECT, null=True, related_name="corrections", verbose_name=_("act on a check sheet")
    )
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="corrections", verbose_name=_("evidence"))
    before = models.CharField(_("before"), max_length=5, choices=Said)
    verdict = models.CharField(_("verdict"), max_length=5, choices=Said)

    class Meta:
        verbose_name = _("corrected verdict")
        verbose_name_plural = _("corrected verdicts")
        constraints = [
            models.UniqueConstraint(fields=["regrading", "evidence"], name="one_correction_a_regrading"),
            models.CheckConstraint(
                condition=models.Q(verdict__in=["right", "wrong", "void"], before__in=["right", "wrong", "void"]),
                name="correction_is_a_verdict",
            ),
            one_ground("correction_has_one_ground"),
        ]

    def __str__(self) -> str:
        return f"{self.evidence_id}: {self.before} → {self.verdict}"


class RegradedOutcome(LedgerModel):
    """How a closed check ends by the corrected verdicts; the newest one of an outcome stands beside the first score.

    `was` is the score that stood until then: {"decision", "asked", "right"}.
    """

    class Decision(models.TextChoices):
        PASSED = Verdict.PASSED, _("passed")
        FAILED = Verdict.FAILED, _("not passed")
        UNDECIDED = Verdict.UNDECIDED, _("can't be decided any more")

    regrading = models.ForeignKey(
        Regrading, models.PROTECT, null=True, related_name="outcomes", verbose_name=_("regrading")
    )
    sheet_act = models.ForeignKey(
        SheetAct, models.PROTECT, null=True, related_name="outcomes", verbose_name=_("act on a check sheet")
    )
    outcome = models.ForeignKey(CheckOutcome, models.PROTECT, related_name="regrades", verbose_name=_("check outcome"))
    was = models.JSONField(_("score before"))
    decision = models.CharField(_("decision"), max_length=10, choices=Decision)
    reasons = models.JSONField(_("reasons"))
    asked = models.PositiveSmallIntegerField(_("asked"))
    right = models.PositiveSmallIntegerField(_("right"))

    class Meta:
        verbose_name = _("regraded check outcome")
        verbose_name_plural = _("regraded check outcomes")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["regrading", "outcome"], name="one_regraded_outcome"),
            models.CheckConstraint(
                condition=models.Q(decision__in=["passed", "failed", "undecided"]), name="regraded_outcome_is_decided"
            ),
            one_ground("regraded_outcome_has_one_ground"),
        ]

    def __str__(self) -> str:
        return f"{self.outcome_id}: {self.get_decision_display()}"

    @property
    def before_display(self) -> str:
        """The decision that stood before, in words."""
        return str(self.Decision(self.was["decision"]).label)

"""Checklists by version, planned and observed assessments, and the words of both sides on them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certification.practical.domain.checklist import Line
from certification.practical.domain.result import Marked, Result, result
from ledger.models import LedgerModel
from people.models import Centre


class PracticalChecklist(LedgerModel):
    """One version of the checklist of an intake system a centre works with, in force until a later one is.

    `lines` is `Line.to_json()` in order. A version with `in_use` False takes the system out of use from its day.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="practical_checklists", verbose_name=_("centre"))
    system = models.CharField(_("intake system"), max_length=60)
    number = models.PositiveSmallIntegerField(_("version"))
    lines = models.JSONField(_("lines"))
    in_use = models.BooleanField(_("in use"), default=True)
    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("practical checklist")
        verbose_name_plural = _("practical checklists")
        ordering = ["centre", "system", "number"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "system", "number"], name="checklist_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.system} · {self.number}"

    @property
    def checklist(self) -> tuple[Line, ...]:
        """The lines as the domain's values."""
        return tuple(Line.from_json(line) for line in self.lines)


class PracticalPlan(models.Model):
    """Who will be observed by whom, in which system, on which day. State, with its changes in the audit log.

    The observer has an account, or a name on paper; never both.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="practical_plans", verbose_name=_("centre"))
    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="practical_plans", verbose_name=_("clerk")
    )
    checklist = models.ForeignKey(
        PracticalChecklist, models.PROTECT, related_name="plans", verbose_name=_("practical checklist")
    )
    planned_on = models.DateField(_("day"))
    observer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="practical_plans_to_observe",
        verbose_name=_("observer"),
    )
    observer_name = models.CharField(_("name of the observer"), max_length=60, blank=True)
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    planned_at = models.DateTimeField(_("planned at"))
    called_off_at = models.DateTimeField(_("called off at"), null=True)

    class Meta:
        verbose_name = _("planned practical assessment")
        verbose_name_plural = _("planned practical assessments")
        ordering = ["planned_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(observer=None) ^ models.Q(observer_name=""), name="practical_plan_names_one_observer"
            ),
            models.CheckConstraint(
                condition=models.Q(observer=None) | ~models.Q(observer=models.F("clerk")),
                name="practical_plan_observer_is_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clerk} · {self.checklist.system}"

    @property
    def observed_by(self) -> str:
        """The observer by name."""
        return str(self.observer) if self.observer_id else self.observer_name


class PracticalAssessment(LedgerModel):
    """实操考核 as it was observed: a mark for each line of the checklist, in order. `effective_at` is the day observed.

    `by` signs for the observing side, so it is never the clerk. `expires_on` is the last valid day by the rules of the
    day it was observed; it says nothing where it was not passed or not signed.
    """

    plan = models.OneToOneField(
        PracticalPlan, models.PROTECT, related_name="assessment", verbose_name=_("planned practical assessment")
    )
    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="practical_assessments", verbose_name=_("clerk")
    )
    checklist = models.ForeignKey(
        PracticalChecklist, models.PROTECT, related_name="assessments", verbose_name=_("practical checklist")
    )
    marks = models.JSONField(_("marks"))
    assessed_on = models.DateField(_("observed on"))
    expires_on = models.DateField(_("valid until"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("practical assessment")
        verbose_name_plural = _("practical assessments")
        ordering = ["assessed_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(by=models.F("clerk")), name="nobody_observes_themselves"),
        ]
        indexes = [models.Index(fields=["clerk", "assessed_on"], name="practical_by_clerk")]

    def __str__(self) -> str:
        return f"{self.clerk} · {self.checklist.system} · {self.assessed_on}"

    @property
    def marked(self) -> tuple[Marked, ...]:
        """The marks as the domain's values."""
        return tuple(Marked.from_json(mark) for mark in self.marks)

    @property
    def result(self) -> Result:
        """What the marks come to by the checklist they were made on."""
        return result(self.checklist.checklist, self.marked)


class PracticalSignature(LedgerModel):
    """One side's word on an assessment: signed, or contested by the clerk with a reason. Signed is the last word."""

    class Party(models.TextChoices):
        OBSERVER = "observer", _("observer")
        CLERK = "clerk", _("clerk")

    class Word(models.TextChoices):
        SIGNED = "signed", pgettext_lazy("a word on an assessment", "signed")
        CONTESTED = "contested", pgettext_lazy("a word on an assessment", "contested")

    assessment = models.ForeignKey(
        PracticalAssessment, models.PROTECT, related_name="signatures", verbose_name=_("practical assessment")
    )
    party = models.CharField(_("party"), max_length=8, choices=Party)
    word = models.CharField(_("word"), max_length=9, choices=Word)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("signature on a practical assessment")
        verbose_name_plural = _("signatures on practical assessments")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "party", "word"], name="one_practical_word_a_party"),
            models.CheckConstraint(
                condition=models.Q(party__in=["observer", "clerk"], word="signed")
                | (models.Q(party="clerk", word="contested") & ~models.Q(reason="")),
                name="practical_word_of_a_party",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment} · {self.get_party_display()} · {self.get_word_display()}"

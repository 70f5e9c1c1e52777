"""Exams: the blueprint, what an invigilator did, answers that came too late, and results."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ledger.models import LedgerModel
from people.models import Centre

LONGEST_MINUTES = 300


class Paper(models.Model):
    """试卷: the blueprint of an exam of one centre. State, with its changes in the audit log; once published its
    `cells` and numbers never change (a new paper is made from it instead).

    `cells` says what is drawn, see `quizzes.exams.domain.blueprint`; `case_percent` is the share of counter cases
    among the items; `by_volume` draws the matters of a cell in proportion to their yearly cases. A sitting may be
    started in [opens_at, closes_at) and ends at closes_at at the latest. `grace_seconds` is how much later than the
    limit a request may still arrive. No question goes to more than `item_percent` of the people while another is left;
    one shown in `worn_after` sittings of the last `worn_days` is drawn last. `room_code` is told in the room; empty:
    none is asked for.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("exam paper", "draft")
        PUBLISHED = "published", pgettext_lazy("exam paper", "published")
        WITHDRAWN = "withdrawn", pgettext_lazy("exam paper", "withdrawn")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="papers", verbose_name=_("centre"))
    title = models.CharField(_("title"), max_length=120)
    note = models.TextField(_("what candidates should know"), max_length=1000, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    cells = models.JSONField(_("what is asked"), default=list)
    case_percent = models.PositiveSmallIntegerField(
        _("share of counter cases in percent"), default=0, validators=[MaxValueValidator(100)]
    )
    by_volume = models.BooleanField(_("weigh matters by yearly cases"), default=False)
    pass_percent = models.PositiveSmallIntegerField(
        _("pass mark in percent"), default=80, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    minutes = models.PositiveSmallIntegerField(
        pgettext_lazy("time of an exam", "minutes"),
        default=60,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_MINUTES)],
    )
    grace_seconds = models.PositiveSmallIntegerField(
        _("seconds of grace"), default=30, validators=[MaxValueValidator(600)]
    )
    tries = models.PositiveSmallIntegerField(_("tries"), default=1, validators=[MinValueValidator(1)])
    hours_apart = models.PositiveSmallIntegerField(_("hours between two tries"), default=24)
    opens_at = models.DateTimeField(_("opens at"))
    closes_at = models.DateTimeField(_("closes at"))
    item_percent = models.PositiveSmallIntegerField(
        _("one question goes to at most, in percent of those who sit it"),
        default=25,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    worn_after = models.PositiveSmallIntegerField(
        _("a question comes last after so many sittings"), default=20, validators=[MinValueValidator(1)]
    )
    worn_days = models.PositiveSmallIntegerField(
        _("within so many days"), default=180, validators=[MinValueValidator(1), MaxValueValidator(1000)]
    )
    room_code = models.CharField(_("room code"), max_length=20, blank=True)
    people = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="papers_to_sit", verbose_name=_("who sits it"), blank=True
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by"))
    made_at = models.DateTimeField(_("made at"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)

    class Meta:
        verbose_name = _("exam paper")
        verbose_name_plural = _("exam papers")
        ordering = ["-opens_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")), name="paper_closes_after_opening"
            ),
            models.CheckConstraint(
                condition=models.Q(minutes__gte=1, minutes__lte=LONGEST_MINUTES, tries__gte=1), name="paper_has_time"
            ),
            models.CheckConstraint(
                condition=models.Q(pass_percent__gte=1, pass_percent__lte=100, case_percent__lte=100),
                name="paper_percents",
            ),
            models.CheckConstraint(
                condition=models.Q(item_percent__gte=1, item_percent__lte=100, worn_after__gte=1, worn_days__gte=1),
                name="paper_exposure",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft", published_at=None) | models.Q(published_at__isnull=False),
                name="published_paper_says_when",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED


class SittingAct(LedgerModel):
    """What an invigilator did to one sitting; its limit is reckoned from these, see `quizzes.exams.domain.limits`.

    `minutes` only of extra time and of a sitting opened again: what is added to its time. The key of a sitting on paper
    was opened, or its answers were entered; the latter takes effect when the sheet was handed in.
    """

    class Kind(models.TextChoices):
        EXTRA_TIME = "extra_time", _("extra time")
        PAUSED = "paused", pgettext_lazy("exam sitting", "paused")
        RESUMED = "resumed", pgettext_lazy("exam sitting", "resumed")
        REOPENED = "reopened", pgettext_lazy("exam sitting", "opened again")
        KEY_OPENED = "key_opened", _("key opened")
        ENTERED = "entered", _("entered from paper")

    attempt = models.ForeignKey("quizzes.Attempt", models.PROTECT, related_name="acts", verbose_name=_("attempt"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    minutes = models.PositiveSmallIntegerField(pgettext_lazy("time of an exam", "minutes"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("act of an invigilator")
        verbose_name_plural = _("acts of invigilators")
        ordering = ["effective_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["extra_time", "reopened"], minutes__isnull=False, minutes__gte=1)
                | models.Q(kind__in=["paused", "resumed", "key_opened", "entered"], minutes=None),
                name="act_adds_time_or_none",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="act_says_why"),
        ]
        indexes = [models.Index(fields=["attempt", "effective_at"], name="act_by_attempt")]

    def __str__(self) -> str:
        return f"{self.attempt_id} · {self.get_kind_display()}"


class LateAnswer(LedgerModel):
    """An answer that reached us after the limit and its grace: kept, not counted, until the head accepts it.

    `written_at` is when the clerk's device says it was given; shown to the head, believed by nobody.
    """

    draw = models.ForeignKey("quizzes.Draw", models.PROTECT, related_name="late_answers", verbose_name=_("draw"))
    sequence = models.PositiveIntegerField(_("sequence"))
    answer = models.JSONField(_("answer"))
    receipt = models.CharField(_("receipt"), max_length=64)
    written_at = models.DateTimeField(_("written at, by the device"), null=True, blank=True)

    class Meta:
        verbose_name = _("late answer")
        verbose_name_plural = _("late answers")
        ordering = ["draw", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "sequence"], name="late_answer_sequence_once"),
            models.CheckConstraint(condition=models.Q(sequence__gte=1), name="late_answer_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.draw_id}#{self.sequence}"


class LateAnswerDecision(LedgerModel):
    """The head's word on one late answer, with the reason."""

    late = models.OneToOneField(LateAnswer, models.PROTECT, related_name="decision", verbose_name=_("late answer"))
    accepted = models.BooleanField(_("accepted"))
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("decision on a late answer")
        verbose_name_plural = _("decisions on late answers")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="late_answer_decision_says_why")]

    def __str__(self) -> str:
        return f"{self.late_id} · {self.accepted}"


class ExamResult(LedgerModel):
    """成绩: the score of one sitting. A later row (opened again, late answers accepted, regraded) stands over the
    earlier one, and both are kept.

    An item counts when it was answered wholly right. `marks` is [[position, right, answered], …]. `passed` holds when
    right × 100 ≥ pass_percent × asked.
    """

    class Cause(models.TextChoices):
        SUBMITTED = "submitted", pgettext_lazy("exam result", "handed in")
        TIME_UP = "time_up", pgettext_lazy("exam result", "time was up")
        LATE_ACCEPTED = "late_accepted", pgettext_lazy("exam result", "late answers accepted")
        REGRADED = "regraded", pgettext_lazy("exam result", "graded anew")
        ON_PAPER = "on_paper", pgettext_lazy("exam result", "entered from paper")

    attempt = models.ForeignKey("quizzes.Attempt", models.PROTECT, related_name="results", verbose_name=_("attempt"))
    number = models.PositiveSmallIntegerField(_("number"))
    cause = models.CharField(_("cause"), max_length=15, choices=Cause)
    right = models.PositiveSmallIntegerField(_("right"))
    asked = models.PositiveSmallIntegerField(_("asked"))
    pass_percent = models.PositiveSmallIntegerField(_("pass mark in percent"))
    passed = models.BooleanField(_("passed"))
    marks = models.JSONField(_("marks"), default=list)

    class Meta:
        verbose_name = _("exam result")
        verbose_name_plural = _("exam results")
        ordering = ["attempt", "number"]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "number"], name="exam_result_number_once"),
            models.CheckConstraint(condition=models.Q(right__lte=models.F("asked")), name="exam_counts_agree"),
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id} · {self.right}/{self.asked}"

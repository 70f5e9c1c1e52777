"""A sitting, what was drawn in it, and every answer given."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courses.models import Matter, MatterVersion
from ledger.models import LedgerModel
from quizzes.models.facets import FACET_CHOICES, names_a_facet
from quizzes.models.item import ItemSnapshot


class Attempt(models.Model):
    """作答: one sitting of practice, of a matter check, of an exam or of a short check. State, with its start and
    end in the audit log.

    `seed` is secret until the sitting is closed. Practice keeps in `policy` the seconds that checks
    which are due have of the week. A check freezes its `policy`, its matter version and the `bank`
    it draws from at the start, for a catalogue applied meanwhile must not touch a running one. `plan` is what will
    be asked: of practice a list of [matter, facet, reason], of a check the facets with items. `facets` narrows a
    check to the named ones (delta check; empty: all). `shared` is filled where the change asked of is one of many
    matters: {"matters": {matter key: [version key, version number]}, "names": what came, in normal form}.

    An exam sits a `paper`; all its items are drawn when the sitting is made, which may be ahead of the start
    (`prepared`), and `policy` freezes the paper's numbers then. Once it is `on_paper` (its key was opened, or its
    answers came in from a sheet) it never opens on a screen; a check `on_paper` is made from its entered sheet. A short
    check draws all its items at the start, and `plan` says of which matters and facets.
    """

    class Kind(models.TextChoices):
        PRACTICE = "practice", _("practice")
        CHECK = "check", _("matter check")
        EXAM = "exam", _("exam")
        SHORT = "short", _("short check")

    class State(models.TextChoices):
        PREPARED = "prepared", pgettext_lazy("sitting", "prepared")
        OPEN = "open", _("open")
        FINISHED = "finished", _("finished")

    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="attempts", verbose_name=_("clerk")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="attempts", verbose_name=_("matter")
    )
    matter_version = models.ForeignKey(
        MatterVersion, models.PROTECT, null=True, blank=True, related_name="attempts", verbose_name=_("matter version")
    )
    paper = models.ForeignKey(
        "quizzes.Paper", models.PROTECT, null=True, blank=True, related_name="attempts", verbose_name=_("exam paper")
    )
    facets = models.JSONField(_("facets"), default=list)
    plan = models.JSONField(_("plan"), default=list)
    shared = models.JSONField(_("shared with other matters"), default=dict)
    policy = models.JSONField(_("policy"), default=dict)
    bank = models.JSONField(_("bank"), default=dict)
    seed = models.BigIntegerField(_("seed"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    on_paper = models.BooleanField(_("on paper"), default=False)
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["clerk"], condition=models.Q(kind="practice", state="open"), name="one_open_practice"
            ),
            models.UniqueConstraint(
                fields=["clerk", "matter"], condition=models.Q(kind="check", state="open"), name="one_open_check"
            ),
            models.UniqueConstraint(
                fields=["clerk", "paper"],
                condition=models.Q(kind="exam", state__in=["prepared", "open"]),
                name="one_open_exam",
            ),
            models.UniqueConstraint(
                fields=["clerk"], condition=models.Q(kind="short", state="open"), name="one_open_short_check"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["practice", "short"], matter=None, matter_version=None, paper=None)
                | models.Q(kind="check", matter__isnull=False, matter_version__isnull=False, paper=None)
                | models.Q(kind="exam", matter=None, matter_version=None, paper__isnull=False),
                name="attempt_kind_has_its_matter",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="exam", state="prepared", started_at=None, finished_at=None)
                | models.Q(state="open", started_at__isnull=False, finished_at=None)
                | models.Q(
                    state="finished",
                    started_at__isnull=False,
                    finished_at__isnull=False,
                    finished_at__gte=models.F("started_at"),
                ),
                name="finished_attempt_says_when",
            ),
            models.CheckConstraint(
                condition=models.Q(on_paper=False)
                | models.Q(kind="exam", state__in=["prepared", "finished"])
                | models.Q(kind="check", state="finished"),
                name="on_paper_never_on_screen",
            ),
        ]
        indexes = [models.Index(fields=["clerk", "kind", "started_at"], name="attempt_by_clerk")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN


class Draw(models.Model):
    """One item of an attempt, at its position from 1. Written once; `facet` is what it was drawn for, empty where the
    item bears on none (what else the list says of a matter: only practised, and no evidence).

    `seconds` is what a practised item was reckoned at when it was asked, so that typical times that change later
    don't change what a week has asked."""

    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="draws", verbose_name=_("attempt"))
    position = models.PositiveSmallIntegerField(_("position"))
    snapshot = models.ForeignKey(ItemSnapshot, models.PROTECT, related_name="draws", verbose_name=_("item snapshot"))
    facet = models.CharField(_("facet"), max_length=20, choices=FACET_CHOICES, blank=True)
    drawn_at = models.DateTimeField(_("drawn at"))
    seconds = models.PositiveSmallIntegerField(_("reckoned at, in seconds"), null=True)

    class Meta:
        verbose_name = _("draw")
        verbose_name_plural = _("draws")
        ordering = ["attempt", "position"]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "position"], name="one_draw_a_position"),
            models.CheckConstraint(condition=models.Q(position__gte=1), name="draw_counts_from_one"),
            models.CheckConstraint(condition=names_a_facet() | models.Q(facet=""), name="draw_names_a_facet"),
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id}/{self.position}"


class Response(LedgerModel):
    """答案: one answer as sent. The highest `sequence` of a draw stands, whatever arrives later.

    `receipt` is what the clerk was shown after the commit: a hash over draw, sequence, answer and time.
    """

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="responses", verbose_name=_("draw"))
    sequence = models.PositiveIntegerField(_("sequence"))
    answer = models.JSONField(_("answer"))
    receipt = models.CharField(_("receipt"), max_length=64)

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        ordering = ["draw", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "sequence"], name="response_sequence_once"),
            models.CheckConstraint(condition=models.Q(sequence__gte=1), name="response_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.draw_id}#{self.sequence}"

"""Where a clerk works: base post and overlays, and when they are away."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models.places import Window
from people.models.users import User


class PostingQuerySet(models.QuerySet):
    """Postings by the day they run."""

    def running_on(self, on: date) -> "PostingQuerySet":
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gt=on), starts_on__lte=on)

    def sharing_days(self, starts_on: date, ends_on: date | None) -> "PostingQuerySet":
        """Those that run on a day of [starts_on, ends_on)."""
        found = self.filter(models.Q(ends_on=None) | models.Q(ends_on__gt=starts_on))
        return found.filter(starts_on__lt=ends_on) if ends_on else found


class StandingPostings(models.Manager.from_queryset(PostingQuerySet)):  # type: ignore[misc]
    """Postings as they are true: without those that were written by mistake."""

    def get_queryset(self) -> PostingQuerySet:
        return super().get_queryset().filter(annulled_at=None)


class Posting(models.Model):
    """任岗 on [starts_on, ends_on): one base post (定岗) at a time, overlays beside it.

    State while open-ended, with its changes in the audit log; what a closed posting says is never touched again. One
    written by mistake is annulled and stays; the row that is right names it as the one it `corrects`. `objects` are
    those that stand, `ever` all that were written. That no two base posts of a clerk share a day is the database's own
    rule (`people.posts_apart`).
    """

    class Kind(models.TextChoices):
        BASE = "base", _("base post")
        ROTATION = "rotation", _("rotation")
        SHADOWING = "shadowing", _("shadowing")
        SECONDMENT = "secondment", _("secondment")
        STAND_IN = "stand_in", _("stand-in")

    class Ground(models.TextChoices):
        """The grounds on which a clerk may leave a post early or be seconded; a short list on purpose."""

        MERGER = "merger", _("windows or bodies reorganised")
        SELECTION = "selection", _("selected or appointed elsewhere by the organisation")
        HEALTH = "health", _("health")
        RECUSAL = "recusal", _("recusal from the post")
        URGENT = "urgent", _("emergency or a task set from above")

    clerk = models.ForeignKey(User, models.PROTECT, related_name="postings", verbose_name=_("clerk"))
    window = models.ForeignKey(
        Window, models.PROTECT, null=True, blank=True, related_name="postings", verbose_name=_("window")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    host = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="hosted_postings", verbose_name=_("host")
    )
    approved_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("approved by")
    )
    document_number = models.CharField(_("document number"), max_length=60, blank=True)
    ground = models.CharField(_("ground of the exception"), max_length=10, choices=Ground, blank=True)
    annulled_at = models.DateTimeField(_("annulled at"), null=True, blank=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="correction", verbose_name=_("corrects")
    )

    objects = StandingPostings()
    ever = PostingQuerySet.as_manager()

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        ordering = ["clerk", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["clerk"],
                condition=models.Q(kind="base", ends_on=None, annulled_at=None),
                name="one_open_base_post",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("starts_on")),
                name="posting_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="secondment") | models.Q(window__isnull=False),
                name="posting_has_window_unless_seconded",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clerk} · {self.get_kind_display()} · {self.window or self.reason}"


class LeaveQuerySet(models.QuerySet):
    """Leave by the day it covers."""

    def covering(self, on: date) -> "LeaveQuerySet":
        return self.filter(starts_on__lte=on, ends_on__gt=on)

    def sharing_days(self, starts_on: date, ends_on: date) -> "LeaveQuerySet":
        """Those with a day of [starts_on, ends_on)."""
        return self.filter(starts_on__lt=ends_on, ends_on__gt=starts_on)


class StandingLeave(models.Manager.from_queryset(LeaveQuerySet)):  # type: ignore[misc]
    """Leave as it is true: without what was withdrawn."""

    def get_queryset(self) -> LeaveQuerySet:
        return super().get_queryset().filter(withdrawn_at=None)


class Leave(models.Model):
    """Away on [starts_on, ends_on). What was withdrawn stays, out of sight of `objects`; `ever` holds it too.

    `recorded_at` is empty for what was entered before it was kept: what is told as of a day takes it as known.
    """

    class Kind(models.TextChoices):
        ANNUAL = "annual", _("annual leave")
        SICK = "sick", _("sick leave")
        PARENTAL = "parental", _("parental leave")
        OTHER = "other", _("other leave")

    clerk = models.ForeignKey(User, models.PROTECT, related_name="leaves", verbose_name=_("clerk"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    recorded_at = models.DateTimeField(_("recorded at"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = StandingLeave()
    ever = LeaveQuerySet.as_manager()

    class Meta:
        verbose_name = _("leave")
        verbose_name_plural = _("leaves")
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_on__gt=models.F("starts_on")), name="leave_ends_after_start")
        ]

    def __str__(self) -> str:
        return f"{self.clerk} {self.starts_on}–{self.ends_on}"

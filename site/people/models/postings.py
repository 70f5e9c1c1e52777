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


class Posting(models.Model):
    """任岗 on [starts_on, ends_on): one base post (定岗) at a time, overlays beside it.

    State while open-ended, with its changes in the audit log; a closed posting is never touched again.
    """

    class Kind(models.TextChoices):
        BASE = "base", _("base post")
        ROTATION = "rotation", _("rotation")
        SHADOWING = "shadowing", _("shadowing")
        SECONDMENT = "secondment", _("secondment")
        STAND_IN = "stand_in", _("stand-in")

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

    objects = PostingQuerySet.as_manager()

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        ordering = ["clerk", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["clerk"], condition=models.Q(kind="base", ends_on=None), name="one_open_base_post"
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


class Leave(models.Model):
    """Away on [starts_on, ends_on)."""

    class Kind(models.TextChoices):
        ANNUAL = "annual", _("annual leave")
        SICK = "sick", _("sick leave")
        PARENTAL = "parental", _("parental leave")
        OTHER = "other", _("other leave")

    clerk = models.ForeignKey(User, models.PROTECT, related_name="leaves", verbose_name=_("clerk"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))

    objects = LeaveQuerySet.as_manager()

    class Meta:
        verbose_name = _("leave")
        verbose_name_plural = _("leaves")
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_on__gt=models.F("starts_on")), name="leave_ends_after_start")
        ]

    def __str__(self) -> str:
        return f"{self.clerk} {self.starts_on}–{self.ends_on}"

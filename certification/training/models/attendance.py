"""Who attended a class, and the words of both sides on it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certification.training.models.sessions import SessionPaper, TrainingSession
from ledger.models import LedgerModel


class Attendance(LedgerModel):
    """参训: one line of the register. The newest line of a clerk and session stands, until its year is closed.

    It counts once both sides signed it; see AttendanceSignature. `source` says whose word it was entered on, `paper` is
    the organiser's list or the clerk's proof.
    """

    class Source(models.TextChoices):
        REGISTER = "register", pgettext_lazy("source of an attendance", "entered by the head")
        LIST = "list", pgettext_lazy("source of an attendance", "organiser's list")
        OUTSIDE = "outside", pgettext_lazy("source of an attendance", "handed in by the clerk")

    class Result(models.TextChoices):
        COMPLETED = "completed", _("completed")
        NOT_COMPLETED = "not_completed", _("not completed")

    session = models.ForeignKey(
        TrainingSession, models.PROTECT, related_name="attendances", verbose_name=_("training session")
    )
    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="attendances", verbose_name=_("clerk")
    )
    result = models.CharField(pgettext_lazy("of a class", "result"), max_length=15, choices=Result)
    source = models.CharField(_("source"), max_length=8, choices=Source, default=Source.REGISTER)
    paper = models.ForeignKey(
        SessionPaper, models.PROTECT, null=True, related_name="attendances", verbose_name=_("paper of a class")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ["session", "clerk", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(result__in=["completed", "not_completed"]), name="attendance_has_a_result"
            ),
            models.CheckConstraint(
                condition=models.Q(source="register") | models.Q(source__in=["list", "outside"], paper__isnull=False),
                name="attendance_has_its_paper",
            ),
        ]
        indexes = [models.Index(fields=["clerk", "session"], name="attendance_by_clerk")]

    def __str__(self) -> str:
        return f"{self.clerk} · {self.session}"


class AttendanceSignature(LedgerModel):
    """One side's word on a line of the register: the clerk's own, or the head's. Signed is the last word.

    Contested, with a reason: the clerk says it was otherwise, or the head declines a training elsewhere.
    """

    class Party(models.TextChoices):
        CLERK = "clerk", _("clerk")
        HEAD = "head", _("head of centre")

    class Word(models.TextChoices):
        SIGNED = "signed", pgettext_lazy("a word on an attendance", "signed")
        CONTESTED = "contested", pgettext_lazy("a word on an attendance", "contested")

    attendance = models.ForeignKey(Attendance, models.PROTECT, related_name="signatures", verbose_name=_("attendance"))
    party = models.CharField(_("party"), max_length=5, choices=Party)
    word = models.CharField(_("word"), max_length=9, choices=Word, default=Word.SIGNED)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("signature on an attendance")
        verbose_name_plural = _("signatures on attendances")
        constraints = [
            models.UniqueConstraint(fields=["attendance", "party", "word"], name="one_signature_a_party"),
            models.CheckConstraint(condition=models.Q(party__in=["clerk", "head"]), name="signature_of_a_party"),
            models.CheckConstraint(
                condition=models.Q(word="signed") | (models.Q(word="contested") & ~models.Q(reason="")),
                name="attendance_word_with_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attendance} · {self.get_party_display()}"

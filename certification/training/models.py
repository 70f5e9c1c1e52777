"""Classes (集中培训) and who attended them, signed by both sides."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certification.training.domain.attendance import OrganiserLevel
from ledger.models import LedgerModel
from people.models import Centre


class TrainingSession(models.Model):
    """A class a centre's clerks go to. State, with its changes in the audit log; it never counts hours for a duty."""

    class Level(models.TextChoices):
        CENTRE = OrganiserLevel.CENTRE, _("the centre itself")
        TOWN = OrganiserLevel.TOWN, _("town")
        COUNTY = OrganiserLevel.COUNTY, _("county")
        CITY = OrganiserLevel.CITY, _("city")
        PROVINCE = OrganiserLevel.PROVINCE, _("province")
        NATION = OrganiserLevel.NATION, _("nation")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="training_sessions", verbose_name=_("centre"))
    title = models.CharField(_("title"), max_length=120)
    course = models.CharField(_("course"), max_length=200, blank=True)
    organiser = models.CharField(_("organiser"), max_length=120)
    organiser_level = models.CharField(_("level of the organiser"), max_length=10, choices=Level)
    notice_number = models.CharField(_("notice number"), max_length=60, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    starts_at = models.DateTimeField(_("starts at"))
    days = models.PositiveSmallIntegerField(pgettext_lazy("how long a class lasts", "days"), default=1)
    hours = models.DecimalField(pgettext_lazy("how long a class lasts", "hours"), max_digits=5, decimal_places=1)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("registered by")
    )
    registered_at = models.DateTimeField(_("registered at"))

    class Meta:
        verbose_name = _("training session")
        verbose_name_plural = _("training sessions")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(days__gte=1), name="session_lasts_a_day"),
            models.CheckConstraint(condition=models.Q(hours__gt=0), name="session_has_hours"),
            models.CheckConstraint(
                condition=models.Q(organiser_level__in=[level.value for level in OrganiserLevel]),
                name="session_level_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def started_on(self) -> date:
        return timezone.localdate(self.starts_at)

    @property
    def ended_on(self) -> date:
        """The last day; its year is the year the class counts for."""
        return self.started_on + timedelta(days=self.days - 1)


class Attendance(LedgerModel):
    """参训: one line of the register as the head entered it. The newest line of a clerk and session stands.

    It counts once both sides signed it; see AttendanceSignature.
    """

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
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ["session", "clerk", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(result__in=["completed", "not_completed"]), name="attendance_has_a_result"
            )
        ]
        indexes = [models.Index(fields=["clerk", "session"], name="attendance_by_clerk")]

    def __str__(self) -> str:
        return f"{self.clerk} · {self.session}"


class AttendanceSignature(LedgerModel):
    """One side's word that a line of the register is true: the clerk's own, or the head's."""

    class Party(models.TextChoices):
        CLERK = "clerk", _("clerk")
        HEAD = "head", _("head of centre")

    attendance = models.ForeignKey(Attendance, models.PROTECT, related_name="signatures", verbose_name=_("attendance"))
    party = models.CharField(_("party"), max_length=5, choices=Party)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("signature on an attendance")
        verbose_name_plural = _("signatures on attendances")
        constraints = [
            models.UniqueConstraint(fields=["attendance", "party"], name="one_signature_a_party"),
            models.CheckConstraint(condition=models.Q(party__in=["clerk", "head"]), name="signature_of_a_party"),
        ]

    def __str__(self) -> str:
        return f"{self.attendance} · {self.get_party_display()}"

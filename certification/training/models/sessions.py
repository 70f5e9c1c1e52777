"""Classes (集中培训), the papers that belong to them, and who asked for a seat."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certification.training.domain.attendance import OrganiserLevel
from courses.models.files import private_files
from people.models import Centre


class TrainingSession(models.Model):
    """A class a centre's clerks go to. State, with its changes in the audit log.

    An outside one (`kind`) was attended by one clerk on their own and handed in with its paper; what it says stands as
    the clerk wrote it, for the head to approve or decline.
    """

    class Kind(models.TextChoices):
        HELD = "held", pgettext_lazy("a class", "announced to the centre")
        OUTSIDE = "outside", pgettext_lazy("a class", "training elsewhere")

    class Level(models.TextChoices):
        CENTRE = OrganiserLevel.CENTRE, _("the centre itself")
        TOWN = OrganiserLevel.TOWN, _("town")
        COUNTY = OrganiserLevel.COUNTY, _("county")
        CITY = OrganiserLevel.CITY, _("city")
        PROVINCE = OrganiserLevel.PROVINCE, _("province")
        NATION = OrganiserLevel.NATION, _("nation")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="training_sessions", verbose_name=_("centre"))
    kind = models.CharField(_("kind"), max_length=7, choices=Kind, default=Kind.HELD)
    title = models.CharField(_("title"), max_length=120)
    course = models.CharField(_("course"), max_length=200, blank=True)
    organiser = models.CharField(_("organiser"), max_length=120)
    organiser_level = models.CharField(_("level of the organiser"), max_length=10, choices=Level)
    notice_number = models.CharField(_("notice number"), max_length=60, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    starts_at = models.DateTimeField(_("starts at"))
    days = models.PositiveSmallIntegerField(pgettext_lazy("how long a class lasts", "days"), default=1)
    hours = models.DecimalField(pgettext_lazy("how long a class lasts", "hours"), max_digits=5, decimal_places=1)
    themes = models.JSONField(_("themes"), default=list, blank=True)
    seats = models.PositiveSmallIntegerField(_("seats"), null=True, blank=True)
    minutes = models.TextField(_("minutes"), blank=True)
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
            models.CheckConstraint(condition=models.Q(seats=None) | models.Q(seats__gte=1), name="session_has_a_seat"),
            models.CheckConstraint(condition=models.Q(kind__in=["held", "outside"]), name="session_kind_known"),
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

    @property
    def is_outside(self) -> bool:
        return self.kind == self.Kind.OUTSIDE


def paper_place(paper: "SessionPaper", name: str) -> str:
    """By the bytes' hash: nothing of what the person called the file reaches the disk."""
    return f"training/{paper.sha256[:2]}/{paper.sha256}"


class SessionPaper(models.Model):
    """A file that belongs to a class: its notice, material, minutes, the signed sheet, the organiser's list, a proof.

    State, with its changes in the audit log: one that was put in by mistake is taken off, never deleted.
    """

    class Kind(models.TextChoices):
        NOTICE = "notice", pgettext_lazy("a paper of a class", "notice")
        MATERIAL = "material", pgettext_lazy("a paper of a class", "material")
        MINUTES = "minutes", pgettext_lazy("a paper of a class", "minutes")
        SHEET = "sheet", pgettext_lazy("a paper of a class", "signed attendance sheet")
        LIST = "list", pgettext_lazy("a paper of a class", "organiser's list")
        PROOF = "proof", pgettext_lazy("a paper of a class", "certificate or notice of a training elsewhere")

    FOR_CLERKS = (Kind.NOTICE, Kind.MATERIAL)
    """What every clerk of the centre may take; the others name people."""

    session = models.ForeignKey(
        TrainingSession, models.PROTECT, related_name="papers", verbose_name=_("training session")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    name = models.CharField(_("file name"), max_length=200)
    sha256 = models.CharField(_("file hash"), max_length=64)
    size = models.PositiveIntegerField(_("bytes"))
    file = models.FileField(_("file"), storage=private_files, upload_to=paper_place, max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("stored at"))
    taken_off_at = models.DateTimeField(_("taken off at"), null=True)

    class Meta:
        verbose_name = _("paper of a class")
        verbose_name_plural = _("papers of classes")
        ordering = ["session", "kind", "pk"]

    def __str__(self) -> str:
        return self.name


class Enrolment(models.Model):
    """A seat somebody asked for, for themselves or for a clerk. State, with its changes in the audit log.

    Who has a seat and who waits follows from the order of asking; whoever withdraws and asks again is last.
    """

    session = models.ForeignKey(
        TrainingSession, models.PROTECT, related_name="enrolments", verbose_name=_("training session")
    )
    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="enrolments", verbose_name=_("clerk")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("enrolled at"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True)

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        ordering = ["session", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "clerk"], condition=models.Q(withdrawn_at=None), name="one_seat_a_clerk"
            )
        ]

    def __str__(self) -> str:
        return f"{self.clerk} · {self.session}"

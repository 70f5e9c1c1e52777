"""A shadowing as planned, what was seen on which day, the host's word, and the sittings of the short check."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courses.models import Matter
from courses.models.files import private_files
from ledger.models import LedgerModel
from people.models import Centre, Posting
from quizzes.models import Attempt


class Shadowing(models.Model):
    """跟班学习 on [starts_on, ends_on): who goes along with whom, and the matters to be seen. State, with its changes
    in the audit log.

    The host has an account, or a name and an office; never both. With an account the days also stand among the
    learner's postings, where the host has a window.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="shadowings", verbose_name=_("centre"))
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="shadowings", verbose_name=_("learner")
    )
    host = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="hosted_shadowings",
        verbose_name=_("host"),
    )
    host_name = models.CharField(_("name of the host"), max_length=60, blank=True)
    host_office = models.CharField(_("office of the host"), max_length=120, blank=True)
    starts_on = models.DateField(pgettext_lazy("the first day of a posting", "from"))
    ends_on = models.DateField(_("to"))
    matters = models.ManyToManyField(Matter, related_name="shadowings", verbose_name=_("matters to be seen"))
    reason = models.CharField(_("reason"), max_length=200)
    posting = models.OneToOneField(
        Posting, models.PROTECT, null=True, related_name="shadowing", verbose_name=_("posting")
    )
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    planned_at = models.DateTimeField(_("planned at"))
    called_off_at = models.DateTimeField(_("called off at"), null=True)
    called_off_reason = models.CharField(_("why it was called off"), max_length=200, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("a learner beside a host", "shadowing")
        verbose_name_plural = _("shadowings")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(host__isnull=False, host_name="", host_office="")
                | (models.Q(host=None) & ~models.Q(host_name="") & ~models.Q(host_office="")),
                name="shadowing_names_one_host",
            ),
            models.CheckConstraint(
                condition=models.Q(host=None) | ~models.Q(host=models.F("learner")),
                name="shadowing_host_is_another",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")), name="shadowing_ends_after_start"
            ),
            models.CheckConstraint(
                condition=models.Q(called_off_at=None, called_off_reason="")
                | (models.Q(called_off_at__isnull=False) & ~models.Q(called_off_reason="")),
                name="shadowing_called_off_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learner} · {self.hosted_by}"

    @property
    def hosted_by(self) -> str:
        """The host by name; somebody outside with their office."""
        return str(self.host) if self.host_id else f"{self.host_office} {self.host_name}"

    @property
    def last_day(self):
        return self.ends_on - timedelta(days=1)


class ShadowingSeen(LedgerModel):
    """A matter the learner saw handled on a day, or (`seen` False) that they did not after all. The newest row of a
    matter and day stands. No time, no place, no picture."""

    shadowing = models.ForeignKey(Shadowing, models.PROTECT, related_name="sightings", verbose_name=_("shadowing"))
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+", verbose_name=_("matter"))
    seen_on = models.DateField(_("seen on"))
    seen = models.BooleanField(_("seen"), default=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("matter seen while shadowing")
        verbose_name_plural = _("matters seen while shadowing")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.matter} · {self.seen_on}"


class ShadowingWord(LedgerModel):
    """The host's word: signed, or refused with a reason. Signed is the last word. `effective_at` is when it was said.

    `matters` is what it was said about: [matter key, day] as the learner's list stood. Of a host without an account the
    head enters the paper, and `scan` is its picture.
    """

    class Word(models.TextChoices):
        SIGNED = "signed", pgettext_lazy("a host's word", "signed")
        REFUSED = "refused", pgettext_lazy("a host's word", "refused")

    shadowing = models.ForeignKey(Shadowing, models.PROTECT, related_name="words", verbose_name=_("shadowing"))
    word = models.CharField(_("word"), max_length=7, choices=Word)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    matters = models.JSONField(_("matters"), default=list)
    scan = models.FileField(_("scan of the signed form"), storage=private_files, max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("word of a host")
        verbose_name_plural = _("words of hosts")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["shadowing"], condition=models.Q(word="signed"), name="shadowing_signed_once"
            ),
            models.CheckConstraint(
                condition=models.Q(word="signed") | (models.Q(word="refused") & ~models.Q(reason="")),
                name="host_refuses_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shadowing} · {self.get_word_display()}"


class ShadowingCheck(LedgerModel):
    """A sitting of the short check, and the matters seen when it began: [matter key]. How it went is read from its
    answers."""

    shadowing = models.ForeignKey(Shadowing, models.PROTECT, related_name="checks", verbose_name=_("shadowing"))
    attempt = models.OneToOneField(Attempt, models.PROTECT, related_name="+", verbose_name=_("attempt"))
    matters = models.JSONField(_("matters"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("short check of a shadowing")
        verbose_name_plural = _("short checks of shadowings")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.shadowing} · {self.attempt_id}"

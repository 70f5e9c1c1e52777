"""What people were reminded of, by which rules, and how each of them wants to be."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ledger.models.base import LedgerModel
from ledger.models.rules_version import RulesVersion


class Reminder(LedgerModel):
    """One thing said to one person once, at one step before or after its day, through one channel.

    `step` counts days before the due day; 0 and below is overdue. The constraint, not the worker, keeps a thing from
    being said twice.
    """

    class Channel(models.TextChoices):
        APP = "app", pgettext_lazy("channel", "in the application")
        MAIL = "mail", pgettext_lazy("channel", "by mail")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="reminders", verbose_name=_("person")
    )
    kind = models.CharField(_("kind"), max_length=60)
    key = models.CharField(_("key"), max_length=120)
    due_on = models.DateField(_("due on"))
    step = models.SmallIntegerField(_("step"))
    channel = models.CharField(_("channel"), max_length=8, choices=Channel)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "key", "due_on", "step", "channel"], name="reminder_said_once"
            )
        ]
        indexes = [models.Index(fields=["person", "channel", "due_on"], name="reminders_of_person")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.key} {self.due_on} ({self.step})"


class ReminderChoice(models.Model):
    """How a person is reminded. State, not ledger: changes are in the audit log.

    `feed` is the secret part of the calendar's address (empty: there is none); `asked_on` the last day on which the
    house looked for what is due for them.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="reminder_choice", verbose_name=_("person")
    )
    mail = models.BooleanField(_("remind me by mail"), default=True)
    feed = models.CharField(_("calendar address"), max_length=43, blank=True)
    asked_on = models.DateField(_("asked on"), null=True)

    class Meta:
        verbose_name = _("way to remind")
        verbose_name_plural = _("ways to remind")
        constraints = [
            models.UniqueConstraint(fields=["feed"], condition=~models.Q(feed=""), name="calendar_address_once")
        ]

    def __str__(self) -> str:
        return str(self.person)


class ReminderRulesVersion(RulesVersion):
    """提醒规则: how many days before its day a thing is said, and how often once it is overdue. What the numbers mean
    is known above, where reminders are said."""

    class Meta(RulesVersion.Meta):
        verbose_name = _("rules of reminders")
        verbose_name_plural = _("rules of reminders")

"""Vetting much of the bank: how far it is, and what it found."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class VettingRun(models.Model):
    """One going over of the whole bank, or of what a change of the synonyms touches. State.

    `matters` are the keys still and already done, in order, emptied at the end; `cursor` is how many are done, so that
    a killed worker's run goes on where it stood. `broken` are matters that could not be vetted.
    """

    class Reason(models.TextChoices):
        NIGHTLY = "nightly", _("every night")
        ASKED_FOR = "asked_for", _("asked for")
        SYNONYMS = "synonyms", _("synonyms changed")
        WITHDRAWN = "withdrawn", _("a template was taken out or put back")

    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    whole = models.BooleanField(_("the whole bank"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    matters = models.JSONField(_("matters"), default=list)
    total = models.PositiveIntegerField(_("total"))
    cursor = models.PositiveIntegerField(_("done"), default=0)
    items = models.PositiveIntegerField(_("items looked at"), default=0)
    shut_out = models.PositiveIntegerField(_("templates newly shut out"), default=0)
    broken = models.JSONField(_("could not be vetted"), default=list)
    started_at = models.DateTimeField(_("started at"))
    touched_at = models.DateTimeField(_("touched at"))
    finished_at = models.DateTimeField(_("finished at"), null=True)

    class Meta:
        verbose_name = _("vetting of the bank")
        verbose_name_plural = _("vettings of the bank")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["whole"], condition=models.Q(whole=True, finished_at=None), name="one_whole_vetting_at_a_time"
            ),
            models.CheckConstraint(condition=models.Q(cursor__lte=models.F("total")), name="vetting_run_within_total"),
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()} {self.cursor}/{self.total}"

    @property
    def percent(self) -> int:
        return 100 * self.cursor // self.total if self.total else 100

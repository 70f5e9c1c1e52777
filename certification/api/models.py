"""Tokens: who may read a centre by program, until when."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Centre


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def in_force(self, on: date) -> "ApiTokenQuerySet":
        return self.filter(withdrawn_at=None, expires_on__gte=on)


class ApiToken(models.Model):
    """A token of one centre. State; making, first use of a day and withdrawing are in the audit log.

    Only its SHA-256 is kept; `shown` are the first letters, so that people can tell tokens apart. `names`: whether
    clerks are named to it, or stand as numbers of the house only.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+", verbose_name=_("centre"))
    purpose = models.CharField(_("what it is for"), max_length=120)
    shown = models.CharField(_("begins with"), max_length=8)
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    names = models.BooleanField(_("with names of clerks"), default=False)
    expires_on = models.DateField(_("last day"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by"))
    made_at = models.DateTimeField(_("made at"))
    last_used_on = models.DateField(_("last used on"), null=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("token of the read API")
        verbose_name_plural = _("tokens of the read API")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.shown}… · {self.purpose}"

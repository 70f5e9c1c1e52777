"""What came back on a matter in a month: ratings and returned applications."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.matter import Matter
from ledger.models import LedgerModel
from people.models import Centre


class ServiceFigure(LedgerModel):
    """满意度 and 退件 of a matter at a centre in a month, as a list told them; never of a person.

    `month` is its first day; `stars` the ratings with one to five stars, empty where the list says nothing of them. Of
    a matter and month the newest row counts. `effective_at` is the moment the month was over.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="service_figures", verbose_name=_("centre"))
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="service_figures", verbose_name=_("matter"))
    month = models.DateField(_("month"))
    cases = models.PositiveIntegerField(_("cases"), null=True)
    returned = models.PositiveIntegerField(_("returned applications"), null=True)
    stars = models.JSONField(_("ratings by stars"), default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("satisfaction and returned applications")
        verbose_name_plural = _("satisfaction and returned applications")
        ordering = ["centre", "matter", "month", "pk"]
        indexes = [models.Index(fields=["centre", "month"], name="service_of_centre")]

    def __str__(self) -> str:
        return f"{self.centre} · {self.matter} · {self.month:%Y-%m}"

"""How often a matter came to the counter of a centre."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.matter import Matter
from ledger.models import LedgerModel
from people.models import Centre


class CaseVolume(LedgerModel):
    """年办件量: so many cases of a matter at a centre in a calendar year, as somebody wrote it down.

    Of a centre, matter and year the newest row counts; an earlier one is what people went by until then.
    `effective_at` is the moment the year was over.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="case_volumes", verbose_name=_("centre"))
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="case_volumes", verbose_name=_("matter"))
    year = models.PositiveSmallIntegerField(_("year"))
    cases = models.PositiveIntegerField(_("cases"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("case volume")
        verbose_name_plural = _("case volumes")
        ordering = ["centre", "matter", "year", "pk"]
        indexes = [models.Index(fields=["centre", "year"], name="volumes_of_centre")]

    def __str__(self) -> str:
        return f"{self.centre} · {self.matter} · {self.year}: {self.cases}"

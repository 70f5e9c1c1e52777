"""Summary rows of centres: written when something changed and every night, recreated by `manage.py rebuild rollup`."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from certification.rollup.domain.figures import CELLS, Figures, MatterFigures
from courses.models import Matter
from people.models import Centre


class Cells(models.Model):
    """Cells of the matrix (clerk × matter that is required) by state."""

    required = models.PositiveIntegerField(_("required"), default=0)
    certified = models.PositiveIntegerField(_("certified"), default=0)
    valid_except = models.PositiveIntegerField(_("valid except changed facets"), default=0)
    stale = models.PositiveIntegerField(_("stale"), default=0)
    not_yet = models.PositiveIntegerField(_("not yet"), default=0)
    not_assessable = models.PositiveIntegerField(_("not assessable"), default=0)
    overdue = models.PositiveIntegerField(_("overdue"), default=0)

    class Meta:
        abstract = True


class MatterSummary(Cells):
    """One matter at one centre on the day of the centre's row."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="+", verbose_name=_("centre"))
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="+", verbose_name=_("matter"))
    holders = models.PositiveIntegerField(_("clerks who may be counted on"), default=0)
    k = models.PositiveIntegerField(_("clerks wanted"), default=1)

    class Meta:
        verbose_name = _("summary of a matter at a centre")
        verbose_name_plural = _("summaries of matters at centres")
        constraints = [models.UniqueConstraint(fields=["centre", "matter"], name="matter_summed_up_once_a_centre")]

    def __str__(self) -> str:
        return f"{self.centre_id} × {self.matter_id}"

    @property
    def figures(self) -> MatterFigures:
        return MatterFigures(**{name: getattr(self, name) for name in CELLS}, holders=self.holders, k=self.k)


class CentreSummary(Cells):
    """One centre, on the day `on`: what was recorded by then, evaluated then.

    `asked` counts what happened that makes it be summed up anew, `done` how much of that the figures hold.
    """

    centre = models.OneToOneField(Centre, models.CASCADE, related_name="summary", verbose_name=_("centre"))
    on = models.DateField(_("day"))
    asked = models.PositiveIntegerField(_("asked"), default=0)
    done = models.PositiveIntegerField(_("done"), default=0)
    clerks = models.PositiveIntegerField(_("clerks"), default=0)
    matters = models.PositiveIntegerField(_("matters"), default=0)
    covered = models.PositiveIntegerField(_("matters with enough clerks"), default=0)
    short = models.PositiveIntegerField(_("matters with too few clerks"), default=0)
    single = models.PositiveIntegerField(_("matters with one clerk alone"), default=0)
    uncovered = models.PositiveIntegerField(_("matters with none"), default=0)

    class Meta:
        verbose_name = _("summary of a centre")
        verbose_name_plural = _("summaries of centres")

    def __str__(self) -> str:
        return f"{self.centre_id} · {self.on}"

    @property
    def figures(self) -> Figures:
        counted = (*CELLS, "clerks", "matters", "covered", "short", "single", "uncovered")
        return Figures(centres=1, **{name: getattr(self, name) for name in counted})

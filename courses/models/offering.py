"""Which centre and which window handles what: state tables, closed and opened again rather than rewritten."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.domain.facets import Depth, Tier
from courses.models.matter import Matter
from people.models import Centre, Window


class DatedQuerySet(models.QuerySet):
    """Rows by the day they hold."""

    def running_on(self, on: date) -> "DatedQuerySet":
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gt=on), starts_on__lte=on)


class Offering(models.Model):
    """进驻 on [starts_on, ends_on): a centre handles a matter, to a depth, in a training tier.

    The depth rests on `document` until `expires_on` where the centre needs an authorisation.
    """

    class DepthChoice(models.TextChoices):
        ACCEPT = Depth.ACCEPT, _("accepts")
        ON_BEHALF = Depth.ON_BEHALF, _("files on behalf")
        DIRECT = Depth.DIRECT, _("directs elsewhere")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="offerings", verbose_name=_("centre"))
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="offerings", verbose_name=_("matter"))
    depth = models.CharField(_("depth"), max_length=10, choices=DepthChoice, blank=True)
    tier = models.CharField(_("tier"), max_length=1, choices=[(tier.value, tier.value) for tier in Tier])
    document = models.CharField(_("authorising document"), max_length=120, blank=True)
    expires_on = models.DateField(_("authorisation expires on"), null=True, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("offering")
        verbose_name_plural = _("offerings")
        ordering = ["centre", "matter__code", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "matter"], condition=models.Q(ends_on=None), name="one_open_offering"
            ),
            models.UniqueConstraint(fields=["centre", "matter", "starts_on"], name="offering_starts_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("starts_on")),
                name="offering_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(tier__in=[tier.value for tier in Tier]), name="offering_has_a_tier"
            ),
            models.CheckConstraint(
                condition=models.Q(depth__in=["", *(depth.value for depth in Depth)]), name="offering_depth_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.centre} · {self.matter}"


class WindowMatter(models.Model):
    """A sector or tidal window serves a matter on [starts_on, ends_on); general windows need no rows."""

    window = models.ForeignKey(Window, models.PROTECT, related_name="window_matters", verbose_name=_("window"))
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="window_matters", verbose_name=_("matter"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("matter of a window")
        verbose_name_plural = _("matters of a window")
        ordering = ["window", "matter__code", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["window", "matter"], condition=models.Q(ends_on=None), name="one_open_window_matter"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("starts_on")),
                name="window_matter_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.window} · {self.matter}"

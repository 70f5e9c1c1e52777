"""The tree of units, the centres in it and their windows."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class AdminUnit(models.Model):
    """行政单位: province → county → town, by division code (民政部 division codes, 6–12 digits)."""

    class Level(models.TextChoices):
        PROVINCE = "province", _("province")
        CITY = "city", _("city")
        COUNTY = "county", _("county")
        TOWN = "town", _("town")

    code = models.CharField(_("division code"), max_length=12, unique=True)
    name = models.CharField(_("name"), max_length=60)
    level = models.CharField(_("level"), max_length=10, choices=Level)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("parent")
    )

    class Meta:
        verbose_name = _("administrative unit")
        verbose_name_plural = _("administrative units")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Centre(models.Model):
    """便民服务中心 of a unit. `code` is the short name used in URLs and files."""

    unit = models.ForeignKey(AdminUnit, models.PROTECT, related_name="centres", verbose_name=_("unit"))
    name = models.CharField(_("name"), max_length=80)
    code = models.SlugField(_("code"), max_length=40, unique=True)

    class Meta:
        verbose_name = _("centre")
        verbose_name_plural = _("centres")
        ordering = ["unit__code", "name"]

    def __str__(self) -> str:
        return self.name


class WindowQuerySet(models.QuerySet):
    """Windows by the day they were open."""

    def open_on(self, on: date) -> "WindowQuerySet":
        return self.filter(models.Q(closes_on=None) | models.Q(closes_on__gt=on), opens_on__lte=on)


class Window(models.Model):
    """窗口: general (综合) serves all the centre offers; sector (行业) and tidal (潮汐) a set of matters.

    Open on [opens_on, closes_on).
    """

    class Kind(models.TextChoices):
        GENERAL = "general", _("general window")
        SECTOR = "sector", _("sector window")
        TIDAL = "tidal", _("tidal window")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="windows", verbose_name=_("centre"))
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(_("name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("closes on"), null=True, blank=True)

    objects = WindowQuerySet.as_manager()

    class Meta:
        verbose_name = _("window")
        verbose_name_plural = _("windows")
        ordering = ["centre", "number", "opens_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_on=None) | models.Q(closes_on__gt=models.F("opens_on")),
                name="window_closes_after_opening",
            ),
            models.UniqueConstraint(
                fields=["centre", "number"],
                condition=models.Q(closes_on=None),
                name="window_number_once_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}\N{NO-BREAK SPACE}{self.name}"

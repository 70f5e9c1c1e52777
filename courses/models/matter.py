"""Matters and the facts the house has been told about them, edition by edition."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from courses.domain.elements import Elements
from courses.domain.facets import ChangeKind, Facet
from courses.models.catalogue import Catalogue
from courses.models.edition import Edition
from courses.moments import end_of
from ledger.models import LedgerModel
from ledger.models.base import AppendOnlyQuerySet

FACET_LABELS = {
    Facet.SERVICE_OBJECT: _("service object"),
    Facet.CONDITIONS: _("conditions"),
    Facet.MATERIALS: _("materials"),
    Facet.PROCESS: _("process"),
    Facet.TIME_LIMIT: _("time limit"),
    Facet.RESULT: _("result"),
}
FACET_CHOICES = [(facet.value, label) for facet, label in FACET_LABELS.items()]


class Matter(models.Model):
    """事项: one service matter of a catalogue, known by its code for ever.

    Name, category and department repeat the newest activated version, for lists; the truth is the version.
    A row without an activated version belongs to an edition that is still being staged.
    """

    catalogue = models.ForeignKey(Catalogue, models.PROTECT, related_name="matters", verbose_name=_("catalogue"))
    code = models.CharField(_("code"), max_length=80)
    name = models.CharField(_("name"), max_length=200)
    category = models.CharField(_("category"), max_length=60, blank=True)
    department = models.CharField(_("department"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("matter")
        verbose_name_plural = _("matters")
        ordering = ["catalogue", "code"]
        constraints = [models.UniqueConstraint(fields=["catalogue", "code"], name="matter_code_once")]
        indexes = [models.Index(fields=["catalogue", "category", "code"], name="matter_by_category")]

    def __str__(self) -> str:
        return self.name


class EditionRowQuerySet(AppendOnlyQuerySet):
    """Rows of editions, by what the house knew."""

    def activated(self, *, known_on: date | None = None) -> Self:
        """Rows of editions that were put in force (by that day)."""
        if known_on is None:
            return self.filter(edition__activation__isnull=False)
        return self.filter(edition__activation__recorded_at__lt=end_of(known_on))


class MatterVersionQuerySet(EditionRowQuerySet):
    """Versions by what counts on a day."""

    def newest(self) -> "MatterVersionQuerySet":
        """The newest activated version of each matter, in force already or still to come, retired or not."""
        later = MatterVersion.objects.activated().filter(
            matter=models.OuterRef("matter"), number__gt=models.OuterRef("number")
        )
        return self.activated().filter(~models.Exists(later))

    def in_force(self, on: date, *, known_on: date | None = None) -> "MatterVersionQuerySet":
        """The one version of each matter that holds on that day; retired matters have none.

        The newest number whose effective date has come wins: a later edition replaces an earlier one
        even where the earlier one named a later date. `known_on` leaves aside what was put in force after that day.
        """
        until = end_of(on)
        same_matter = {"matter": models.OuterRef("matter"), "effective_at__lt": until}
        activated = MatterVersion.objects.activated(known_on=known_on)
        later = activated.filter(number__gt=models.OuterRef("number"), **same_matter)
        retired = MatterRetirement.objects.activated(known_on=known_on).filter(
            edition__number__gt=models.OuterRef("edition__number"), **same_matter
        )
        return self.activated(known_on=known_on).filter(
            ~models.Exists(later), ~models.Exists(retired), effective_at__lt=until
        )


class MatterVersion(LedgerModel):
    """事项版本: an immutable snapshot of a matter's elements. `number` counts per matter, with gaps."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="versions", verbose_name=_("matter"))
    number = models.PositiveIntegerField(_("number"))
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="versions", verbose_name=_("edition"))
    name = models.CharField(_("name"), max_length=200)
    category = models.CharField(_("category"), max_length=60, blank=True)
    department = models.CharField(_("department"), max_length=200, blank=True)
    elements = models.JSONField(_("elements"))
    cells = models.JSONField(_("text of the list"), default=dict)
    digest = models.CharField(_("digest"), max_length=64)

    objects = MatterVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("matter version")
        verbose_name_plural = _("matter versions")
        ordering = ["matter", "number"]
        constraints = [
            models.UniqueConstraint(fields=["matter", "number"], name="matter_version_number_once"),
            models.UniqueConstraint(fields=["matter", "edition"], name="matter_version_once_an_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.name} v{self.number}"

    @cached_property
    def facts(self) -> Elements:
        """The elements as the domain's value."""
        return Elements.from_json(self.elements)


class MatterRetirement(LedgerModel):
    """A full list no longer names the matter. It counts until a later edition lists the matter again."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="retirements", verbose_name=_("matter"))
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="retirements", verbose_name=_("edition"))

    objects = EditionRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("matter retirement")
        verbose_name_plural = _("matter retirements")
        constraints = [models.UniqueConstraint(fields=["matter", "edition"], name="matter_retired_once_an_edition")]

    def __str__(self) -> str:
        return str(self.matter)


class FacetChange(LedgerModel):
    """要素变更: a facet differs between two versions; staleness comes from these rows alone.

    Decided by rule (`decided_by` empty) or overruled by a person with a reason; the newest row about the
    same facet of the same version prevails.
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="facet_changes", verbose_name=_("matter"))
    facet = models.CharField(_("facet"), max_length=20, choices=FACET_CHOICES)
    from_version = models.ForeignKey(MatterVersion, models.PROTECT, related_name="+", verbose_name=_("from version"))
    to_version = models.ForeignKey(
        MatterVersion, models.PROTECT, related_name="facet_changes", verbose_name=_("to version")
    )
    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=[(ChangeKind.MATERIAL, _("material")), (ChangeKind.EDITORIAL, _("editorial"))],
    )
    reason = models.CharField(_("reason"), max_length=200)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("decided by")
    )

    class Meta:
        verbose_name = _("facet change")
        verbose_name_plural = _("facet changes")
        ordering = ["matter", "to_version", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["to_version", "facet"], condition=models.Q(decided_by=None), name="facet_change_ruled_once"
            ),
            models.CheckConstraint(
                condition=models.Q(facet__in=[facet.value for facet in Facet]), name="facet_change_names_a_facet"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in ChangeKind]), name="facet_change_has_a_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter} · {self.get_facet_display()} · {self.get_kind_display()}"

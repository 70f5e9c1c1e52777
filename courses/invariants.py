"""What can't be of catalogues, editions and versions."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Exists, F, Max, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from courses.models import Activation, FacetChange, Matter, MatterRetirement, MatterVersion
from ledger.invariants import FROM_BACKUP, Invariant, Plan


def _empty_editions(at: datetime) -> Iterable[Activation]:
    of = {"edition": OuterRef("edition")}
    changed = Exists(MatterVersion.objects.filter(**of)) | Exists(MatterRetirement.objects.filter(**of))
    return Activation.objects.filter(~changed)


def _both(at: datetime) -> Iterable[MatterVersion]:
    retired = MatterRetirement.objects.filter(matter=OuterRef("matter"), edition=OuterRef("edition"))
    return MatterVersion.objects.filter(Exists(retired)).only("pk")


def _holes(at: datetime) -> Iterable[Matter]:
    counted = Matter.objects.annotate(newest=Max("versions__number"), count=Count("versions"))
    return counted.exclude(newest=None).exclude(newest=F("count"))


def _other_catalogue(at: datetime) -> Iterable[MatterVersion]:
    return MatterVersion.objects.exclude(matter__catalogue=F("edition__catalogue")).only("pk")


def _other_matter(at: datetime) -> Iterable[FacetChange]:
    own = Q(from_version__matter=F("matter"), to_version__matter=F("matter"))
    return FacetChange.objects.exclude(own)


INVARIANTS = (
    Invariant(
        "courses.edition_empty",
        _("An edition is in force that brought no version and retired nothing."),
        Plan(_("Take the list back on its page, and import it again."), "manage.py import_catalogue FILE"),
        _empty_editions,
    ),
    Invariant(
        "courses.retired_in_force",
        _("One edition retires a matter and brings a version of it."),
        Plan(_("Import the list again: a new edition says which of the two holds."), "manage.py import_catalogue FILE"),
        _both,
    ),
    Invariant("courses.versions_with_holes", _("A version of a matter is missing from its row."), FROM_BACKUP, _holes),
    Invariant(
        "courses.version_of_other_catalogue",
        _("A version stands in an edition of another catalogue than its matter."),
        FROM_BACKUP,
        _other_catalogue,
    ),
    Invariant(
        "courses.change_of_other_matter",
        _("A change of a facet is between versions of another matter."),
        FROM_BACKUP,
        _other_matter,
    ),
)

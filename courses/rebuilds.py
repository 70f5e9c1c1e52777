"""What of the catalogue repeats the ledger for the sake of lists: the names on Matter."""

from collections.abc import Iterator

from courses.models import Matter, MatterVersion
from ledger.rebuilds import Rebuild

NAMES = ("name", "category", "department")


def _computed() -> Iterator[tuple[str, list[str]]]:
    for code, *names in MatterVersion.objects.newest().values_list("matter", *NAMES):
        yield str(code), names


def _stored() -> Iterator[tuple[str, list[str]]]:
    """Matters of an edition that is still being staged have no activated version and nothing to compare with."""
    known = MatterVersion.objects.activated().values("matter")
    for pk, *names in Matter.objects.filter(pk__in=known).values_list("pk", *NAMES):
        yield str(pk), names


def _replace() -> int:
    stored, changed = dict(_stored()), 0
    for pk, names in _computed():
        if stored.get(pk) != names:
            changed += Matter.objects.filter(pk=pk).update(**dict(zip(NAMES, names, strict=True)))
    return changed


MATTER_NAMES = Rebuild("courses.matter_names", _computed, _stored, _replace)

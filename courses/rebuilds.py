"""What of the catalogue repeats the ledger for the sake of lists and searches: the names on Matter, search entries."""

from collections.abc import Iterator
from dataclasses import asdict

from courses.chunks import chunks
from courses.domain.elements import Elements
from courses.domain.search.entry import entry_columns
from courses.models import Matter, MatterVersion, SearchEntry
from courses.operations.search import index_versions
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


def _entries_computed() -> Iterator[tuple[str, dict[str, str]]]:
    for pk, elements in MatterVersion.objects.values_list("pk", "elements").iterator(chunk_size=500):
        yield str(pk), asdict(entry_columns(Elements.from_json(elements)))


def _entries_stored() -> Iterator[tuple[str, dict[str, str]]]:
    for entry in SearchEntry.objects.values().iterator(chunk_size=500):
        yield str(entry.pop("version_id")), entry


def _entries_replace() -> int:
    """Only what differs is written; a version that has no entry yet gets one."""
    stored, wrong = dict(_entries_stored()), []
    for pk, columns in _entries_computed():
        if stored.get(pk) != columns:
            wrong.append(int(pk))
    for piece in chunks(wrong):
        SearchEntry.objects.filter(pk__in=piece).delete()
        index_versions(MatterVersion.objects.filter(pk__in=piece))
    return len(wrong)


SEARCH_ENTRIES = Rebuild("courses.search_entries", _entries_computed, _entries_stored, _entries_replace)

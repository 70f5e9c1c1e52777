"""Names on matters and search entries can be made again from the versions."""

from courses.models import Catalogue, Matter, MatterVersion, SearchEntry
from courses.rebuilds import MATTER_NAMES, SEARCH_ENTRIES
from ledger.rebuilds import differences
from tests.courses.imports import applied
from tests.courses.lists import BOTH, HOTEL, changed


def test_names_follow_the_newest_version_and_are_rebuilt_exactly(catalogue: Catalogue) -> None:
    applied(catalogue, *BOTH)
    applied(catalogue, changed(HOTEL, name="公共场所卫生许可（首次）"))
    hotel = Matter.objects.get(code="GC-001")
    assert (hotel.name, differences(MATTER_NAMES)) == ("公共场所卫生许可（首次）", [])

    Matter.objects.filter(pk=hotel.pk).update(name="写错了")
    assert differences(MATTER_NAMES) == [str(hotel.pk)]

    assert MATTER_NAMES.replace() == 1
    assert differences(MATTER_NAMES) == []


def test_search_entries_are_written_with_the_versions_and_rebuilt_exactly(catalogue: Catalogue) -> None:
    applied(catalogue, *BOTH)
    applied(catalogue, changed(HOTEL, spoken=("开宾馆",)))
    assert differences(SEARCH_ENTRIES) == []
    before = list(SearchEntry.objects.order_by("pk").values())

    first, second = MatterVersion.objects.order_by("pk")[:2]
    SearchEntry.objects.filter(version=first).update(spoken="写错了")
    SearchEntry.objects.filter(version=second).delete()
    assert differences(SEARCH_ENTRIES) == sorted([str(first.pk), str(second.pk)])

    assert SEARCH_ENTRIES.replace() == 2
    assert differences(SEARCH_ENTRIES) == []
    assert list(SearchEntry.objects.order_by("pk").values()) == before
    assert SEARCH_ENTRIES.replace() == 0

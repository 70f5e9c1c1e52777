"""Names on matters can be made again from the versions."""

from courses.models import Catalogue, Matter
from courses.rebuilds import MATTER_NAMES
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

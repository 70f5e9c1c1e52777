"""How often matters come to a centre: the figures people wrote down, newest first to count."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from courses.domain.facets import Tier
from courses.domain.listed import Known
from courses.domain.volumes.figures import Counted, counting, weights
from courses.models import CaseVolume, Matter, Offering
from courses.moments import end_of
from courses.queries.offerings import lasting, matters_known
from people.models import Centre


def cases_of(centre: Centre | int, matters: Iterable[Matter | int], *, on: date) -> dict[int, int | None]:
    """Yearly cases of each matter (by key) at the centre, as known that day: the newest full year; None where nobody
    counted. One query."""
    keys = [matter.pk if isinstance(matter, Matter) else matter for matter in matters]
    found = counting(_counted(centre, on=on), on=on)
    return {key: found[key].cases if key in found else None for key in keys}


def counter_weights(centre: Centre | int, matters: Iterable[Matter], *, on: date) -> dict[int, int]:
    """How often each matter (with its `tier` at the centre) comes, by the tier where nobody counted. One query."""
    tiers = {matter.pk: Tier(matter.tier) if matter.tier else None for matter in matters}
    return weights(cases_of(centre, tiers, on=on), tiers)


def volumes_known(centre: Centre, years: Iterable[int]) -> dict[tuple[int, int], int]:
    """What counts now of these years, by (matter, year)."""
    rows = CaseVolume.objects.filter(centre=centre, year__in=list(years)).order_by("pk")
    return {(matter, year): cases for matter, year, cases in rows.values_list("matter", "year", "cases")}


def countable(centre: Centre, *, on: date) -> list[Known]:
    """Every matter a list of the centre may be about."""
    return [Known(*row) for row in matters_known(centre, on=on).values_list("pk", "code", "name")]


@dataclass(frozen=True, slots=True)
class VolumeRow:
    """A matter the centre handles and the figure that counts, by whom and when; None where nobody counted."""

    matter: Matter
    tier: str
    volume: CaseVolume | None


def volume_rows(centre: Centre, *, on: date) -> list[VolumeRow]:
    """What the centre handles with the figure that counts that day, the most frequent first; two queries."""
    offerings = lasting(Offering.objects.filter(centre=centre), on).select_related("matter__lesson")
    facts: dict[int, CaseVolume] = {}
    for row in CaseVolume.objects.filter(centre=centre).select_related("by").order_by("pk"):
        counts = counting([_value(one) for one in (facts.get(row.matter_id), row) if one], on=on)
        if counts.get(row.matter_id) == _value(row):
            facts[row.matter_id] = row
    handled = {row.matter_id: row for row in offerings.order_by("-starts_on")}.values()
    rows = [VolumeRow(row.matter, row.tier, facts.get(row.matter_id)) for row in handled]
    return sorted(rows, key=lambda row: (-row.volume.cases if row.volume else 1, row.tier, row.matter.code))


def as_known_by(on: date) -> datetime:
    """The first moment at which what people write down is no longer known on that day."""
    return end_of(on)


def _counted(centre: Centre | int, *, on: date) -> list[Counted]:
    rows = CaseVolume.objects.filter(centre=centre, recorded_at__lt=as_known_by(on)).order_by("pk")
    return [Counted(*row) for row in rows.values_list("matter", "year", "cases")]


def _value(row: CaseVolume) -> Counted:
    return Counted(row.matter_id, row.year, row.cases)

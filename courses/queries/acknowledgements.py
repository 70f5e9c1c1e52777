"""Who must read which change, and who has: for the clerk's own list and for the head of a centre."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from courses.domain.acknowledging import FEE, PARTS, PartChange, concerns, unread
from courses.domain.editorial import normal
from courses.domain.facets import ChangeKind
from courses.models import ChangeAcknowledgement, Matter, MatterVersion
from courses.moments import end_of
from courses.queries.changes import facet_changes
from courses.queries.duties import required_since
from people.models import Centre, User
from people.queries import clerks_of

SHOWN_AFTER = timedelta(days=30)
"""How long a change that everybody has read stays in the head's list."""

Read = dict[str, tuple[int, datetime]]
"""For each part the newest version read, and when."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A matter with changes a clerk has still to read; `matter.lesson` shows them."""

    matter: Matter
    changes: tuple[PartChange, ...]

    @property
    def told_on(self) -> date:
        return max(change.told_on for change in self.changes)

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(part for part in PARTS if any(change.part == part for change in self.changes))


@dataclass(frozen=True, slots=True)
class Readers:
    """One change of a matter, and who of those who must know has read it (with the day) and who hasn't."""

    matter: Matter
    version: int
    told_on: date
    parts: tuple[str, ...]
    read: tuple[tuple[User, date], ...]
    unread: tuple[User, ...]

    @property
    def must_know(self) -> int:
        return len(self.read) + len(self.unread)


def unread_changes(clerk: User, *, on: date) -> list[Unread]:
    """What the clerk has still to read on the day, the newest first; nine queries at most."""
    since = required_since([clerk], on)[clerk.pk]
    found = unread_of(clerk, since, on=on)
    matters = Matter.objects.filter(pk__in=list(found)).select_related("lesson")
    rows = [Unread(matter, found[matter.pk]) for matter in matters]
    return sorted(rows, key=lambda row: (-row.told_on.toordinal(), row.matter.code))


def unread_of(clerk: User, since: Mapping[int, date], *, on: date) -> dict[int, tuple[PartChange, ...]]:
    """The clerk's unread changes by matter, of matters required since these days; three queries."""
    read = _read([clerk.pk], since).get(clerk.pk, {})
    found = {}
    for matter, changes in part_changes(since, on=on).items():
        numbers = {part: number for part, (number, _) in read.get(matter, {}).items()}
        if left := unread(changes, numbers, since=since[matter], on=on):
            found[matter] = left
    return found


def change_readers(centre: Centre, *, on: date) -> list[Readers]:
    """Every change some clerk of the centre must know, those not read by all first; ten queries.

    A change all have read stays for a month.
    """
    clerks = list(clerks_of(centre, on=on))
    since = required_since(clerks, on)
    matters = {matter for own in since.values() for matter in own}
    changes, read = part_changes(matters, on=on), _read([clerk.pk for clerk in clerks], matters)
    named = Matter.objects.select_related("lesson").in_bulk(list(changes))
    rows = [
        row
        for matter, own in changes.items()
        for row in _readers(named[matter], own, clerks, since, read, on=on)
        if row.unread or row.told_on > on - SHOWN_AFTER
    ]
    return sorted(rows, key=lambda row: (not row.unread, -row.told_on.toordinal(), row.matter.code, row.version))


def part_changes(matters: Iterable[int], *, on: date) -> dict[int, list[PartChange]]:
    """Material changes in force by that day of what is acknowledged, by matter; two queries."""
    keys, found = list(matters), defaultdict(list)
    rows = facet_changes(keys, on=on).filter(kind=ChangeKind.MATERIAL, facet__in=PARTS)
    for matter, facet, number, effective, recorded, activated in rows.values_list(
        "matter", "facet", "to_version__number", "effective_at", "recorded_at",
        "to_version__edition__activation__recorded_at",
    ):  # fmt: skip
        days = timezone.localdate(effective), timezone.localdate(max(recorded, activated))
        found[matter].append(PartChange(facet, number, *days))
    for matter, change in _fee_changes(keys, on=on):
        found[matter].append(change)
    return dict(found)


def _fee_changes(matters: list[int], *, on: date) -> Iterator[tuple[int, PartChange]]:
    """The fee is no facet, so nobody has written down that it changed: neighbouring versions tell."""
    versions = MatterVersion.objects.activated().filter(matter__in=matters, effective_at__lt=end_of(on))
    before: tuple[int, str] | None = None
    for matter, number, fee, effective, activated in versions.order_by("matter", "number").values_list(
        "matter", "number", "elements__fee", "effective_at", "edition__activation__recorded_at"
    ):
        said = normal(fee or "")
        if before is not None and before[0] == matter and before[1] != said:
            yield matter, PartChange(FEE, number, timezone.localdate(effective), timezone.localdate(activated))
        before = matter, said


def _read(clerks: Iterable[int], matters: Iterable[int]) -> dict[int, dict[int, Read]]:
    """What these clerks have read, by clerk and matter."""
    found: dict[int, dict[int, Read]] = defaultdict(lambda: defaultdict(dict))
    rows = ChangeAcknowledgement.objects.filter(clerk__in=list(clerks), version__matter__in=list(matters))
    for clerk, matter, number, facets, at in rows.order_by("version__number", "pk").values_list(
        "clerk", "version__matter", "version__number", "facets", "recorded_at"
    ):
        found[clerk][matter] |= dict.fromkeys(facets, (number, at))
    return found


def _readers(
    matter: Matter,
    changes: list[PartChange],
    clerks: list[User],
    since: Mapping[int, Mapping[int, date]],
    read: Mapping[int, Mapping[int, Read]],
    *,
    on: date,
) -> Iterator[Readers]:
    versions = defaultdict(list)
    for change in changes:
        versions[change.version].append(change)
    for version, own in versions.items():
        done, left = [], []
        for clerk in clerks:
            start = since[clerk.pk].get(matter.pk)
            asked = [change for change in own if start and concerns(change, since=start, on=on)]
            if not asked:
                continue
            said = read.get(clerk.pk, {}).get(matter.pk, {})
            moments = [said[c.part][1] for c in asked if said.get(c.part, (0, None))[0] >= version]
            if len(moments) == len(asked):
                done.append((clerk, timezone.localdate(max(moments))))
            else:
                left.append(clerk)
        if done or left:
            parts = tuple(part for part in PARTS if any(change.part == part for change in own))
            yield Readers(matter, version, max(c.told_on for c in own), parts, tuple(done), tuple(left))

"""Which changes several of a clerk's matters share, so that one check answers them all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from courses.domain.facets import FACETS, Facet
from courses.models import MatterVersion
from people.models import User
from quizzes.domain.inferred import CARRIED
from quizzes.domain.shared_changes import Change, change_of, shared
from quizzes.queries.checks import Passed, passed_of
from quizzes.queries.mastery import material_changes
from quizzes.queries.synonyms import synonyms_digest, synonyms_of


@dataclass(frozen=True, slots=True)
class SharedChange:
    """One change of these matters (by key, in the order of their codes), each at its version in force."""

    change: Change
    versions: Mapping[int, MatterVersion]

    @property
    def facet(self) -> Facet:
        return self.change.facet

    @property
    def matters(self) -> tuple[int, ...]:
        return tuple(self.versions)


MOST = 20_000
_kept: dict[tuple[Facet, str, str, str], Change | None] = {}


def shared_changes(clerks: Iterable[User | int], *, on: date) -> dict[int, tuple[SharedChange, ...]]:
    """By clerk key what several of their matters have to be asked of anew for one and the same reason.

    Two queries whatever the numbers; where requirements changed two more for the versions, and one or two for what is
    new to this process.
    """
    passed = passed_of(clerks)
    changed = material_changes({matter for _clerk, matter in passed}, on=on)
    stale = [
        (clerk, matter, facet, settled)
        for (clerk, matter), found in passed.items()
        for facet in CARRIED
        if (settled := _settled(found, facet, changed.get((matter, facet), []))) is not None
    ]
    if len({matter for _clerk, matter, _facet, _settled in stale}) < 2:
        return {}
    now = _in_force({matter for _clerk, matter, _facet, _settled in stale}, on)
    then = _numbered({(matter, number) for _clerk, matter, _facet, number in stale})
    steps = {
        (facet, then[matter, number], now[matter])
        for _clerk, matter, facet, number in stale
        if matter in now and (matter, number) in then
    }
    read = _changes(steps)
    own: dict[int, list[tuple[int, Change]]] = defaultdict(list)
    for clerk, matter, facet, number in sorted(stale, key=lambda row: (row[0], FACETS.index(row[2]))):
        change = read.get((facet, then.get((matter, number)), now.get(matter)))
        if change:
            own[clerk].append((matter, change))
    return {clerk: _told(changes, now) for clerk, changes in own.items()}


def shared_change_of(clerk: User, matter: int, facet: Facet, *, on: date) -> SharedChange | None:
    """What the matter's facet shares with others of the clerk's; None where it shares nothing."""
    found = shared_changes([clerk], on=on).get(clerk.pk, ())
    return next((one for one in found if one.facet is facet and matter in one.versions), None)


def _settled(passed: Passed, facet: Facet, changed: list[tuple[int, date]]) -> int | None:
    """The version the facet was settled at, where it has changed since."""
    settled = passed.settled(facet)
    return settled if settled is not None and any(number > settled for number, _since in changed) else None


def _told(changes: list[tuple[int, Change]], now: Mapping[int, MatterVersion]) -> tuple[SharedChange, ...]:
    def in_order(matters: Iterable[int]) -> dict[int, MatterVersion]:
        return {key: now[key] for key in sorted(matters, key=lambda key: (now[key].matter.code, key))}

    return tuple(SharedChange(change, in_order(matters)) for change, matters in shared(changes).items())


def _in_force(matters: Iterable[int], on: date) -> dict[int, MatterVersion]:
    rows = MatterVersion.objects.in_force(on).filter(matter__in=list(matters))
    return {row.matter_id: row for row in rows.select_related("matter").defer("elements", "cells")}


def _numbered(wanted: Iterable[tuple[int, int]]) -> dict[tuple[int, int], MatterVersion]:
    keys = set(wanted)
    rows = MatterVersion.objects.filter(matter__in={matter for matter, _n in keys}, number__in={n for _m, n in keys})
    found = {(row.matter_id, row.number): row for row in rows.defer("elements", "cells")}
    return {key: found[key] for key in keys if key in found}


Step = tuple[Facet, MatterVersion, MatterVersion]


def _changes(steps: Iterable[Step]) -> dict[Step, Change | None]:
    """Each change, kept by what the two versions say."""
    names, wanted = synonyms_digest(), list(steps)
    keys = {step: (step[0], step[1].digest, step[2].digest, names) for step in wanted}
    missing = {version.pk for step in wanted if keys[step] not in _kept for version in step[1:]}
    if missing:
        if len(_kept) > MOST:
            _kept.clear()
        synonyms = synonyms_of(names)
        facts = {row.pk: row.facts for row in MatterVersion.objects.filter(pk__in=missing).only("elements")}
        for step in wanted:
            if keys[step] not in _kept:
                facet, old, new = step
                _kept[keys[step]] = change_of(facet, facts[old.pk], facts[new.pk], synonyms)
    return {step: _kept[keys[step]] for step in wanted}

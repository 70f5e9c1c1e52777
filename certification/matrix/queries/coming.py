"""What is known today to change in a centre's matters later: versions and retirements in time, matters that come."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from certification.awards.queries import Standings, standings
from certification.awards.queries.offers import Offer
from certification.matrix.domain.ahead import Ending, Held
from certification.matrix.domain.coming import Change, Terms, What, handled, shortened, until_of
from certification.matrix.queries.board import Board
from courses.domain.facets import FACETS, Tier
from courses.models import Matter, MatterRetirement, MatterVersion, Offering
from courses.moments import end_of
from courses.queries.offerings import lasting

Pairs = Mapping[tuple[int, int], Held]


@dataclass(frozen=True, slots=True)
class Coming:
    """By matter key how it is handled, now or later; by (clerk key, matter key) who is certified until when, as it will
    be; what changes, the first first; and the matters that are not handled yet."""

    terms: Mapping[int, Terms]
    held: Pairs
    changes: tuple[Change, ...]
    matters: tuple[Matter, ...]


def coming_to(board: Board, held: Pairs, *, last: date) -> Coming:
    """Three queries; two more where matters come, and at most eight for each day on which something changes."""
    here = {matter.pk for matter in board.matters}
    terms, moved = _terms(board, last), _moved(board, last)
    in_force = {day: _in_force(keys, day, known_on=board.on) for day, keys in moved.items()}
    begins = _begins({key: one for key, one in terms.items() if key not in here}, in_force, board.on)
    found, changes = dict(held), []
    for day in sorted({*moved, *begins.values()}):
        altered, new = moved.get(day, set()) & here, {key for key, first in begins.items() if first == day}
        for key in altered - in_force.get(day, set()):
            here.discard(key)
            if terms[key].ends_on is None or day < terms[key].ends_on:
                terms[key] = replace(terms[key], ends_on=day)
        asked = {key: Offer(terms[key].tier, terms[key].depth) for key in sorted(altered & here | new)}
        if asked:
            known = standings([clerk.pk for clerk in board.clerks], asked, on=day, known_on=board.on)
            changes += [_changed(found, known, key) for key in asked if key not in new]
            changes += [_begun(found, known, key, board) for key in asked if key in new]
    for key, first in begins.items():
        terms[key] = replace(terms[key], starts_on=first)
    ends = [(key, one.ends_on) for key, one in terms.items() if one.ends_on and board.on < one.ends_on <= last]
    changes += [Change(str(key), What.ENDS, day) for key, day in ends]
    told = [one for one in changes if one.facets or one.what is not What.CHANGES]
    return Coming(
        terms,
        found,
        tuple(sorted(told, key=lambda one: (one.on, int(one.matter)))),
        tuple(Matter.objects.filter(pk__in=begins).order_by("category", "code")) if begins else (),
    )


def _terms(board: Board, last: date) -> dict[int, Terms]:
    offered = Offering.objects.filter(centre=board.centre, starts_on__lte=last)
    rows: dict[int, list[Terms]] = defaultdict(list)
    for matter, starts_on, ends_on, tier, depth in lasting(offered, board.on).values_list(
        "matter", "starts_on", "ends_on", "tier", "depth"
    ):
        rows[matter].append(Terms(starts_on, ends_on, Tier(tier), depth))
    return {matter: handled(own) for matter, own in rows.items()}


def _moved(board: Board, last: date) -> dict[date, set[int]]:
    """By day the matters of the centre a version or a retirement of which takes effect after today."""
    offered = Offering.objects.filter(centre=board.centre, starts_on__lte=last)
    later = {
        "matter__in": lasting(offered, board.on).values("matter"),
        "effective_at__gte": end_of(board.on),
        "effective_at__lt": end_of(last),
    }
    found: dict[date, set[int]] = defaultdict(set)
    for rows in (MatterVersion.objects, MatterRetirement.objects):
        for matter, moment in rows.activated(known_on=board.on).filter(**later).values_list("matter", "effective_at"):
            found[timezone.localdate(moment)].add(matter)
    return dict(found)


def _in_force(matters: Iterable[int], on: date, *, known_on: date) -> set[int]:
    rows = MatterVersion.objects.in_force(on, known_on=known_on).filter(matter__in=list(matters))
    return set(rows.values_list("matter", flat=True))


def _begins(waiting: Mapping[int, Terms], in_force: Mapping[date, set[int]], on: date) -> dict[int, date]:
    """The first day each matter that isn't handled today will be: both listed and taken up by the centre."""
    listed = dict.fromkeys(_in_force(waiting, on, known_on=on), on) if waiting else {}
    for day in sorted(in_force):
        for key in in_force[day] & set(waiting):
            listed.setdefault(key, day)
    return {key: first for key, day in listed.items() if (first := max(day, waiting[key].starts_on)) > on}


def _changed(found: dict[tuple[int, int], Held], known: Standings, matter: int) -> Change:
    """Write what the change does to those certified in the matter."""
    touched = []
    for pair in [pair for pair in found if pair[1] == matter]:
        before, found[pair] = found[pair], shortened(found[pair], known.of(*pair), on=known.on)
        if found[pair] != before:
            touched.append(found[pair])
    facets = {facet for one in touched for facet in one.facets}
    return Change(
        str(matter),
        What.CHANGES,
        known.on,
        tuple(facet for facet in FACETS if facet in facets),
        len(touched),
        min((one.until for one in touched), default=None),
    )


def _begun(found: dict[tuple[int, int], Held], known: Standings, matter: int, board: Board) -> Change:
    """Whoever is certified in it already counts from the first day."""
    certified = 0
    for clerk in board.clerks:
        decision = known.of(clerk.pk, matter)
        if until := until_of(decision):
            ending = Ending.EXPIRES if until == decision.expires_on else Ending.DELTA
            found[clerk.pk, matter] = Held(str(clerk.pk), str(matter), until, ending)
            certified += 1
    return Change(str(matter), What.BEGINS, known.on, clerks=certified)

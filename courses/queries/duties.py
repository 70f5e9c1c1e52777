"""What a clerk must master on a day: the matters of the windows they are posted to on it (DESIGN §3)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Min, QuerySet

from courses import stand_ins
from courses.models import Matter, MatterVersion, Offering, WindowMatter
from courses.queries.matters import with_offering
from people.models import Posting, RoleGrant, User, Window
from people.queries import centre_of

Thing = TypeVar("Thing")

# A clerk who shadows learns beside the host, and one seconded away serves no window of ours.
SERVING = (Posting.Kind.BASE, Posting.Kind.ROTATION, Posting.Kind.STAND_IN)


def matters_required(clerk: User, on: date) -> QuerySet[Matter]:
    """Matters in force the clerk must master that day, by category and code, with their centre's `tier` and `depth`.

    A general window asks all its centre offers; a sector or tidal window its own set; a clerk between
    postings is asked the centre's list; somebody who is no clerk, nothing.
    """
    wanted = Matter.objects.filter(pk__in=matter_ids_required([clerk], on)[clerk.pk])
    centre = centre_of(clerk, on=on)
    return with_offering(wanted, centre.pk if centre else 0, on).order_by("category", "code")


def matter_ids_required(clerks: Iterable[User], on: date) -> dict[int, frozenset[int]]:
    """Keys of the matters each clerk must master that day, in four queries for any number of clerks; a fifth where a
    stand-in serves, who is asked the matters they are named for."""
    return {clerk: frozenset().union(*(matters for _, matters in duty)) for clerk, duty in _duties(clerks, on).items()}


def matter_ids_served(windows: Iterable[Window], on: date) -> dict[int, frozenset[int]]:
    """Keys of the matters each window serves that day: a general one all its centre offers, any other its own set;
    two queries."""
    open_windows = list(windows)
    offered = _offered(on, {window.centre_id for window in open_windows})
    served = _served(on, [window.pk for window in open_windows])
    return {
        window.pk: frozenset(_of_window(window, offered, served) & offered[window.centre_id]) for window in open_windows
    }


def required_since(clerks: Iterable[User], on: date) -> dict[int, dict[int, date]]:
    """The matters each clerk must master that day, with the day since when they do; five queries.

    It is the start of the posting (between postings: of the grant), or the day the centre first handled the matter
    where that was later.
    """
    duties = _duties(clerks, on)
    first = _first_offered({start.centre for duty in duties.values() for start, _ in duty})
    since: dict[int, dict[int, date]] = {}
    for clerk, duty in duties.items():
        own = since.setdefault(clerk, {})
        for start, offered in duty:
            for matter in offered:
                day = max(start.on, first.get((start.centre, matter), start.on))
                own[matter] = min(day, own.get(matter, day))
    return since


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a clerk began to serve, and when."""

    centre: int
    on: date


def _duties(clerks: Iterable[User], on: date) -> dict[int, list[tuple[_Start, frozenset[int]]]]:
    """For each clerk the places they serve that day and the matters each asks of them; four queries."""
    keys = [clerk.pk for clerk in clerks]
    postings = Posting.objects.running_on(on).filter(clerk__in=keys, kind__in=SERVING).select_related("window")
    posted = _grouped((posting.clerk_id, posting) for posting in postings)
    grants = RoleGrant.objects.in_force(on).filter(user__in=keys, role=RoleGrant.Role.CLERK)
    belongs = {user: _Start(centre, start) for user, centre, start in grants.values_list("user", "centre", "starts_on")}
    windows = [posting.window for own in posted.values() for posting in own]
    offered = _offered(on, {*(start.centre for start in belongs.values()), *(w.centre_id for w in windows)})
    served = _served(on, [window.pk for window in windows])
    stands_in = [posting.pk for posting in postings if posting.kind == Posting.Kind.STAND_IN]
    named = stand_ins.matters_named(stands_in)

    def asked(posting: Posting) -> frozenset[int]:
        matters = frozenset(_of_window(posting.window, offered, served))
        return matters & named.get(posting.pk, matters)

    return {
        clerk: [(_Start(posting.window.centre_id, posting.starts_on), asked(posting)) for posting in posted[clerk]]
        or [(start, frozenset(offered[start.centre])) for start in [belongs.get(clerk)] if start]
        for clerk in keys
    }


def _first_offered(centres: Iterable[int]) -> dict[tuple[int, int], date]:
    rows = Offering.objects.filter(centre__in=list(centres)).values_list("centre", "matter").annotate(Min("starts_on"))
    return {(centre, matter): day for centre, matter, day in rows.order_by()}


def _of_window(window: Window, offered: dict[int, set[int]], served: dict[int, set[int]]) -> set[int]:
    return offered[window.centre_id] if window.kind == Window.Kind.GENERAL else served[window.pk]


def _offered(on: date, centres: set[int]) -> dict[int, set[int]]:
    rows = Offering.objects.running_on(on).filter(centre__in=centres, matter__in=_in_force(on))
    return _grouped(rows.values_list("centre", "matter"))


def _served(on: date, windows: list[int]) -> dict[int, set[int]]:
    rows = WindowMatter.objects.running_on(on).filter(window__in=windows, matter__in=_in_force(on))
    return _grouped(rows.values_list("window", "matter"))


def _in_force(on: date) -> QuerySet:
    return MatterVersion.objects.in_force(on).values("matter")


def _grouped(pairs: Iterable[tuple[int, Thing]]) -> dict[int, set[Thing]]:
    grouped = defaultdict(set)
    for key, thing in pairs:
        grouped[key].add(thing)
    return grouped

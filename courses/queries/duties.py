"""What a clerk must master on a day: the matters of the windows they are posted to on it (DESIGN §3)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from courses.models import Matter, MatterVersion, Offering, WindowMatter
from courses.queries.matters import with_offering
from people.models import Posting, RoleGrant, User, Window
from people.queries import centre_of

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
    """Keys of the matters each clerk must master that day, in four queries for any number of clerks."""
    clerks = [clerk.pk for clerk in clerks]
    windows = defaultdict(set)
    postings = Posting.objects.running_on(on).filter(clerk__in=clerks, kind__in=SERVING)
    for posting in postings.select_related("window"):
        windows[posting.clerk_id].add(posting.window)
    centres = dict(
        RoleGrant.objects.in_force(on).filter(user__in=clerks, role=RoleGrant.Role.CLERK).values_list("user", "centre")
    )
    offered = _offered(on, {*centres.values(), *(w.centre_id for ws in windows.values() for w in ws)})
    served = _served(on, [w.pk for ws in windows.values() for w in ws])
    required = {}
    for clerk in clerks:
        if windows[clerk]:
            sets = [_of_window(window, offered, served) for window in windows[clerk]]
        else:
            sets = [offered[centres[clerk]]] if clerk in centres else []
        required[clerk] = frozenset().union(*sets)
    return required


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


def _grouped(pairs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    grouped = defaultdict(set)
    for key, matter in pairs:
        grouped[key].add(matter)
    return grouped

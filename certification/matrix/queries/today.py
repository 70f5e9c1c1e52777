"""Who is in today, what the counter can't serve, and who can do a matter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from certification.awards.queries import standings
from certification.awards.queries.offers import offers
from certification.matrix.domain.presence import Absence, absence
from certification.matrix.domain.today import WindowToday, counter_today, nobody_in
from certification.matrix.queries.board import Board
from certification.matrix.queries.presence import stays_of
from certification.matrix.queries.whatif import setup_of
from courses.models import Matter
from courses.queries.duties import SERVING
from people.models import Centre, Posting, User, Window
from people.queries import clerks_of


@dataclass(frozen=True, slots=True)
class Today:
    """`away` by clerk key why they are not at the counter; `nobody` are matters nobody who is in is certified in."""

    windows: tuple[tuple[Window, WindowToday], ...]
    away: Mapping[str, Absence]
    nobody: frozenset[str]


def today_of(board: Board) -> Today:
    """Six queries beyond the board's."""
    setup, windows = setup_of(board, on=board.on)
    found = {
        one.clerk: absence(one, board.on) for one in stays_of(board.clerks, board.centre, on=board.on, last=board.on)
    }
    present = {clerk: gone is None for clerk, gone in found.items()}
    by_key = {str(window.pk): window for window in windows}
    return Today(
        windows=tuple((by_key[one.window], one) for one in counter_today(setup, present=present)),
        away={clerk: gone for clerk, gone in found.items() if gone},
        nobody=nobody_in(setup, present=present),
    )


@dataclass(frozen=True, slots=True)
class Able:
    """A clerk certified in a matter, whether they are in today, and at which windows."""

    clerk: User
    present: bool
    windows: tuple[Window, ...]


def able_in(matter: Matter, centre: Centre, *, on: date) -> list[Able]:
    """Who of the centre can do the matter on the day: those who are in first, by account name. A constant number of
    queries. Whoever isn't certified is not named, and of nobody how they are."""
    clerks = list(clerks_of(centre, on=on))
    found = standings([clerk.pk for clerk in clerks], offers(centre, [matter.pk], on=on), on=on)
    able = [clerk for clerk in clerks if found.of(clerk.pk, matter.pk).valid]
    stays = stays_of(able, centre, on=on, last=on)
    posts = Posting.objects.running_on(on).filter(clerk__in=able, kind__in=SERVING, window__centre=centre)
    windows: dict[int, list[Window]] = {clerk.pk: [] for clerk in able}
    for post in posts.select_related("window").order_by("window__number"):
        windows[post.clerk_id].append(post.window)
    rows = [
        Able(clerk, absence(stay, on) is None, tuple(dict.fromkeys(windows[clerk.pk])))
        for clerk, stay in zip(able, stays, strict=True)
    ]
    return sorted(rows, key=lambda row: not row.present)

"""What somebody asked to see of a matrix, by the address of the page: the page and every file of it show the same."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from certification.matrix import queries
from certification.matrix.forms import MatrixFilter
from certification.matrix.queries.windows import window_part
from certification.matrix.sheet import Sheet, sheet
from people import places
from people.places import Place
from people.queries import windows_open


@dataclass(frozen=True, slots=True)
class Showing:
    """`known_on` is later than the board's day where it is shown as corrected since."""

    place: Place
    form: MatrixFilter
    sheet: Sheet
    known_on: date

    @property
    def past(self) -> bool:
        return self.sheet.board.on < self.place.on

    @property
    def corrected(self) -> bool:
        return self.known_on > self.sheet.board.on


def showing(request: HttpRequest) -> Showing:
    """The guard is the first line: whoever oversees the centre."""
    place = places.to_oversee(request)
    form = MatrixFilter(windows_open(place.centre, on=place.on), request.GET, today=place.on)
    board = queries.board(place.centre, on=form.day(), known_on=form.known_on())
    if board.on == place.on:
        board = queries.with_known(board)
    form.offer_categories(category.name for category in board.categories)
    clerks, matters = {clerk.pk for clerk in board.clerks}, None
    if form.only_here():
        clerks -= board.away
    if window := form.window_chosen():
        part = window_part(window, on=board.on)
        clerks, matters = clerks & part.clerks, part.matters
    return Showing(place, form, sheet(board, clerks=clerks, matters=matters, **form.chosen()), form.known_on())

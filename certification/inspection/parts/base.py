"""What a part of a pack is: plain values for page, PDF and Word file alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.files import File
from django.urls import reverse

from certification.inspection.domain.period import Period
from certification.matrix.queries import Board, board
from courses.documents.parts import Grid, Part, Section, Words
from people.models import Centre


@dataclass(frozen=True)
class Asked:
    """For which centre and period a pack is, and as recorded by which day. `language` is the pack's script."""

    centre: Centre
    period: Period
    on: date
    at: datetime
    language: str

    @property
    def stands_on(self) -> date:
        return self.period.stands_on(self.on)

    @cached_property
    def board(self) -> Board:
        """The matrix on the last day, by all that is recorded now; read once for all parts."""
        return board(self.centre, on=self.stands_on, known_on=self.on)

    def screen(self, name: str, *args: Any, **query: Any) -> str:
        """The address of a screen of this centre."""
        return f"{reverse(name, args=args)}?{urlencode({'centre': self.centre.code, **query})}"


@dataclass(frozen=True, slots=True)
class Missing:
    """What a part lacks, in a sentence, and the screen on which it is mended."""

    sentence: str
    screen: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes in as it is. `opened` is asked only when the archive is written."""

    name: str
    opened: Callable[[], File]


@dataclass(frozen=True, slots=True)
class Made:
    """A file that is made beside the paper, or instead of it."""

    ending: str
    write: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Held:
    """What a part holds of a centre and period. `rows` counts what its screen counts; `across`: A4 laid across.

    Without `sections` the part is no paper of ours but the files in `made`.
    """

    rows: int
    sections: tuple[Section, ...] = ()
    missing: tuple[Missing, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    made: tuple[Made, ...] = ()
    across: bool = False


@dataclass(frozen=True, slots=True)
class PackPart:
    """One part. `title` is what stands on the paper and names the file; `screen` is where its figures come from."""

    name: str
    title: str
    screen: Callable[[Asked], str]
    hold: Callable[[Asked], Held]


def table(
    title: str,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    *,
    none: str,
    before: Sequence[Part] = (),
) -> Section:
    """A section with one table, or the sentence `none` where it has no row. A blank cell is told as a dash."""
    told = tuple(tuple(cell or "–" for cell in row) for row in rows)
    body: Part = Grid(tuple(head), told, tuple(widths)) if told else Words(none, quiet=True)
    return Section(title, (*before, body))

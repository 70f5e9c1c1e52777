"""What the staff file (人员档案) holds about a person, as plain values, and which of it stands on a day.

Source: Putuoshan building standard, 二.3 (任职要求):
原则上应具有大专及以上学历；熟悉电脑操作、办公软件操作；具有正常履行职责的身体条件和心理素质。
原则上 makes a lower education no breach; it asks for a word of the head. Fitness is the head's word alone: nothing
about anybody's health is kept. Occupation levels are those of 政务服务办事员; the standard does not ask for one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

CITATION = "《普陀山镇便民服务中心“全科窗口”建设标准》二.3"


class EntryKind(StrEnum):
    EDUCATION = "education"
    OCCUPATION = "occupation"
    COMPUTER = "computer"
    OFFICE = "office"
    FITNESS = "fitness"


REQUIRED = (EntryKind.EDUCATION, EntryKind.COMPUTER, EntryKind.OFFICE, EntryKind.FITNESS)
"""What the standard asks of everybody at the counter."""
HEADS_WORD_ALONE = frozenset({EntryKind.FITNESS})
"""What nobody enters about themselves."""


class Level(StrEnum):
    """Of education and of occupation, each from the lowest to the highest."""

    SECONDARY = "secondary"
    COLLEGE = "college"
    BACHELOR = "bachelor"
    GRADUATE = "graduate"
    FIVE = "five"
    FOUR = "four"
    THREE = "three"
    TWO = "two"
    ONE = "one"


EDUCATION_LEVELS = (Level.SECONDARY, Level.COLLEGE, Level.BACHELOR, Level.GRADUATE)
OCCUPATION_LEVELS = (Level.FIVE, Level.FOUR, Level.THREE, Level.TWO, Level.ONE)
LEVELS = {EntryKind.EDUCATION: EDUCATION_LEVELS, EntryKind.OCCUPATION: OCCUPATION_LEVELS}


def below_standard(kind: EntryKind, level: Level | None) -> bool:
    """Whether the standard wants a word of the head on it: an education below 大专."""
    return kind is EntryKind.EDUCATION and level is Level.SECONDARY


class Word(StrEnum):
    CONFIRMED = "confirmed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. `replaces` is the row it corrects; `withdrawn` says that row was no fact. `word` is the head's and the
    day it was said; `valid_until` the last day of a certificate that ends."""

    key: int
    kind: EntryKind
    recorded_on: date
    level: Level | None = None
    valid_until: date | None = None
    replaces: int | None = None
    withdrawn: bool = False
    word: Word | None = None
    said_on: date | None = None

    def word_on(self, on: date) -> Word | None:
        return self.word if self.said_on is not None and self.said_on <= on else None


@dataclass(frozen=True, slots=True)
class Sorted:
    """The rows known on a day by what they are then: they `stand`, wait for the head, or were refused."""

    standing: tuple[Entry, ...]
    waiting: tuple[Entry, ...]
    refused: tuple[Entry, ...]


def sort(entries: Iterable[Entry], *, on: date) -> Sorted:
    """A row stands once the head confirmed it and until a confirmed correction follows it; a correction nobody
    confirmed yet changes nothing. What is corrected before anybody confirmed it is simply gone."""
    known = {one.key: one for one in entries if one.recorded_on <= on}
    after = {one.replaces: one for one in known.values() if one.replaces is not None}
    standing, waiting, refused = [], [], []
    for one in known.values():
        word, followed = one.word_on(on), list(_followers(one, after))
        if word is Word.CONFIRMED:
            gone = one.withdrawn or any(later.word_on(on) is Word.CONFIRMED for later in followed)
            if not gone:
                standing.append(one)
        elif not followed:
            if word is Word.REFUSED:
                refused.append(one)
            elif not one.withdrawn or any(row.word_on(on) is Word.CONFIRMED for row in _before(one, known)):
                waiting.append(one)
    return Sorted(*(tuple(sorted(rows, key=lambda one: one.key)) for rows in (standing, waiting, refused)))


def _followers(one: Entry, after: dict[int | None, Entry]) -> Iterable[Entry]:
    later = after.get(one.key)
    while later is not None:
        yield later
        later = after.get(later.key)


def _before(one: Entry, known: dict[int, Entry]) -> Iterable[Entry]:
    earlier = known.get(one.replaces) if one.replaces is not None else None
    while earlier is not None:
        yield earlier
        earlier = known.get(earlier.replaces) if earlier.replaces is not None else None

"""Questions about a matter (疑难问答): whether an answer still stands on the facts, and what no question may say."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from courses.domain.cells.text import fold
from courses.domain.facets import Facet

LONGEST_QUESTION = 300
LONGEST_ANSWER = 800


class Standing(StrEnum):
    """How a question stands."""

    OPEN = "open"
    ANSWERED = "answered"
    OUTDATED = "outdated"  # answered before the facts it is about changed


@dataclass(frozen=True, slots=True)
class Change:
    """A material change in force: of which facet, into which version, since when."""

    facet: Facet
    version: int
    since: date


@dataclass(frozen=True, slots=True)
class State:
    """How a question stands; where its answer is outdated, the first change after it and the facets that changed."""

    standing: Standing
    changed_on: date | None = None
    facets: tuple[Facet, ...] = ()


def state(about: Facet | None, answered_at: int | None, material: Iterable[Change]) -> State:
    """Where a question about a facet (None: about the matter as a whole) stands.

    `answered_at` is the number of the version the newest answer was given on, None where nobody answered; 0 where
    there was no version yet. `material` are the material changes in force, wording apart: an editorial change
    outdates nothing.
    """
    if answered_at is None:
        return State(Standing.OPEN)
    later = [change for change in material if change.version > answered_at and about in (None, change.facet)]
    if not later:
        return State(Standing.ANSWERED)
    facets = tuple(facet for facet in Facet if any(change.facet is facet for change in later))
    return State(Standing.OUTDATED, min(change.since for change in later), facets)


class PersonalData(StrEnum):
    """What names a citizen and has no place in a question that everybody reads."""

    IDENTITY_NUMBER = "identity_number"
    MOBILE = "mobile"
    BANK_CARD = "bank_card"


_GAP = re.compile(r"(?<=\d)[ \-](?=\d)")
_NUMBERS = (
    (
        PersonalData.IDENTITY_NUMBER,
        re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)"),
    ),
    (PersonalData.MOBILE, re.compile(r"(?<!\d)(?:86)?1[3-9]\d{9}(?!\d)")),
    (PersonalData.BANK_CARD, re.compile(r"(?<!\d)62\d{14,17}(?!\d)")),
)


def personal_data(text: str) -> tuple[PersonalData, ...]:
    """The kinds of numbers of persons in a text; codes of matters and telephones of offices are none."""
    plain = _GAP.sub("", fold(text))
    return tuple(kind for kind, number in _NUMBERS if number.search(plain))

"""Which papers a matter asks for in a circumstance, and which of them that can be said of for certain."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from courses.domain.checklist import SHARED as SHARED  # the templates read it from here
from courses.domain.elements import Material
from courses.domain.facets import Necessity
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.distractors import provably_other
from quizzes.domain.facts import MatterFacts, SourceLine
from quizzes.domain.synonyms import Synonyms

_UNSETTLING = re.compile(r"或|可|免|不|任|代|用(?!于)|共享|之一")
"""A note with such a word may allow another paper or none: then the paper is neither demanded nor refused."""

_ONE_CIRCUMSTANCE = 4
"""Two circumstances sharing this many characters in a row may hold together."""


class Demand(StrEnum):
    ASKED = "asked"
    DEFERRABLE = "deferrable"
    OTHER_CIRCUMSTANCE = "other_circumstance"
    SHARED = "shared"
    UNSETTLED = "unsettled"


ASKED_DEMANDS = (Demand.ASKED, Demand.DEFERRABLE)
UNASKED_DEMANDS = (Demand.OTHER_CIRCUMSTANCE, Demand.SHARED)


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the list, its line and what the circumstance makes of it."""

    material: Material
    line: SourceLine
    demand: Demand


def names(matter: MatterFacts) -> tuple[SourceLine, ...]:
    """The names of all papers in the list's order, as facts."""
    return tuple(
        matter.line(f"materials[{n}].name", material.name)
        for n, material in enumerate(matter.elements.materials, 1)
        if material.name.strip()
    )


def papers(bank: BankSnapshot, circumstance: str = "") -> tuple[Paper, ...]:
    """Every paper of the matter in one circumstance (empty: none of the special ones holds)."""
    materials = bank.matter.elements.materials
    flat = all(material.necessity is None and not material.when for material in materials)
    return tuple(
        Paper(material, line, _demand(material, circumstance, flat, bank.synonyms))
        for material, line in zip((m for m in materials if m.name.strip()), names(bank.matter), strict=True)
    )


def circumstances(bank: BankSnapshot) -> tuple[str, ...]:
    """The special circumstances in which some paper is certainly asked, in the list's order."""
    found = dict.fromkeys(material.when for material in bank.matter.elements.materials if material.when.strip())
    return tuple(
        when
        for when in found
        if any(paper.material.when == when and paper.demand in ASKED_DEMANDS for paper in papers(bank, when))
    )


def situations(bank: BankSnapshot) -> tuple[str, ...]:
    """The circumstances a citizen may plausibly come in; empty text: none of the special ones.

    Two or more that are not about an agent read as the causes of the matter (death, emigration …): then one
    of them must hold, for without a cause nobody would come.
    """
    special = circumstances(bank)
    causes = tuple(when for when in special if not re.search("委托|代办", when))
    return causes if len(causes) > 1 else ("", *special)


def _demand(material: Material, circumstance: str, flat: bool, synonyms: Synonyms) -> Demand:
    if SHARED in material.source:
        return Demand.SHARED
    if _UNSETTLING.search(material.note):
        return Demand.UNSETTLED
    if material.necessity is Necessity.CONDITIONAL or material.when:
        return _in_circumstance(material.when, circumstance, synonyms)
    if material.necessity is Necessity.DEFERRABLE:
        return Demand.DEFERRABLE
    if material.necessity is Necessity.REQUIRED or flat:
        return Demand.ASKED
    return Demand.UNSETTLED


def _in_circumstance(when: str, circumstance: str, synonyms: Synonyms) -> Demand:
    if not when:
        return Demand.UNSETTLED
    if not circumstance:
        return Demand.OTHER_CIRCUMSTANCE
    if synonyms.normal(when) == synonyms.normal(circumstance):
        return Demand.ASKED
    shared = SequenceMatcher(None, when, circumstance, autojunk=False).find_longest_match()
    if shared.size >= _ONE_CIRCUMSTANCE or not provably_other(when, circumstance, synonyms):
        return Demand.UNSETTLED
    return Demand.OTHER_CIRCUMSTANCE

"""Which papers a matter asks for in a circumstance, and which of them that can be said of for certain."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from courses.domain.checklist import SHARED as SHARED  # the templates read it from here
from courses.domain.elements import Material
from courses.domain.facets import Necessity
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.dice import Dice
from quizzes.domain.distractors import foreign, provably_other
from quizzes.domain.facts import MatterFacts, SourceLine
from quizzes.domain.synonyms import Synonyms

_UNSETTLING = re.compile(r"或|可|免|不|任|代|用(?!于)|共享|之一|选一|无|未|一般|系统|数据")
"""A note with such a word may allow another paper or none: then the paper is neither demanded nor refused."""

_MADE_HERE = re.compile("现场|采集|签订|形成")
"""The note says that the paper comes into being on the way: nobody brings it, and nobody is told to."""

_WITHOUT = re.compile("未|没有|无|不")

_IDENTITY = ("居民身份证",)
"""Who stands there is looked at anyway, whether or not the list says so: never a paper too many."""

_ONE_CIRCUMSTANCE = 4
"""Two circumstances sharing this many characters in a row may hold together."""


class Demand(StrEnum):
    ASKED = "asked"
    DEFERRABLE = "deferrable"
    OTHER_CIRCUMSTANCE = "other_circumstance"
    SHARED = "shared"
    MADE_HERE = "made_here"
    UNSETTLED = "unsettled"


ASKED_DEMANDS = (Demand.ASKED, Demand.DEFERRABLE)
UNASKED_DEMANDS = (Demand.OTHER_CIRCUMSTANCE, Demand.SHARED)
SETTLED = (*ASKED_DEMANDS, *UNASKED_DEMANDS)
"""The list says for certain whether the paper is asked."""


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


def unneeded(bank: BankSnapshot, *, dice: Dice, want: int, beside: Sequence[str] = ()) -> tuple[SourceLine, ...]:
    """Papers of siblings this matter certainly does without: not listed in it, nor mentioned in any of its notes."""
    return foreign(
        bank, names, dice=dice, want=want, beside=beside, differs=lambda name, _own: not spoken_of(bank, name)
    )


def certainly_unneeded(bank: BankSnapshot, name: str) -> bool:
    """The same proof of a name that needn't stand in any list."""
    listed = (material.name for material in bank.matter.elements.materials)
    return not spoken_of(bank, name) and all(provably_other(name, one, bank.synonyms) for one in listed)


def spoken_of(bank: BankSnapshot, name: str) -> bool:
    """Whether the list speaks of such a paper beside the names: as another way, in a case, as a condition."""
    normal = bank.normal(name)
    return normal in _IDENTITY or normal in _beside_names(bank)


def _beside_names(bank: BankSnapshot) -> str:
    elements = bank.matter.elements
    said = [text for material in elements.materials for text in (material.note, material.when)]
    return bank.normal(
        "\n".join([*said, *elements.acceptance_conditions, *elements.approval_conditions, *elements.conditions])
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
    if _MADE_HERE.search(material.note):
        return Demand.MADE_HERE
    if _UNSETTLING.search(material.note):
        return Demand.UNSETTLED
    if denied(material.name, circumstance, synonyms):
        return Demand.UNSETTLED
    if material.necessity is Necessity.CONDITIONAL or material.when:
        return _in_circumstance(material.when, circumstance, synonyms)
    if material.necessity is Necessity.DEFERRABLE:
        return Demand.DEFERRABLE
    if material.necessity is Necessity.REQUIRED or flat:
        return Demand.ASKED
    return Demand.UNSETTLED


def denied(name: str, circumstance: str, synonyms: Synonyms) -> bool:
    """「未领取居民身份证的」: who comes in this circumstance may not have the paper at all."""
    return bool(_WITHOUT.search(circumstance)) and synonyms.normal(name) in synonyms.normal(circumstance)


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

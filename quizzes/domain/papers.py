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

_UNSETTLING = re.compile(r"或|可|免|不|任|代|用(?!于|人单位)|共享|之一|选一|无|未|一般|系统|数据")
"""A note with such a word may allow another paper or none: then the paper is neither demanded nor refused."""

_APART = re.compile("现场|采集|签订|形成|首次")
"""The note says that the paper comes into being on the way, or is wanted the first time only: then it stays out of the
story; nobody brings it, and nobody is told to."""

_WITHOUT = re.compile("未|没有|无|不")

_GONE = (("离婚", "结婚证"), ("丧失中国国籍", "居民身份证"))
"""What somebody in such a circumstance had to give up, whatever the list says: 《婚姻登记条例》, 《居民身份证法》."""

_AGENT = re.compile("委托|代办")
_KIND = re.compile("(?:为|是)(?:个人|企业|单位|自然人|法人|个体)")
"""Which kind of applicant it is: a question of its own beside the cause of the application."""

_CAUSE = re.compile("^(?:因|以)|、以")
"""「以在岛居住申领的」: on what ground one applies; of several such grounds one holds."""

AND = "；"
"""Between two circumstances that hold at once."""

FORM_WORDS = ("申请表", "登记表", "申请书", "申报表", "备案表", "信息表")

_IDENTITY = ("居民身份证",)
"""Who stands there is looked at anyway, whether or not the list says so: never a paper too many."""

_ONE_CIRCUMSTANCE = 4
"""Two circumstances sharing this many characters in a row may hold together."""


class Demand(StrEnum):
    ASKED = "asked"
    DEFERRABLE = "deferrable"
    OTHER_CIRCUMSTANCE = "other_circumstance"
    SHARED = "shared"
    APART = "apart"
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


def notes(matter: MatterFacts) -> tuple[SourceLine, ...]:
    """What the list says beside the names; a paper it mentions there may be brought as well."""
    said = [
        (f"materials[{n}].note", one.note) for n, one in enumerate(matter.elements.materials, 1) if one.note.strip()
    ]
    return tuple(matter.line(element, text) for element, text in said)


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

    Two or more grounds, or two or more that are settled and not about an agent, read as the causes of the matter
    (death, emigration …): then one of them must hold, for without a cause nobody would come; so must one of the kinds
    of applicant. Where forms are only asked in circumstances, one of those holds. None at all where the list settles
    nothing of what must hold.
    """
    sure = circumstances(bank)
    stated = dict.fromkeys(m.when for m in bank.matter.elements.materials if m.when.strip() and AND not in m.when)
    reasons = [when for when in stated if not _AGENT.search(when)]
    kinds = [when for when in reasons if _KIND.search(when)]
    if len(kinds) > 1:
        causes, must = _causes([when for when in reasons if when not in kinds], sure)
        found = _together([when for when in kinds if when in sure], causes, must=must)
    else:
        causes, must = _causes(reasons, sure)
        found = causes if must else ["", *sure]
    forms = [material for material in bank.matter.elements.materials if is_form(material)]
    if forms and all(form.when for form in forms):
        found = [
            one for one in found if any(is_form(p.material) for p in papers(bank, one) if p.demand in ASKED_DEMANDS)
        ]
    return tuple(found)


def _causes(reasons: list[str], sure: tuple[str, ...]) -> tuple[list[str], bool]:
    """The settled ones, and whether one of them must hold."""
    grounds = [when for when in reasons if _CAUSE.search(when)]
    settled = [when for when in reasons if when in sure]
    if len(grounds) > 1:
        return [when for when in grounds if when in sure], True
    return settled, len(settled) > 1


def _together(kinds: list[str], causes: list[str], *, must: bool) -> list[str]:
    """A kind of applicant alone while no cause must hold, and with each cause that is settled."""
    pairs = [f"{kind}{AND}{cause}" for kind in kinds for cause in causes if not _quarrel(kind, cause)]
    return pairs if must else [*kinds, *pairs]


def _quarrel(kind: str, cause: str) -> bool:
    """「产权人为个人的」 and 「单位成片申请的」 can't both be."""
    single, joint = re.compile("个人|自然人|村民"), re.compile("单位|企业|法人")
    return bool((single.search(kind) and joint.search(cause)) or (joint.search(kind) and single.search(cause)))


def bare(circumstance: str) -> str:
    """委托他人代办的 → 委托他人代办: the circumstance as it is said inside a sentence."""
    return "，".join(part.strip().removesuffix("。").removesuffix("的") for part in circumstance.split(AND))


def is_form(material: Material) -> bool:
    return any(word in material.name for word in FORM_WORDS)


def _demand(material: Material, circumstance: str, flat: bool, synonyms: Synonyms) -> Demand:
    if SHARED in material.source:
        return Demand.SHARED
    if _APART.search(material.note):
        return Demand.APART
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
    normal = synonyms.normal(name)
    gone = any(word in circumstance and normal == synonyms.normal(paper) for word, paper in _GONE)
    return gone or (bool(_WITHOUT.search(circumstance)) and normal in synonyms.normal(circumstance))


def _in_circumstance(when: str, circumstance: str, synonyms: Synonyms) -> Demand:
    if not when:
        return Demand.UNSETTLED
    if not circumstance:
        return Demand.OTHER_CIRCUMSTANCE
    parts = circumstance.split(AND)
    if any(synonyms.normal(when) == synonyms.normal(part) for part in parts):
        return Demand.ASKED
    if any(_may_be_one(when, part, synonyms) for part in parts):
        return Demand.UNSETTLED
    return Demand.OTHER_CIRCUMSTANCE


def _may_be_one(when: str, part: str, synonyms: Synonyms) -> bool:
    if _KIND.search(when) and _KIND.search(part):
        return False
    shared = SequenceMatcher(None, when, part, autojunk=False).find_longest_match()
    return shared.size >= _ONE_CIRCUMSTANCE or not provably_other(when, part, synonyms)

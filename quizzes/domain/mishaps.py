"""What may be amiss with one paper of the list: the small grammar cases are made of.

A mishap needs what the list states: an original is missed only where originals are stated, a certificate is lost only
where the list says that an office issues it. What no list says, which certificates run out, is a kept table.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from courses.domain.cells.materials import SOURCES
from courses.domain.checklist import FROM_THE_COUNTER
from quizzes.domain.case import Circumstance
from quizzes.domain.papers import Demand, Paper, is_form
from quizzes.domain.shapes import tells_name

ISSUED = SOURCES[1]
"""The list says that an office issues the paper."""

RUN_OUT = ("居民身份证", "残疾人证")
"""Certificates worth nothing after their date: 《居民身份证法》第五条、第十一条; 《残疾人证管理办法》 (ten years)."""

AGENT = re.compile("委托|代办人|受托")
ACTING = re.compile("委托|代办|代理|代为|监护")
"""Somebody else stands there for the applicant."""

_REPLACING = re.compile("补|换|挂失|遗失")
"""A matter that is about a lost or worn paper: then its loss is no mishap."""

_OF_OTHERS = re.compile("^(?:原|死者|损坏)|或|、")
"""Papers that are not simply the citizen's own, or are two in one."""


@dataclass(frozen=True, slots=True)
class Mishap:
    """One way to come with a paper. `may` asks whether the list lets it happen (paper, name of the matter).

    `lies` is how the paper lies on the counter, None where it isn't there; `said` is what the citizen says of it;
    `told` is the line of the notice and `why` the reason, with {name} of the paper and {how} the list wants it.
    """

    circumstance: Circumstance
    may: Callable[[Paper, str], bool]
    told: str
    why: str
    lies: str | None = None
    said: str = ""

    def happens_to(self, paper: Paper, matter: str) -> bool:
        return paper.demand is Demand.ASKED and self.may(paper, matter)

    def kind(self, paper: Paper) -> Circumstance:
        if self.circumstance is not Circumstance.REQUIRED_MISSING or not paper.material.when:
            return self.circumstance
        agent = AGENT.search(paper.material.when)
        return Circumstance.AGENT_PAPERS_MISSING if agent else Circumstance.CONDITIONAL_MISSING


def how_it_lies(paper: Paper) -> str:
    """Exactly what the list asks of the paper, no more."""
    material = paper.material
    parts = []
    if material.originals:
        parts.append("原件" if material.originals == 1 else f"原件{material.originals}份")
    if material.copies:
        parts.append(f"复印件{material.copies}份")
    return "、".join(parts)


def spoken(text: str, paper: Paper) -> str:
    how = how_it_lies(paper)
    return text.format(name=paper.material.name, how=f"（{how}）" if how else "")


def may_be_missing(paper: Paper, _matter: str = "") -> bool:
    """Blank forms lie at the counter, so a missing one is not the citizen's to bring."""
    return paper.material.source != FROM_THE_COUNTER


def may_be_lost(paper: Paper, matter: str) -> bool:
    material = paper.material
    issued = material.source == ISSUED and bool(material.originals) and not material.when
    about_it = tells_name(material.name, matter) or _REPLACING.search(matter)
    return issued and not about_it and not _OF_OTHERS.search(material.name)


def may_run_out(paper: Paper, matter: str) -> bool:
    name = paper.material.name
    own = any(name.endswith(one) and not tells_name(one, matter) for one in RUN_OUT)
    return own and not _OF_OTHERS.search(name)


def must_be_original(paper: Paper, _matter: str) -> bool:
    ours = is_form(paper.material) or paper.material.source == FROM_THE_COUNTER
    return bool(paper.material.originals) and not ours and not re.search("或|、", paper.material.name)


MISHAPS: tuple[Mishap, ...] = (
    Mishap(
        Circumstance.REQUIRED_MISSING,
        may_be_missing,
        told="提交「{name}」{how}",
        why="没有提交「{name}」",
    ),
    Mishap(
        Circumstance.LOST,
        may_be_lost,
        said="「{name}」前几天遗失了，还没有补办，手机里存有照片。",
        told="提交「{name}」{how}；已经遗失的，请先补办",
        why="「{name}」遗失未补，手机里的照片不能代替",
    ),
    Mishap(
        Circumstance.EXPIRED,
        may_run_out,
        lies="已过有效期",
        told="提交在有效期内的「{name}」{how}",
        why="「{name}」已过有效期",
    ),
    Mishap(
        Circumstance.COPY_FOR_ORIGINAL,
        must_be_original,
        lies="复印件，没有带原件",
        told="「{name}」只带了复印件，请提交或者出示原件",
        why="清单要求「{name}」{how}，只带了复印件",
    ),
)

"""The counter case: a citizen, a folder of papers, and what the clerk must do with them.

Sources: 行政许可法 32 (acceptance, mending on the spot, one notice of everything, refusal with reasons);
the town's plan, 配置2 (deferral goes into the one notice); 首问负责 (lead to the right counter).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from courses.domain.counter import Outcome as Outcome  # the vocabulary of cases, kept a storey lower
from quizzes.domain.notice import Notice

OUTCOME_TEXTS: dict[Outcome, str] = {
    Outcome.ACCEPT: "材料齐全，当场受理",
    Outcome.MEND_ON_THE_SPOT: "请申请人当场更正后受理",
    Outcome.NOTIFY_ONCE: "一次性告知需要补正的全部内容",
    Outcome.ACCEPT_WITH_DEFERRAL: "容缺受理，书面告知限期补交",
    Outcome.REFUSE: "不予受理，出具书面通知并说明理由",
    Outcome.LEAD_TO: "不在本窗口办理，引导到承办单位",
}

MARKING_OUTCOMES = frozenset({Outcome.MEND_ON_THE_SPOT, Outcome.NOTIFY_ONCE, Outcome.ACCEPT_WITH_DEFERRAL})
"""Outcomes for which papers are marked: to be mended, to be corrected, to be brought later."""

GROUNDED_OUTCOMES = frozenset({Outcome.REFUSE, Outcome.LEAD_TO})
"""Outcomes which need grounds: the reasons of the refusal, or the place led to."""


class Circumstance(StrEnum):
    """What the case is about; never shown before the answer."""

    COMPLETE = "complete"
    EXTRA_PAPER = "extra_paper"
    REQUIRED_MISSING = "required_missing"
    CONDITIONAL_MISSING = "conditional_missing"
    AGENT_PAPERS_MISSING = "agent_papers_missing"
    LOST = "lost"
    EXPIRED = "expired"
    COPY_FOR_ORIGINAL = "copy_for_original"
    SEVERAL = "several"
    SLIP = "slip"
    DEFERRABLE_MISSING = "deferrable_missing"
    ACCEPTANCE_UNMET = "acceptance_unmet"
    APPROVAL_DOUBTFUL = "approval_doubtful"
    WRONG_COUNTER = "wrong_counter"


@dataclass(frozen=True, slots=True)
class Findings:
    """What an honest look at the citizen and the folder finds; numbers of papers and conditions.

    Doubts about conditions of approval and papers too many are no findings: neither changes what happens.
    """

    directed: bool = False
    acceptance_unmet: int = 0
    amiss: int = 0
    deferred: int = 0
    slips: int = 0


def settle(found: Findings) -> Outcome:
    """The one thing that must happen. Whoever isn't served here is led on; whom the law shuts out is told why;
    papers that are amiss are told once, together with what may follow and what could be mended here and now."""
    if found.directed:
        return Outcome.LEAD_TO
    if found.acceptance_unmet:
        return Outcome.REFUSE
    if found.amiss:
        return Outcome.NOTIFY_ONCE
    if found.deferred:
        return Outcome.ACCEPT_WITH_DEFERRAL
    return Outcome.MEND_ON_THE_SPOT if found.slips else Outcome.ACCEPT


@dataclass(frozen=True, slots=True)
class FolderPaper:
    """One paper on the counter: its id, its name and how it lies there (copy, filled in, what slipped)."""

    id: str
    name: str
    state: str = ""

    @property
    def text(self) -> str:
        return f"{self.name}（{self.state}）" if self.state else self.name


@dataclass(frozen=True, slots=True)
class CaseKey:
    """The right answer: outcome, papers to mark, papers to hand back, grounds; ids in shown order.

    `either` are papers of the folder which may be kept or handed back: the list leaves open whether they are needed.
    """

    outcome: Outcome
    notify: tuple[str, ...] = ()
    give_back: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    either: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """One possible ground of a refusal, or one place to lead to, and which of the two outcomes it serves."""

    id: str
    text: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """What lies before the clerk; the papers which may be marked are the options of the item.

    The papers decide the facet materials, the grounds decide conditions or process. `notice` is the paper
    the clerk would hand over, None when none is due.
    """

    circumstance: Circumstance
    citizen: str
    situation: tuple[str, ...]
    folder: tuple[FolderPaper, ...]
    grounds: tuple[Ground, ...]
    key: CaseKey
    notice: Notice | None = None

    def shown(self) -> dict[str, Any]:
        """What may leave the server before the sitting is closed."""
        return {
            "citizen": self.citizen,
            "situation": list(self.situation),
            "folder": [{"id": paper.id, "name": paper.name, "state": paper.state} for paper in self.folder],
            "grounds": [
                {"id": ground.id, "text": ground.text, "outcome": ground.outcome.value} for ground in self.grounds
            ],
            "outcomes": [{"id": outcome.value, "text": text} for outcome, text in OUTCOME_TEXTS.items()],
        }

    def to_json(self) -> dict[str, Any]:
        shown = self.shown()
        del shown["outcomes"]
        return shown | {
            "circumstance": self.circumstance.value,
            "key": {
                "outcome": self.key.outcome.value,
                "notify": list(self.key.notify),
                "give_back": list(self.key.give_back),
                "grounds": list(self.key.grounds),
                **({"either": list(self.key.either)} if self.key.either else {}),
            },
            "notice": self.notice.to_json() if self.notice else None,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "CaseSheet":
        key = data["key"]
        return cls(
            circumstance=Circumstance(data["circumstance"]),
            citizen=data["citizen"],
            situation=tuple(data["situation"]),
            folder=tuple(FolderPaper(**paper) for paper in data["folder"]),
            grounds=tuple(Ground(g["id"], g["text"], Outcome(g["outcome"])) for g in data["grounds"]),
            key=CaseKey(
                Outcome(key["outcome"]),
                tuple(key["notify"]),
                tuple(key["give_back"]),
                tuple(key["grounds"]),
                tuple(key.get("either", ())),
            ),
            notice=Notice.from_json(data["notice"]) if data["notice"] else None,
        )


def as_told(
    sheet: CaseSheet, outcome: str, *, notify: Sequence[str], give_back: Sequence[str], grounds: Sequence[str]
) -> dict[str, Any]:
    """The answer to a case: marks that don't belong to the chosen outcome are not told to anybody."""
    chosen = Outcome(outcome)
    serving = {ground.id for ground in sheet.grounds if ground.outcome is chosen}
    return {
        "outcome": chosen.value,
        "notify": list(notify) if chosen in MARKING_OUTCOMES else [],
        "give_back": list(give_back),
        "grounds": [one for one in grounds if one in serving],
    }

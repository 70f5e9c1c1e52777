"""The paper a clerk hands over: one-time notice, refusal, deferral. Data, not a document.

Sources: 行政许可法 32 (one notice of everything to correct; written refusal with reasons; seal and date).
Seal and date are left open on purpose: they are put on the paper by hand.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from quizzes.domain.facts import SourceLine


class NoticeKind(StrEnum):
    ONE_TIME = "one_time"
    REFUSAL = "refusal"
    DEFERRAL = "deferral"


NOTICE_TITLES: dict[NoticeKind, str] = {
    NoticeKind.ONE_TIME: "一次性告知书",
    NoticeKind.REFUSAL: "不予受理通知书",
    NoticeKind.DEFERRAL: "容缺受理告知承诺书",
}


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One thing told to the citizen, with the fact of the list it rests on."""

    text: str
    source: SourceLine | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice in parts: whom, what for, the numbered lines, and the closing sentences."""

    kind: NoticeKind
    to: str
    matter: str
    opening: str
    lines: tuple[NoticeLine, ...]
    closing: tuple[str, ...]

    @property
    def title(self) -> str:
        return NOTICE_TITLES[self.kind]

    @property
    def text(self) -> str:
        """The notice as plain text, one paragraph a line."""
        numbered = [f"{n}.{line.text}" for n, line in enumerate(self.lines, 1)]
        return "\n".join([self.title, f"{self.to}：", self.opening, *numbered, *self.closing])

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind.value,
            "to": self.to,
            "matter": self.matter,
            "opening": self.opening,
            "lines": [
                {"text": line.text, "source": line.source.to_json() if line.source else None} for line in self.lines
            ],
            "closing": list(self.closing),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Notice":
        lines = tuple(
            NoticeLine(line["text"], SourceLine(**line["source"]) if line["source"] else None) for line in data["lines"]
        )
        return cls(NoticeKind(data["kind"]), data["to"], data["matter"], data["opening"], lines, tuple(data["closing"]))


_SEAL = "（窗口印章）    年  月  日"


def one_time_notice(
    *, to: str, matter: str, lines: tuple[NoticeLine, ...], deferred: tuple[NoticeLine, ...] = ()
) -> Notice:
    """Everything to correct, and what may follow later, told once (一次性告知)."""
    later = tuple(NoticeLine(f"{line.text}（可以容缺，承诺限期补交）", line.source) for line in deferred)
    return Notice(
        NoticeKind.ONE_TIME,
        to,
        matter,
        f"您申请办理的《{matter}》，还需要补正下列内容：",
        lines + later,
        ("以上为需要补正的全部内容，补齐后即可受理。", _SEAL),
    )


def refusal_notice(*, to: str, matter: str, lines: tuple[NoticeLine, ...]) -> Notice:
    """Refusal of acceptance with its reasons (不予受理)."""
    return Notice(
        NoticeKind.REFUSAL,
        to,
        matter,
        f"您申请办理的《{matter}》，因下列理由不予受理：",
        lines,
        ("如对本通知不服，可以依法申请行政复议或者提起行政诉讼。", _SEAL),
    )


def deferral_notice(*, to: str, matter: str, lines: tuple[NoticeLine, ...]) -> Notice:
    """Acceptance with papers to follow; deadline and consequence are filled in by the counter."""
    return Notice(
        NoticeKind.DEFERRAL,
        to,
        matter,
        f"您申请办理的《{matter}》先予受理，下列材料请限期补交：",
        lines,
        (
            "本人承诺于    年  月  日前补交；逾期未补交的，按所承诺的后果处理。",
            "申请人（签名）：",
            _SEAL,
        ),
    )

"""Steps of the process: one a line, `谁：做什么（多久）`.

Grammar: `step := [who "："] what ["（" duration "）"]`, numbered "1."; a bracket is a duration where it reads
like one (当场, 5个工作日, 7日内 …) or is labelled `时限：`. "申请→受理→决定" is cut at its arrows or dashes; who
does them is then not stated.
"""

import re
from functools import lru_cache

from courses.domain.cells.lists import split_items, write_numbered
from courses.domain.cells.text import NUMERAL, fold, last_group, one_line, split_outside
from courses.domain.elements import Step
from courses.domain.problems import Problem

_ARROW = re.compile(r"\s*(?:→|➔|➡|⇒|-+>|—+>|—{2,})\s*")
_WHO = re.compile(r"[^,。;!?:]{1,40}")
_DURATION = re.compile(
    rf".{{0,12}}(?:{NUMERAL} ?个?(?:工作日|自然日|小时|分钟|日|天|个?月|年)).{{0,24}}|当场.{{0,6}}|即[时办].{{0,4}}"
)
_LABEL = "时限"
LONGEST_BETWEEN_DASHES = 30


def read_steps(text: str) -> tuple[tuple[Step, ...], tuple[Problem, ...]]:
    """All steps in order; a process in one unbroken sentence is one step and flagged."""
    numbered = split_items(text)
    words = [one_line(words) for _, words in numbered.items if words]
    if len(words) == 1:
        words = [piece for piece in _ARROW.split(words[0]) if piece]
    if len(words) == 1:
        words = _at_dashes(words[0])
    problems = [Problem("numbering_skips")] if numbered.is_numbered and numbered.skips else []
    if len(words) == 1 and not numbered.is_numbered:
        problems.append(Problem("steps_not_told_apart", params={"text": words[0]}))
    return tuple(_read_step(piece) for piece in words), tuple(problems)


def write_steps(steps: tuple[Step, ...]) -> str:
    """The cell `read_steps` reads back to the same values."""
    return write_numbered(write_step(step) for step in steps)


def _at_dashes(words: str) -> list[str]:
    """ "申请—受理—核查" and "申请-受理-办结" cut at their dashes: two of them at least, none beside a digit."""
    pieces = [piece.strip() for piece in split_outside(words, "—") if piece.strip()]
    if len(pieces) < 3:
        pieces = [piece.strip() for piece in split_outside(words, "-") if piece.strip()]
    apart = all(piece and not piece[0].isdecimal() and not piece[-1].isdigit() for piece in pieces)
    short = all(len(piece) <= LONGEST_BETWEEN_DASHES for piece in pieces)
    return pieces if len(pieces) >= 3 and apart and short else [words]


@lru_cache(maxsize=8192)
def _read_step(words: str) -> Step:
    duration = ""
    if group := last_group(words):
        label, colon, _ = fold(group[1]).partition(":")
        if colon and label == _LABEL:
            words, duration = group[0], group[1][len(label) + 1 :].strip()
        elif _DURATION.fullmatch(fold(group[1])):
            words, duration = group
    who, colon, _ = fold(words).partition(":")
    if not colon or not _WHO.fullmatch(who):
        return Step("", words, duration)
    return Step(words[: len(who)].strip(), words[len(who) + 1 :].strip(), duration)


def write_step(step: Step) -> str:
    """One line without its number."""
    head = f"{step.who}：{step.what}" if step.who else step.what
    if not step.duration:
        return head
    plain = _DURATION.fullmatch(fold(step.duration))
    return f"{head}（{step.duration if plain else f'{_LABEL}：{step.duration}'}）"

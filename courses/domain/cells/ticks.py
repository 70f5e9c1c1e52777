"""Tick boxes: "☑自然人 □法人", and "R现场办理 £网上办理" where the boxes' own font was lost (R is ☑, £ is ☐).

Only ticked words count. A cell with boxes and no tick states nothing; a tick without a word is flagged.
"""

import re

from courses.domain.cells.text import clean
from courses.domain.problems import Problem

_TICKED, _EMPTY = "☑☒✓✔√■", "□☐£"
_BOX = re.compile(rf"[{_TICKED}{_EMPTY}]|(?<![A-Za-z0-9])R(?=[\u4e00-\u9fff\s£{_TICKED}{_EMPTY}]|$)")
_LOST_FONT = re.compile(r"£|(?:^|\s)R(?=[\u4e00-\u9fff])")
_TAIL = " \n;；,，、/"


def has_boxes(text: str) -> bool:
    """Whether the text is a choice among boxes (a lone √ is a yes, not a choice)."""
    return any(mark in text for mark in "□☐☑☒■✔") or _LOST_FONT.search(text) is not None


def ticked(text: str) -> tuple[str, tuple[Problem, ...]]:
    """The ticked words, joined by `；`."""
    words = clean(text)
    boxes = list(_BOX.finditer(words))
    if not boxes:
        return text, ()
    ends = [box.start() for box in boxes[1:]] + [len(words)]
    if boxes[-1].end() == len(words) and words[: boxes[0].start()].strip(_TAIL):  # the box follows its word
        starts = [0] + [box.end() for box in boxes[:-1]]
        options = [(box[0], words[start : box.start()]) for box, start in zip(boxes, starts, strict=True)]
    else:
        options = [(box[0], words[box.end() : end]) for box, end in zip(boxes, ends, strict=True)]
    chosen = [option.strip(_TAIL) for mark, option in options if mark in _TICKED or mark == "R"]
    problems: tuple[Problem, ...] = ()
    if not chosen:
        problems = (Problem("box_none_ticked", params={"text": words}),)
    elif not all(chosen):
        problems = (Problem("box_without_word", params={"text": words}),)
    return "；".join(option for option in chosen if option), problems

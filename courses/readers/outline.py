"""Headings of a text that has no styles: 一、… and 【…】 head a section, （一）… heads a part of one.

A line that says its value too (一、事项名称：…) is text; so is one of several （一）（二） lines without text
between them: those are the items of a list.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from courses.domain.source import Block

LONGEST = 40
_SECTION = re.compile(
    r"(?:第[一二三四五六七八九十]{1,3}[章节部][分]?|[一二三四五六七八九十]{1,3}[、.．])\s*\S.*|【[^【】]{1,30}】[：:]?"
)
_PART = re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）][、.]?\s*\S.*")
_GOES_ON = tuple("。；;，,、")


def level_of(text: str) -> int:
    """1 for a line that heads a section, 2 for one that heads a part, 0 for any other."""
    if len(text) > LONGEST or text.endswith(_GOES_ON) or re.search(r"[：:]\s*\S", text):
        return 0
    if _SECTION.fullmatch(text):
        return 1
    return 2 if _PART.fullmatch(text) else 0


def outlined(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the headings told that they didn't have."""
    guessed = [block.level or (level_of(block.text) if block.text else 0) for block in blocks]
    found = []
    for position, (block, level) in enumerate(zip(blocks, guessed, strict=True)):
        if level == 2 and not block.level:
            after = position + 1
            is_headed = after < len(blocks) and guessed[after] == 0
            is_item = position > 0 and guessed[position - 1] == 2
            level = 2 if is_headed and not is_item else 0
        found.append(replace(block, level=level))
    return tuple(found)


def title_of(blocks: Sequence[Block]) -> str:
    """What the page calls itself: its first line, where that is short and no value; "" where it isn't."""
    first = next((block for block in blocks if block.text), None)
    if first is None or len(first.text) > LONGEST or first.text.endswith(_GOES_ON) or re.search("[：:]", first.text):
        return ""
    return "" if level_of(first.text) else first.text

"""Pinyin of names, kept so that every way of typing it finds them: shsk, ssk, shangsk and shangshanka are 上山卡.

Each character is written as `<` and its readings: 重新 is `<chong,zhong,tong<xin`. A character with several readings
(多音字) keeps all that are plausible: the one its phrase asks for, then the dictionary's first three. The size grows
with the length of the text, about ten bytes a character, and never with combinations of readings: `pattern` chooses
among them while it looks.
"""

import re
from functools import cache
from typing import Any

MOST_READINGS = 4
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff〇]+")
_TYPED = re.compile(r"[a-z][a-z0-9]{1,39}")
_NEXT = "(?:[a-z0-9,]*<(?:[a-z0-9]+,)*)?"


def load_dictionaries() -> None:
    """Take the 0.4 s and 50 MB of the dictionaries now, in place of at the first reading."""
    readings("字")


def readings(folded: str) -> str:
    """The readings of a folded text, one `<` for each of its characters."""
    found = list(folded)
    for run in _HAN.finditer(folded):
        for place, spoken in enumerate(_of_phrase(run[0]), run.start()):
            found[place] = ",".join(dict.fromkeys(part for part in (spoken, *_of_character(folded[place])) if part))
    return "".join(f"<{','.join(one.split(',')[:MOST_READINGS])}" for one in found)


def pattern(word: str) -> str:
    """A regular expression (Python's and PostgreSQL's) for kept readings; "" where the word can't be pinyin.

    Every character may be given by any beginning of one of its readings.
    """
    return f"[<,]{_NEXT.join(word)}" if _TYPED.fullmatch(word) else ""


def span(pattern: str, kept: str) -> tuple[int, int] | None:
    """Which characters of the folded text the first match covers, half-open."""
    found = re.search(pattern, kept)
    if found is None:
        return None
    first = kept.count("<", 0, found.start() + 1) - 1
    return first, kept.count("<", 0, found.end())


def _of_phrase(run: str) -> list[str]:
    from pypinyin import Style, lazy_pinyin

    return lazy_pinyin(run, style=Style.NORMAL, errors=_unknown)


def _unknown(run: str) -> Any:
    """Nothing for each character of a run no dictionary has; the library takes a list here, its types know one text."""
    return [""] * len(run)


@cache
def _of_character(char: str) -> tuple[str, ...]:
    # The dictionaries take 0.4 s and 50 MB: only processes that apply lists or rebuild load them.
    from pypinyin import Style, pinyin

    found = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(found[0][: MOST_READINGS - 1]) if found else ()

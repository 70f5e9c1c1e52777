"""What somebody typed, as words to look for. All of them must be found."""

import re
from dataclasses import dataclass

from courses.domain.editorial import SYNONYMS
from courses.domain.search.folding import folded
from courses.domain.search.readings import pattern

LONGEST, MOST = 60, 6
_APART = re.compile(r"[\s,，、;；。/|]+")
# What is one thing to whoever looks for it. Wider than what counts as editorial: here a miss costs more than a find.
ALIKE = (
    *((word, *variants) for word, variants in SYNONYMS.items()),
    ("社会保障卡", "社保卡"),
    ("出生医学证明", "出生证明"),
    ("不动产权证书", "不动产权证", "房产证", "房屋所有权证"),
    ("残疾人证", "残疾证"),
    ("结婚证", "结婚登记证"),
    ("申请表", "申请书"),
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: every folded form it may stand in, and the pattern of its pinyin ("" where it can't be pinyin)."""

    forms: tuple[str, ...]
    pinyin: str = ""


def words_of(typed: str, *, simplified: str = "") -> tuple[Word, ...]:
    """The words of a search. `simplified` is the same text in Simplified characters, where it differs."""
    written = [_pieces(typed)]
    if simplified and len(other := _pieces(simplified)) == len(written[0]):
        written.append(other)
    return tuple(_word(forms) for forms in zip(*written, strict=True))[:MOST]


def _pieces(text: str) -> list[str]:
    return [word for piece in _APART.split(text[:LONGEST]) if (word := folded(piece))]


def _word(written: tuple[str, ...]) -> Word:
    forms = {variant for form in written for variant in _variants(form)}
    shortest = [form for form in forms if not any(other != form and other in form for other in forms)]
    return Word(tuple(sorted(shortest, key=lambda form: (form not in written, form))), pattern(written[0]))


def _variants(form: str) -> set[str]:
    """The form, and the form with the longest name in it replaced by what else that thing is called."""
    named = [(name, group) for group in ALIKE for name in group if len(name) > 1 and name in form]
    if not named:
        return {form}
    name, group = max(named, key=lambda found: len(found[0]))
    return {form, *(form.replace(name, folded(other)) for other in group)}

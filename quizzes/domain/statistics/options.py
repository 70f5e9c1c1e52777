"""Which options people choose, one question of a matter beside the other."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from quizzes.domain.statistics import FEWEST_PEOPLE


@dataclass(frozen=True, slots=True)
class Shown:
    """One option as one person was shown it: whether it was right and whether they chose it. `question` holds together
    what was asked alike, `answer` one sitting of it; `person` is only counted."""

    question: Hashable
    answer: Hashable
    person: Hashable
    text: str
    is_key: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class OptionUse:
    """How often an option was shown and chosen."""

    question: Hashable
    text: str
    is_key: bool
    shown: int
    chosen: int
    beats_the_key: bool = False

    @property
    def share(self) -> float:
        return self.chosen / self.shown


def option_use(shown: Iterable[Shown]) -> tuple[OptionUse, ...]:
    """Of every option that enough people were shown, the most chosen wrong ones first. A wrong option beats the key
    when it is chosen more often than the right options of the same answers are on average."""
    by_option: dict[tuple[Hashable, str, bool], list[Shown]] = defaultdict(list)
    keys: dict[Hashable, list[bool]] = defaultdict(list)
    for one in shown:
        by_option[one.question, one.text, one.is_key].append(one)
        if one.is_key:
            keys[one.answer].append(one.chosen)
    found = []
    for (question, text, is_key), rows in by_option.items():
        if len({row.person for row in rows}) < FEWEST_PEOPLE:
            continue
        chosen = sum(row.chosen for row in rows)
        beside = [taken for row in rows for taken in keys[row.answer]]
        beats = not is_key and bool(beside) and chosen / len(rows) > sum(beside) / len(beside)
        found.append(OptionUse(question, text, is_key, len(rows), chosen, beats))
    return tuple(sorted(found, key=lambda use: (not use.beats_the_key, use.is_key, -use.share, use.text)))

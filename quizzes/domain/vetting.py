"""The last look at an item before it may be shown: what makes it unfair or wrong. No faults, no item refused."""

import re
from dataclasses import dataclass
from enum import StrEnum

from quizzes.domain.bank import BankSnapshot
from quizzes.domain.case import GROUNDED_OUTCOMES, MARKING_OUTCOMES
from quizzes.domain.distractors import provably_other
from quizzes.domain.draft import LEAST_SET
from quizzes.domain.item import Item, Kind, Option
from quizzes.domain.synonyms import runs_of

_LEAK_LENGTH = 4
_NAMED = re.compile("[《「]([^《》「」]+)[》」]")
_CLUE = {Kind.SINGLE: 2, Kind.SET: 4}
"""So many characters in a row are a clue: a set of facts may sound like its matter, one name among five may not, nor a
law, which bears on no facet."""
_TELLING_LENGTH = 1.8


class FaultKind(StrEnum):
    EMPTY_TEXT = "empty_text"
    KEY_MISSING = "key_missing"
    KEY_NOT_ONE = "key_not_one"
    KEY_NOT_OPTIONS = "key_not_options"
    TOO_FEW_OPTIONS = "too_few_options"
    OPTIONS_ALIKE = "options_alike"
    DISTRACTOR_TRUE = "distractor_true"
    STEM_LEAK = "stem_leak"
    KEY_BY_LENGTH = "key_by_length"
    CODE_ASKED = "code_asked"
    CASE_KEY_BROKEN = "case_key_broken"


@dataclass(frozen=True, slots=True)
class Fault:
    kind: FaultKind
    where: str = ""


def vet(item: Item, bank: BankSnapshot) -> tuple[Fault, ...]:
    """Every fault of an item against the bank it was made from; an empty tuple lets it pass."""
    return (*_texts(item, bank), *_key(item), *_options(item, bank), *_truth(item, bank), *_leaks(item, bank))


def vet_written(item: Item, bank: BankSnapshot) -> tuple[Fault, ...]:
    """What bars a question somebody wrote: a key that can't be, options that say the same, a code that is asked.

    Its words, and what its lengths tell, are the writer's and the reviewer's affair; its matter is named above it.
    """
    return (*_empty(item), *_codes(item, bank), *_key(item), *_alike(item, bank))


def _texts(item: Item, bank: BankSnapshot) -> list[Fault]:
    faults = _empty(item)
    if not item.stem.strip() or not _names(item, bank.matter.name):
        faults.append(Fault(FaultKind.EMPTY_TEXT, "stem"))
    return faults + _codes(item, bank)


def _empty(item: Item) -> list[Fault]:
    return [Fault(FaultKind.EMPTY_TEXT, option.id) for option in item.options if not option.text.strip()]


def _codes(item: Item, bank: BankSnapshot) -> list[Fault]:
    asked = [item.stem, *(option.text for option in (*item.options, *item.prompts))]
    if any(facts.code in text for facts in (bank.matter, *bank.siblings) if facts.code for text in asked):
        return [Fault(FaultKind.CODE_ASKED)]
    return []


def _names(item: Item, name: str) -> bool:
    """Whether the clerk is told which matter this is about, or is asked just that."""
    told = item.stem + (item.case.citizen if item.case else "")
    return name in told or (item.kind is Kind.SINGLE and any(o.text == name for o in item.options if o.id in item.key))


def _key(item: Item) -> list[Fault]:
    if not item.key:
        return [Fault(FaultKind.KEY_MISSING)]
    ids = [option.id for option in item.options]
    if item.kind is Kind.CASE:
        return _case_key(item)
    if item.kind is Kind.SINGLE and len(item.key) != 1:
        return [Fault(FaultKind.KEY_NOT_ONE)]
    if item.kind is Kind.MATCHING and not (len(item.key) == len(item.prompts) >= 2 and set(item.key) <= set(ids)):
        return [Fault(FaultKind.KEY_NOT_OPTIONS)]
    if item.kind is Kind.ORDERING and sorted(item.key) != sorted(ids):
        return [Fault(FaultKind.KEY_NOT_OPTIONS)]
    if item.kind in (Kind.SINGLE, Kind.SET) and not set(item.key) <= set(ids):
        return [Fault(FaultKind.KEY_NOT_OPTIONS)]
    if item.kind is Kind.NUMBER and not (item.key[0].isdigit() and len(item.key) == 1 and item.unit):
        return [Fault(FaultKind.KEY_NOT_ONE)]
    if item.kind is Kind.TRUE_FALSE and item.key not in (("true",), ("false",)):
        return [Fault(FaultKind.KEY_NOT_ONE)]
    return []


def _case_key(item: Item) -> list[Fault]:
    if item.case is None or item.key != (item.case.key.outcome.value,):
        return [Fault(FaultKind.CASE_KEY_BROKEN)]
    key = item.case.key
    sound = (
        bool(key.notify) == (key.outcome in MARKING_OUTCOMES)
        and bool(key.grounds) == (key.outcome in GROUNDED_OUTCOMES)
        and set(key.notify) <= {option.id for option in item.options}
        and set(key.give_back) | set(key.either) <= {paper.id for paper in item.case.folder}
        and not set(key.give_back) & set(key.either)
        and set(key.grounds) <= {ground.id for ground in item.case.grounds if ground.outcome is key.outcome}
    )
    return [] if sound else [Fault(FaultKind.CASE_KEY_BROKEN)]


def _options(item: Item, bank: BankSnapshot) -> list[Fault]:
    faults = []
    if item.kind in (Kind.SET, Kind.ORDERING) and len(item.options) < LEAST_SET:
        faults.append(Fault(FaultKind.TOO_FEW_OPTIONS))
    if item.kind is Kind.MATCHING and len(set(item.key)) < 2:
        faults.append(Fault(FaultKind.TOO_FEW_OPTIONS))
    return faults + _alike(item, bank)


def _alike(item: Item, bank: BankSnapshot) -> list[Fault]:
    faults = []
    for shown in (item.options, item.prompts):
        normals = [bank.normal(option.text) for option in shown]
        faults += [
            Fault(FaultKind.OPTIONS_ALIKE, option.id)
            for place, option in enumerate(shown)
            if normals[place] in normals[:place]
        ]
    return faults


def _truth(item: Item, bank: BankSnapshot) -> list[Fault]:
    """A wrong option that rests on a sibling's fact must be provably other than every like fact of the matter."""
    if item.kind not in (Kind.SET, Kind.SINGLE):
        return []
    faults = []
    for source in item.sources:
        if not source.option or source.option in item.key or source.code == bank.matter.code:
            continue
        truths = _texts_of(bank.own, source.element)
        if not all(provably_other(source.text, truth, bank.synonyms) for truth in truths):
            faults.append(Fault(FaultKind.DISTRACTOR_TRUE, source.option))
    return faults


def _texts_of(elements: dict[str, object], element: str) -> list[str]:
    """All texts of the matter at the same place: `materials[3].name` reads the names of all materials."""
    root, _, leaf = element.partition(".")
    value = elements.get(root.partition("[")[0])
    parts = value if isinstance(value, list | tuple) else [value]
    texts = [part.get(leaf, "") if leaf and isinstance(part, dict) else part for part in parts]
    return [text for text in texts if isinstance(text, str) and text]


def _leaks(item: Item, bank: BankSnapshot) -> list[Fault]:
    if item.kind is Kind.MATCHING:
        return _told_by_prompts(item, bank)
    if item.kind not in (Kind.SET, Kind.SINGLE):
        return []
    right = [option for option in item.options if option.id in item.key]
    wrong = [option for option in item.options if option.id not in item.key]
    if not right:
        return []
    if not wrong:
        return [Fault(FaultKind.KEY_MISSING, "every option is right")]
    stem = bank.normal(item.stem)

    def told(option: Option) -> bool:
        text = bank.normal(option.text)
        return len(text) >= _LEAK_LENGTH and text in stem and option.text != bank.matter.name

    faults = [Fault(FaultKind.STEM_LEAK, option.id) for option in right if told(option)]
    if _given_away(item, right, wrong):
        faults.append(Fault(FaultKind.STEM_LEAK, "named"))
    shortest, longest = _span(right)
    others_shortest, others_longest = _span(wrong)
    if shortest > _TELLING_LENGTH * others_longest or others_shortest > _TELLING_LENGTH * longest:
        faults.append(Fault(FaultKind.KEY_BY_LENGTH))
    return faults


def _given_away(item: Item, right: list[Option], wrong: list[Option]) -> bool:
    """Whether the one right option, and no wrong one, shares some characters with what the stem names or quotes that no
    option of the other side shares: 「补领」 among matters of which one is called so."""
    if len(right) > 1:
        return False
    size = _CLUE[item.kind] if item.facets else min(_CLUE.values())
    named = runs_of(*_NAMED.findall(item.stem), size=size)
    of_right, of_wrong = (runs_of(*(option.text for option in options), size=size) for options in (right, wrong))
    clues, misleading = named & of_right - of_wrong, named & of_wrong - of_right
    return bool(clues) and not misleading


def _told_by_prompts(item: Item, bank: BankSnapshot) -> list[Fault]:
    """A prompt that holds its own option, and no other, needs no knowledge."""
    return [
        Fault(FaultKind.STEM_LEAK, prompt.id)
        for prompt, option in item.pairs()
        if len(text := bank.normal(option.text)) >= _LEAK_LENGTH and text in bank.normal(prompt.text)
    ]


def _span(options: list[Option]) -> tuple[int, int]:
    lengths = [len(option.text) for option in options]
    return min(lengths), max(lengths)

"""A key said in words, so that one correction serves every order in which the same options were shown."""

from dataclasses import replace
from typing import Any

from quizzes.domain.case import GROUNDED_OUTCOMES, MARKING_OUTCOMES, CaseKey, CaseSheet, Outcome
from quizzes.domain.grading import read_number
from quizzes.domain.item import Item, Kind, Option

NamedKey = dict[str, Any]


def named(item: Item, answer: dict[str, Any]) -> NamedKey:
    """The answer (in the shape `grade` takes) with the texts of options in place of their ids. The folder and the
    grounds of a case are part of its face, so their ids serve."""
    match item.kind:
        case Kind.ORDERING:
            return {"order": _texts(item.options, answer["order"])}
        case Kind.NUMBER:
            return {"number": str(read_number(str(answer["number"])))}
        case Kind.TRUE_FALSE:
            return {"chosen": list(answer["chosen"])}
        case Kind.MATCHING:
            prompts = {prompt.id: prompt.text for prompt in item.prompts}
            pairs = answer["matched"].items()
            return {"matched": {prompts[prompt]: item.option(option).text for prompt, option in pairs}}
        case Kind.CASE:
            return {**answer, "notify": sorted(_texts(item.options, answer["notify"]))}
        case _:
            return {"chosen": sorted(_texts(item.options, answer["chosen"]))}


def with_key(item: Item, key: NamedKey) -> Item:
    """The item as it should have been graded; every item of one face takes the same named key. What explained the old
    key is left out."""
    case = _case_with(item.case, item.options, key) if item.case else None
    return replace(item, key=_ids(item, key), explanation="", case=case)


def is_key(item: Item, answer: dict[str, Any]) -> bool:
    """Whether a complete answer may be a key: a notice names papers, a refusal or a turn elsewhere its grounds."""
    if item.kind is not Kind.CASE:
        return True
    outcome = Outcome(answer["outcome"])
    return (outcome not in MARKING_OUTCOMES or bool(answer["notify"])) and (
        outcome not in GROUNDED_OUTCOMES or bool(answer["grounds"])
    )


def _ids(item: Item, key: NamedKey) -> tuple[str, ...]:
    match item.kind:
        case Kind.ORDERING:
            return tuple(_id(item.options, text) for text in key["order"])
        case Kind.NUMBER:
            return (key["number"],)
        case Kind.TRUE_FALSE:
            return tuple(key["chosen"])
        case Kind.MATCHING:
            return tuple(_id(item.options, key["matched"][prompt.text]) for prompt in item.prompts)
        case Kind.CASE:
            return (key["outcome"],)
        case _:
            return _shown(item.options, key["chosen"])


def _case_with(sheet: CaseSheet, options: tuple[Option, ...], key: NamedKey) -> CaseSheet:
    # The notice that was made to the old key is not made anew: an answer screen shows none rather than a wrong one.
    grounds = tuple(ground.id for ground in sheet.grounds if ground.id in key["grounds"])
    give_back = tuple(paper.id for paper in sheet.folder if paper.id in key["give_back"])
    told = CaseKey(Outcome(key["outcome"]), _shown(options, key["notify"]), give_back, grounds)
    return replace(sheet, key=told, notice=None)


def _texts(options: tuple[Option, ...], ids: list[str]) -> list[str]:
    texts = {option.id: option.text for option in options}
    return [texts[one] for one in ids]


def _shown(options: tuple[Option, ...], texts: list[str]) -> tuple[str, ...]:
    return tuple(option.id for option in options if option.text in texts)


def _id(options: tuple[Option, ...], text: str) -> str:
    return next(option.id for option in options if option.text == text)

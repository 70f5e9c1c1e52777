"""Grading: an item and a plain JSON answer in, a grade out; the same for practice, check and exam.

Answers by kind: single, set `{"chosen": [ids]}`; ordering `{"order": [ids]}`; number `{"number": "20"}`;
true_false `{"chosen": ["true"]}`; matching `{"matched": {prompt id: option id}}`, every prompt once;
case `{"outcome": ..., "notify": [...], "give_back": [...], "grounds": [...]}`
(the last three may be left out). None or {} is an unanswered item: wrong, not malformed.
"""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from courses.domain.facets import Facet
from quizzes.domain.case import GROUNDED_OUTCOMES, Outcome
from quizzes.domain.item import Item, Kind

TRUE_FALSE = ("true", "false")


class BadReason(StrEnum):
    NOT_AN_OBJECT = "not_an_object"
    FIELD_MISSING = "field_missing"
    FIELD_UNKNOWN = "field_unknown"
    NOT_A_LIST = "not_a_list"
    NOT_MATCHED = "not_matched"
    OPTION_UNKNOWN = "option_unknown"
    OPTION_TWICE = "option_twice"
    NOT_A_NUMBER = "not_a_number"
    OUTCOME_UNKNOWN = "outcome_unknown"


class BadAnswer(ValueError):
    """The answer cannot come from the item's form; `reason` says why. Nothing is graded."""

    def __init__(self, reason: BadReason, where: str = "") -> None:
        super().__init__(f"{reason.value}: {where}" if where else reason.value)
        self.reason = reason
        self.where = where


@dataclass(frozen=True, slots=True)
class Grade:
    """Right or wrong as a whole, and the verdict on each facet it bears on.

    A facet is only proved by a wholly right answer; a wrong one counts against the facets that erred,
    so a case may leave a facet without a verdict. Asked too little and too much are ids of options
    (for a case: of papers to notify); `kept` and `returned` are folder papers wrongly kept or handed back.
    """

    right: bool
    verdicts: tuple[tuple[Facet, bool], ...]
    asked_too_little: tuple[str, ...] = ()
    asked_too_much: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    outcome_right: bool | None = None
    grounds_right: bool | None = None


def grade(item: Item, answer: Any) -> Grade:
    """Grade one answer; raises BadAnswer when it is malformed."""
    if answer is None or answer == {}:
        return _whole(item, False)
    if not isinstance(answer, dict):
        raise BadAnswer(BadReason.NOT_AN_OBJECT)
    return _GRADERS[item.kind](item, answer)


def key_answer(item: Item) -> dict[str, Any]:
    """The answer that is wholly right, in the shape `grade` takes: for key sheets and examples."""
    if item.kind is Kind.CASE:
        assert item.case is not None
        key = item.case.key
        return {
            "outcome": key.outcome.value,
            "notify": list(key.notify),
            "give_back": list(key.give_back),
            "grounds": list(key.grounds),
        }
    if item.kind is Kind.MATCHING:
        return {"matched": {prompt.id: option.id for prompt, option in item.pairs()}}
    if item.kind is Kind.ORDERING:
        return {"order": list(item.key)}
    if item.kind is Kind.NUMBER:
        return {"number": item.key[0]}
    return {"chosen": list(item.key)}


def _whole(item: Item, right: bool, **found: Any) -> Grade:
    return Grade(right, tuple((facet, right) for facet in item.facets), **found)


def _grade_set(item: Item, answer: dict[str, Any]) -> Grade:
    _only(answer, {"chosen"})
    chosen = _ids(answer, "chosen", tuple(option.id for option in item.options))
    too_little, too_much = _differences(item.key, chosen)
    return _whole(item, not too_little and not too_much, asked_too_little=too_little, asked_too_much=too_much)


def _grade_true_false(item: Item, answer: dict[str, Any]) -> Grade:
    _only(answer, {"chosen"})
    return _whole(item, _ids(answer, "chosen", TRUE_FALSE) == item.key)


def _grade_ordering(item: Item, answer: dict[str, Any]) -> Grade:
    _only(answer, {"order"})
    return _whole(item, _ids(answer, "order", tuple(option.id for option in item.options)) == item.key)


def _grade_matching(item: Item, answer: dict[str, Any]) -> Grade:
    _only(answer, {"matched"})
    matched = answer.get("matched")
    prompts = tuple(prompt.id for prompt in item.prompts)
    if not isinstance(matched, dict) or set(matched) != set(prompts):
        raise BadAnswer(BadReason.NOT_MATCHED, "matched")
    known = {option.id for option in item.options}
    for chosen in matched.values():
        if not isinstance(chosen, str) or chosen not in known:
            raise BadAnswer(BadReason.OPTION_UNKNOWN, str(chosen))
    return _whole(item, tuple(matched[prompt] for prompt in prompts) == item.key)


def _grade_number(item: Item, answer: dict[str, Any]) -> Grade:
    _only(answer, {"number"})
    if "number" not in answer:
        raise BadAnswer(BadReason.FIELD_MISSING, "number")
    value = answer["number"]
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise BadAnswer(BadReason.NOT_A_NUMBER, "number")
    if str(value).strip() == "":
        return _whole(item, False)
    return _whole(item, read_number(str(value)) == int(item.key[0]))


def read_number(text: str) -> int:
    """A whole number as people type it: full-width digits, spaces and leading zeros are forgiven."""
    digits = "".join(unicodedata.normalize("NFKC", text).split())
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 9):
        raise BadAnswer(BadReason.NOT_A_NUMBER, "number")
    return int(digits)


def _grade_case(item: Item, answer: dict[str, Any]) -> Grade:
    _only(answer, {"outcome", "notify", "give_back", "grounds"})
    sheet = item.case
    assert sheet is not None
    if "outcome" not in answer:
        raise BadAnswer(BadReason.FIELD_MISSING, "outcome")
    if answer["outcome"] not in tuple(Outcome):
        raise BadAnswer(BadReason.OUTCOME_UNKNOWN, str(answer["outcome"]))
    notify = _ids(answer, "notify", tuple(option.id for option in item.options), optional=True)
    give_back = _ids(answer, "give_back", tuple(paper.id for paper in sheet.folder), optional=True)
    grounds = _ids(answer, "grounds", tuple(ground.id for ground in sheet.grounds), optional=True)
    too_little, too_much = _differences(sheet.key.notify, notify)
    # A refusal or a turn to another counter hands everything back, so there is nothing to tell apart.
    settled = sheet.key.outcome in GROUNDED_OUTCOMES
    decided = tuple(paper for paper in give_back if paper not in sheet.key.either)
    kept, returned = ((), ()) if settled else _differences(sheet.key.give_back, decided)
    outcome_right = Outcome(answer["outcome"]) is sheet.key.outcome
    grounds_right = set(grounds) == set(sheet.key.grounds)
    papers_right = not (too_little or too_much or kept or returned)
    right = outcome_right and grounds_right and papers_right
    return Grade(
        right=right,
        verdicts=_case_verdicts(item, Outcome(answer["outcome"]), right, papers_right, grounds_right),
        asked_too_little=too_little,
        asked_too_much=too_much,
        kept=kept,
        returned=returned,
        outcome_right=outcome_right,
        grounds_right=grounds_right,
    )


def _case_verdicts(
    item: Item, outcome: Outcome, right: bool, papers_right: bool, grounds_right: bool
) -> tuple[tuple[Facet, bool], ...]:
    """A wrong answer counts against the facet that erred: papers, grounds, or the turn to another counter."""
    if right:
        return tuple((facet, True) for facet in item.facets)
    assert item.case is not None
    key = item.case.key.outcome
    erred = set()
    if not papers_right or (outcome is not key and not {outcome, key} & GROUNDED_OUTCOMES):
        erred.add(Facet.MATERIALS)
    if not grounds_right or (outcome is not key and {outcome, key} & GROUNDED_OUTCOMES):
        erred |= {Facet.CONDITIONS, Facet.PROCESS}
    blamed = tuple((facet, False) for facet in item.facets if facet in erred)
    return blamed or tuple((facet, False) for facet in item.facets)


def _differences(key: tuple[str, ...], chosen: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the key has and the answer lacks, and the other way round."""
    return (
        tuple(option for option in key if option not in chosen),
        tuple(option for option in chosen if option not in key),
    )


def _only(answer: dict[str, Any], known: set[str]) -> None:
    if unknown := sorted(set(answer) - known):
        raise BadAnswer(BadReason.FIELD_UNKNOWN, unknown[0])


def _ids(answer: dict[str, Any], field: str, known: tuple[str, ...], *, optional: bool = False) -> tuple[str, ...]:
    if field not in answer:
        if optional:
            return ()
        raise BadAnswer(BadReason.FIELD_MISSING, field)
    value = answer[field]
    if not isinstance(value, list | tuple):
        raise BadAnswer(BadReason.NOT_A_LIST, field)
    for one in value:
        if one not in known:
            raise BadAnswer(BadReason.OPTION_UNKNOWN, str(one))
    if len(set(value)) != len(value):
        raise BadAnswer(BadReason.OPTION_TWICE, field)
    return tuple(value)


_GRADERS = {
    Kind.SINGLE: _grade_set,
    Kind.SET: _grade_set,
    Kind.ORDERING: _grade_ordering,
    Kind.NUMBER: _grade_number,
    Kind.TRUE_FALSE: _grade_true_false,
    Kind.MATCHING: _grade_matching,
    Kind.CASE: _grade_case,
}

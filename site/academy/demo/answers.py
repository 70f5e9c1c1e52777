"""How a demo clerk answers: from the item's own key, with a slip now and then by seeded dice."""

from typing import Any

from quizzes.domain.dice import Dice
from quizzes.domain.grading import key_answer
from quizzes.domain.item import Item, Kind


def answer_to(item: Item, *, right: bool, dice: Dice) -> dict[str, Any]:
    """A well-formed answer to the item: the key itself, or near it and wrong."""
    return key_answer(item) if right else _slip(item, dice)


def _slip(item: Item, dice: Dice) -> dict[str, Any]:
    if item.kind is Kind.CASE:
        return {"outcome": "accept" if item.case.key.outcome != "accept" else "refuse"}
    if item.kind is Kind.ORDERING:
        return {"order": [*item.key[1:], item.key[0]]}
    if item.kind is Kind.MATCHING:
        matched = key_answer(item)["matched"]
        slipped = dice.choice(list(matched))
        other = dice.choice([option.id for option in item.options if option.id != matched[slipped]])
        return {"matched": matched | {slipped: other}}
    if item.kind is Kind.NUMBER:
        return {"number": str(int(item.key[0]) + 5)}
    if item.kind is Kind.TRUE_FALSE:
        return {"chosen": ["false" if item.key == ("true",) else "true"]}
    if item.kind is Kind.SINGLE:
        return {"chosen": [dice.choice([option.id for option in item.options if option.id not in item.key])]}
    flipped = dice.choice([option.id for option in item.options])
    chosen = set(item.key) ^ {flipped}
    return {"chosen": [option.id for option in item.options if option.id in chosen]}

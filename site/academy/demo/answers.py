"""How a demo clerk answers: from the item's own key, with a slip now and then by seeded dice."""

from typing import Any

from quizzes.domain.dice import Dice
from quizzes.domain.item import Item, Kind


def answer_to(item: Item, *, right: bool, dice: Dice) -> dict[str, Any]:
    """A well-formed answer to the item: the key itself, or near it and wrong."""
    return _key(item) if right else _slip(item, dice)


def _key(item: Item) -> dict[str, Any]:
    if item.kind is Kind.CASE:
        key = item.case.key
        return {
            "outcome": key.outcome.value,
            "notify": list(key.notify),
            "give_back": list(key.give_back),
            "grounds": list(key.grounds),
        }
    if item.kind is Kind.ORDERING:
        return {"order": list(item.key)}
    if item.kind is Kind.NUMBER:
        return {"number": item.key[0]}
    return {"chosen": list(item.key)}


def _slip(item: Item, dice: Dice) -> dict[str, Any]:
    if item.kind is Kind.CASE:
        return {"outcome": "accept" if item.case.key.outcome != "accept" else "refuse"}
    if item.kind is Kind.ORDERING:
        return {"order": [*item.key[1:], item.key[0]]}
    if item.kind is Kind.NUMBER:
        return {"number": str(int(item.key[0]) + 5)}
    if item.kind is Kind.TRUE_FALSE:
        return {"chosen": ["false" if item.key == ("true",) else "true"]}
    if item.kind is Kind.SINGLE:
        return {"chosen": [dice.choice([option.id for option in item.options if option.id not in item.key])]}
    flipped = dice.choice([option.id for option in item.options])
    chosen = set(item.key) ^ {flipped}
    return {"chosen": [option.id for option in item.options if option.id in chosen]}

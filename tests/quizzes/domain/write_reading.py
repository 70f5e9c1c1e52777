"""Write the items that are read one by one: `python -m tests.quizzes.domain.write_reading`.

Five hundred items of the starter list: every template, spread over matters and seeds by dice of their own, so that the
same places are looked at again after a template was mended. What the starter list can't give (copies, 容缺, two limits)
comes from the made-up matters. Lines whose item is no longer what was read are named: read those first.
"""

import json
import sys
from pathlib import Path
from typing import Any

from quizzes.domain.bank import BankSnapshot
from quizzes.domain.dice import Dice
from quizzes.domain.item import Item
from quizzes.domain.registry import TEMPLATES, generate
from tests.quizzes.domain.matters import CODES, bank
from tests.quizzes.domain.starter import starter_banks

FILE = Path(__file__).parent / "reading" / "items.jsonl"
READ = 500
OFTEN = {"counter.conditions": 20, "counter.wrong_counter": 8}
SELDOM = 3
USUAL = 12
SEEDS = 1000
MOST_SAID = "counter.papers"
"""Cases are the longest to read and the easiest to get wrong: they make up what is left."""


def banks() -> dict[str, BankSnapshot]:
    made_up = {code: bank(code) for code in CODES}
    return {snapshot.matter.code: snapshot for snapshot in starter_banks()} | made_up


def chosen() -> list[Item]:
    """The items to read, template by template; each from another matter as long as there are any."""
    items: list[Item] = []
    for name in TEMPLATES:
        if name != MOST_SAID:
            found = _of(name, starter_banks(), OFTEN.get(name, USUAL))
            items += found or _of(name, tuple(bank(code) for code in CODES), SELDOM)
    return items + _of(MOST_SAID, starter_banks(), READ - len(items))


def _of(name: str, snapshots: tuple[BankSnapshot, ...], want: int) -> list[Item]:
    dice = Dice("reading", name)
    found: dict[tuple[str, ...], Item] = {}
    for _round in range(USUAL):
        for snapshot in dice.shuffled(snapshots):
            made = generate(snapshot, name, dice.below(SEEDS))
            if len(found) < want and isinstance(made, Item):
                found.setdefault(_face(made), made)
    return list(found.values())


def _face(item: Item) -> tuple[str, ...]:
    """What makes it another item to a reader; the order of the options does not."""
    shown = [option.text for option in (*item.options, *item.prompts)]
    said = [*item.case.situation, *(paper.text for paper in item.case.folder)] if item.case else []
    return (item.stem, *sorted(shown), *sorted(said))


def read_as(item: Item) -> dict[str, Any]:
    """An item as a reader has it: where it comes from, what is asked, what is right, and what is said of it then."""
    asked: dict[str, Any] = {"stem": item.stem, "options": {option.id: option.text for option in item.options}}
    if item.prompts:
        asked["prompts"] = [prompt.text for prompt in item.prompts]
    right: dict[str, Any] = {"key": list(item.key)}
    if item.case:
        sheet = item.case
        asked["said"] = [sheet.citizen, *sheet.situation]
        asked["folder"] = {paper.id: paper.text for paper in sheet.folder}
        asked["grounds"] = {ground.id: ground.text for ground in sheet.grounds}
        right |= {"notify": sheet.key.notify, "give_back": sheet.key.give_back, "grounds": sheet.key.grounds}
        right["notice"] = sheet.notice.text.split("\n") if sheet.notice else []
    return {
        "template": item.template,
        "version": item.template_version,
        "matter": item.matter_code,
        "seed": item.seed,
        "asked": asked,
        "right": {name: list(value) for name, value in right.items()},
        "unit": item.unit,
        "said": item.explanation,
    }


def kept() -> list[dict[str, Any]]:
    return [json.loads(line) for line in FILE.read_text("utf-8").splitlines()] if FILE.exists() else []


def main() -> None:
    before = {json.dumps(line, ensure_ascii=False, sort_keys=True) for line in kept()}
    now = [json.dumps(read_as(item), ensure_ascii=False, sort_keys=True) for item in chosen()]
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text("\n".join(now) + "\n", "utf-8")
    fresh = [place for place, line in enumerate(now, 1) if line not in before]
    sys.stdout.write(f"{len(now)} items; to read: {fresh}\n")


if __name__ == "__main__":
    main()

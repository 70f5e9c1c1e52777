"""What a change of the synonyms would touch, before anybody saves it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from courses.models import MatterVersion
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.item import Item
from quizzes.domain.registry import generate, templates_of
from quizzes.domain.synonym_lists import Difference, is_touched, names_touched
from quizzes.domain.synonyms import Synonyms
from quizzes.queries.banks import bank_for

LOOKED_AT = 10
"""So many of the matters touched are tried before somebody saves; all of them are vetted afterwards."""
SEEDS = range(2)


@dataclass(frozen=True, slots=True)
class Turned:
    """A template that can ask a matter with one list of synonyms and can't with the other."""

    version: MatterVersion
    template: str
    title: str
    can_after: bool


def versions_touched(found: Difference, *, on: date) -> list[MatterVersion]:
    """Versions in force that name one of the names whose meaning changes, by catalogue and code; one query."""
    names = names_touched(found)
    if not names:
        return []
    versions = MatterVersion.objects.in_force(on).select_related("matter").order_by("matter__catalogue", "matter__code")
    return [version for version in versions if is_touched(json.dumps(version.elements, ensure_ascii=False), names)]


def turned_by(after: Synonyms, versions: Sequence[MatterVersion], *, on: date) -> list[Turned]:
    """What of these matters could be asked no more, or only now, with a few seeds for each template."""
    return [one for version in versions for one in _turned(version, bank_for(version, on=on), after)]


def _turned(version: MatterVersion, bank: BankSnapshot, after: Synonyms) -> Iterable[Turned]:
    changed = replace(bank, synonyms=after)
    stems = {one.name: one.question.stem for one in bank.written}
    for template in templates_of(bank):
        could, can = (any(_makes(one, template.name, seed) for seed in SEEDS) for one in (bank, changed))
        if could != can:
            yield Turned(version, template.name, stems.get(template.name, template.name), can)


def _makes(bank: BankSnapshot, template: str, seed: int) -> bool:
    return isinstance(generate(bank, template, seed), Item)

"""All templates by name, and the one way to make an item: generate, vet, and throw again if it is unfair."""

from collections.abc import Iterator
from types import ModuleType

from courses.domain.facets import FACETS, Facet
from quizzes.domain.authored import template_of
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.dice import Dice
from quizzes.domain.draft import Draft, TooLittle, TooLittleReason, to_item
from quizzes.domain.item import Item
from quizzes.domain.template import Template
from quizzes.domain.templates import about, conditions, counter, materials, process, result, service_object, time_limit
from quizzes.domain.vetting import Fault, vet, vet_written

THROWS = 8
"""How often one seed is thrown again before its template gives up on the matter."""

COVERAGE_SEEDS = range(6)

_FILES: tuple[ModuleType, ...] = (
    service_object, conditions, materials, process, time_limit, result, counter, about,
)  # fmt: skip


def _found() -> Iterator[Template]:
    for file in _FILES:
        yield from (value for value in vars(file).values() if isinstance(value, Template))


TEMPLATES: dict[str, Template] = {template.name: template for template in _found()}


def templates_for(facet: Facet, *, certifying: bool | None = None) -> tuple[Template, ...]:
    """Templates that bear on a facet, in the order of their files; None asks for both sorts."""
    return tuple(
        template
        for template in TEMPLATES.values()
        if facet in template.facets and (certifying is None or template.certifying is certifying)
    )


def templates_of(bank: BankSnapshot) -> tuple[Template, ...]:
    """Every way this matter can be asked: all templates, then the questions written about it."""
    return (*TEMPLATES.values(), *(template_of(one) for one in bank.written))


def template_in(bank: BankSnapshot, name: str) -> Template:
    """The template of this name, or the written question that goes by it; KeyError where the bank knows neither."""
    found = next((one for one in bank.written if one.name == name), None)
    return template_of(found) if found else TEMPLATES[name]


def generate(bank: BankSnapshot, template_name: str, seed: int, *, certifying: bool = False) -> Item | TooLittle:
    """The item of this template for this seed: vetted, or the reason why there is none.

    The same bank, template version and seed give the same item in every process. With `certifying`, an
    item that could be guessed too easily is thrown again and at last refused. KeyError for an unknown name.
    """
    template = template_in(bank, template_name)
    reason = TooLittleReason.NO_FAIR_ITEM
    for throw in range(THROWS):
        item = _thrown(bank, template, seed, throw)
        if not isinstance(item, Item):
            return TooLittle(item, template.name)
        if faults_of(item, template, bank):
            continue
        if not certifying or item.certifying:
            return item
        reason = TooLittleReason.GUESSED_TOO_EASILY
    return TooLittle(reason, template.name)


def written_faults(bank: BankSnapshot, name: str) -> tuple[Fault, ...]:
    """Why a written question is not drawn; the dice have no part in it. Empty of a template of ours."""
    template = template_in(bank, name)
    item = _thrown(bank, template, 0, 0) if template.written else None
    return faults_of(item, template, bank) if isinstance(item, Item) else ()


def faults_of(item: Item, template: Template, bank: BankSnapshot) -> tuple[Fault, ...]:
    """What vetting finds: of a generated item everything, of a written one what bars it."""
    return vet_written(item, bank) if template.written else vet(item, bank)


def _thrown(bank: BankSnapshot, template: Template, seed: int, throw: int) -> Item | TooLittleReason:
    matter = bank.matter
    dice = Dice("item", template.name, template.version, matter.code, matter.version, seed, throw)
    draft = template.build(bank, dice)
    if not isinstance(draft, Draft):
        return draft
    return to_item(
        draft, bank, kind=template.kind, facets=template.facets, template=template.name,
        version=template.version, seed=seed, dice=dice,
    )  # fmt: skip


def certifying_item(bank: BankSnapshot, facet: Facet, seed: int) -> Item | TooLittle:
    """One certifying item on a facet: a template drawn by the seed, the next one where it has too little."""
    templates = Dice("template", bank.matter.code, facet.value, seed).shuffled(templates_for(facet, certifying=True))
    last = TooLittle(TooLittleReason.NOT_STATED)
    for template in templates:
        made = generate(bank, template.name, seed, certifying=True)
        if isinstance(made, Item) and facet in made.facets:
            return made
        if isinstance(made, TooLittle):
            last = made
    return last


def coverage(bank: BankSnapshot) -> dict[Facet, int | TooLittle]:
    """Per facet: how many templates make a certifying item of the matter, or why none does."""
    return {facet: _covered(bank, facet) for facet in FACETS}


def _covered(bank: BankSnapshot, facet: Facet) -> int | TooLittle:
    tried = [_first(bank, template.name, facet) for template in templates_for(facet, certifying=True)]
    count = sum(isinstance(made, Item) for made in tried)
    reasons = [made for made in tried if isinstance(made, TooLittle)]
    if count:
        return count
    if not bank.matter.elements.states(facet):
        return TooLittle(TooLittleReason.NOT_STATED)
    return reasons[0] if reasons else TooLittle(TooLittleReason.NO_FAIR_ITEM)


def _first(bank: BankSnapshot, name: str, facet: Facet) -> Item | TooLittle:
    """The first certifying item on the facet among a few seeds, or why the first seed gave none."""
    refused = TooLittle(TooLittleReason.NO_FAIR_ITEM, name)
    for seed in COVERAGE_SEEDS:
        made = generate(bank, name, seed, certifying=True)
        if isinstance(made, Item) and facet in made.facets:
            return made
        if isinstance(made, TooLittle):
            refused = made
    return refused

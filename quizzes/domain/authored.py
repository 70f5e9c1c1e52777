"""A question somebody wrote, as an item: the same dice, the same grading, the same look as a generated one."""

from fractions import Fraction
from functools import partial

from courses.domain.facets import Facet
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.dice import Dice
from quizzes.domain.draft import OPTION_IDS, Choice, Draft, TooLittleReason
from quizzes.domain.exchange import Exchanged
from quizzes.domain.item import Item, Kind, Option
from quizzes.domain.template import Template
from quizzes.domain.written import Written

TEMPLATE = "authored"
SECONDS = 40


def item_of(
    question: Exchanged,
    *,
    seed: int,
    revision: int,
    facets: tuple[Facet, ...] = (),
    matter_code: str = "",
    matter_version: int = 0,
    picture: str = "",
) -> Item:
    """The item with its options shuffled by the seed; an ordering is never shown in its right order.

    `revision` is the question's own and stands where a template's version stands. ValueError: too many options.
    """
    if len(question.options) > len(OPTION_IDS):
        raise ValueError(f"more than {len(OPTION_IDS)} options")
    shown = _shown(question, Dice("authored", question.stem, revision, seed))
    ids = {place: OPTION_IDS[n] for n, place in enumerate(shown)}
    return Item(
        kind=question.kind,
        facets=facets,
        template=TEMPLATE,
        template_version=revision,
        seed=seed,
        matter_code=matter_code,
        matter_version=matter_version,
        stem=question.stem,
        options=tuple(Option(ids[place], question.options[place]) for place in shown),
        key=_key(question, ids),
        unit=question.unit,
        explanation=question.explanation,
        sources=(),
        guess=_guess(question),
        prompts=tuple(Option(f"p{n}", prompt) for n, prompt in enumerate(question.prompts, 1)),
        picture=picture,
    )


def template_of(written: Written) -> Template:
    """The question as a template of its matter alone: drawn, vetted, shut out and counted like any other."""
    return Template(
        name=written.name,
        version=written.revision,
        facets=(written.facet,),
        kind=written.question.kind,
        seconds=SECONDS,
        build=partial(_draft, written),
        written=True,
    )


def _draft(written: Written, bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """What was written decides everything: neither the bank nor the dice change a word."""
    asked = written.question
    if len(asked.options) > len(OPTION_IDS):
        return TooLittleReason.NO_FAIR_ITEM
    places = asked.key if asked.kind is Kind.ORDERING else range(len(asked.options))
    choices = tuple(
        Choice(asked.options[place], asked.kind is not Kind.MATCHING and place in asked.key) for place in places
    )
    matched = asked.kind is Kind.MATCHING
    return Draft(
        stem=asked.stem,
        explanation=asked.explanation,
        guess=_guess(asked),
        choices=choices,
        right=_key(asked, {}) if asked.kind in (Kind.NUMBER, Kind.TRUE_FALSE) else (),
        unit=asked.unit,
        prompts=tuple((prompt, choices[asked.key[n]]) for n, prompt in enumerate(asked.prompts)) if matched else (),
        picture=written.picture,
    )


def _shown(question: Exchanged, dice: Dice) -> tuple[int, ...]:
    places = tuple(range(len(question.options)))
    shown = dice.shuffled(places)
    while question.kind is Kind.ORDERING and shown == question.key:
        shown = dice.shuffled(places)
    return shown


def _key(question: Exchanged, ids: dict[int, str]) -> tuple[str, ...]:
    if question.kind is Kind.NUMBER:
        return (str(question.number),)
    if question.kind is Kind.TRUE_FALSE:
        return ("true" if question.true else "false",)
    key = tuple(ids[place] for place in question.key)
    return tuple(sorted(key)) if question.kind is Kind.SET else key


def _guess(question: Exchanged) -> Fraction:
    """The chance of somebody who knows nothing; a number is taken as one of ten."""
    options = len(question.options)
    if question.kind is Kind.SINGLE:
        return Fraction(1, options)
    if question.kind is Kind.SET:
        return Fraction(1, 2**options - 1)
    if question.kind is Kind.ORDERING:
        product = 1
        for n in range(2, options + 1):
            product *= n
        return Fraction(1, product)
    if question.kind is Kind.MATCHING:
        return Fraction(1, options ** len(question.prompts))
    return Fraction(1, 2) if question.kind is Kind.TRUE_FALSE else Fraction(1, 10)

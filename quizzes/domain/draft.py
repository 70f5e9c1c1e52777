"""From what a template decides to an item: options shuffled and named, guess reckoned, provenance added."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from courses.domain.facets import Facet
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.case import CaseSheet
from quizzes.domain.dice import Dice
from quizzes.domain.facts import SourceLine
from quizzes.domain.item import Item, Kind, Option

OPTION_IDS = "abcdefghijklmnopqrstuvwxyz"
LEAST_SET = 4
"""A set of fewer options is guessed too often (1 in 2^n - 1)."""


class TooLittleReason(StrEnum):
    NOT_STATED = "not_stated"
    TOO_FEW_FACTS = "too_few_facts"
    TOO_FEW_DISTRACTORS = "too_few_distractors"
    NOT_UNDERSTOOD = "not_understood"
    NOTHING_TO_TELL_APART = "nothing_to_tell_apart"
    DEPTH_NOT_STATED = "depth_not_stated"
    DIRECTED_ELSEWHERE = "directed_elsewhere"
    NO_FAIR_ITEM = "no_fair_item"
    GUESSED_TOO_EASILY = "guessed_too_easily"


@dataclass(frozen=True, slots=True)
class TooLittle:
    """Why a template makes no item of a matter."""

    reason: TooLittleReason
    template: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """An option before it has an id: whether it is right, and the fact that decides it."""

    text: str
    right: bool
    source: SourceLine | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a template decided. `right` is the key where it is not read off the choices.

    `prompts` of a matching are (text, the choice that belongs to it), in the order they are shown.
    """

    stem: str
    explanation: str
    guess: Fraction
    choices: tuple[Choice, ...] = ()
    right: tuple[str, ...] = ()
    unit: str = ""
    sources: tuple[SourceLine, ...] = ()
    case: CaseSheet | None = None
    facets: tuple[Facet, ...] | None = None
    prompts: tuple[tuple[str, Choice], ...] = ()
    picture: str = ""


def set_guess(options: int) -> Fraction:
    """Chance of hitting one subset that is not empty."""
    return Fraction(1, 2**options - 1)


def groups_guess(groups: Sequence[int]) -> Fraction:
    """Chance when each group of options holds exactly one right one: one in the product of their sizes."""
    product = 1
    for size in groups:
        product *= size
    return Fraction(1, product)


def set_draft(
    bank: BankSnapshot, stem: str, choices: Sequence[Choice], *, guess: Fraction | None = None, note: str = ""
) -> Draft:
    """A choose-all draft; the explanation says of every option why it is right or whose it is."""
    return Draft(
        stem=stem,
        explanation=explain(bank, choices, note),
        guess=guess or set_guess(len(choices)),
        choices=tuple(choices),
    )


def explain(bank: BankSnapshot, choices: Sequence[Choice], note: str = "") -> str:
    right = "；".join(choice.text for choice in choices if choice.right)
    said = [f"清单列明：{right}。" if right else "其中没有符合清单的。"]
    for choice in choices:
        if not choice.right and choice.source and choice.source.code != bank.matter.code:
            said.append(f"「{choice.source.text}」见于《{bank.named(choice.source.code).name}》，不是本事项的。")
    return "".join(said) + note


def to_item(
    draft: Draft,
    bank: BankSnapshot,
    *,
    kind: Kind,
    facets: tuple[Facet, ...],
    template: str,
    version: int,
    seed: int,
    dice: Dice,
) -> Item:
    """The item of a draft. A case and a true/false come with their options in place; the rest is shuffled."""
    shown = draft.choices if kind is Kind.CASE else _shuffled(draft.choices, kind, dice)
    ids = {choice: OPTION_IDS[place] for place, choice in enumerate(shown)}
    sources = tuple(replace(choice.source, option=ids[choice]) for choice in shown if choice.source is not None)
    if kind is Kind.ORDERING:
        key = tuple(ids[choice] for choice in draft.choices)
    elif kind is Kind.MATCHING:
        key = tuple(ids[choice] for _prompt, choice in draft.prompts)
    else:
        key = draft.right or tuple(ids[choice] for choice in shown if choice.right)
    return Item(
        kind=kind,
        facets=draft.facets or facets,
        template=template,
        template_version=version,
        seed=seed,
        matter_code=bank.matter.code,
        matter_version=bank.matter.version,
        stem=draft.stem,
        options=tuple(Option(ids[choice], choice.text) for choice in shown),
        key=key,
        unit=draft.unit,
        explanation=draft.explanation,
        sources=sources + draft.sources,
        guess=draft.guess,
        case=draft.case,
        prompts=tuple(Option(f"p{place}", text) for place, (text, _choice) in enumerate(draft.prompts, 1)),
        picture=draft.picture,
    )


def _shuffled(choices: tuple[Choice, ...], kind: Kind, dice: Dice) -> tuple[Choice, ...]:
    """Shuffled; an ordering is never shown in its right order."""
    shown = dice.shuffled(choices)
    while kind is Kind.ORDERING and len(choices) > 1 and shown == choices:
        shown = dice.shuffled(choices)
    return shown

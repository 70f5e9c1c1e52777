"""Each fault is found in an item that was fair until it was spoilt."""

from dataclasses import replace

import pytest

from quizzes.domain.item import Item, Kind, Option
from quizzes.domain.registry import generate
from quizzes.domain.vetting import Fault, FaultKind, vet
from tests.quizzes.domain.matters import bank

BANK = bank("T-WS-001")


def fair(template: str = "materials.which") -> Item:
    item = generate(BANK, template, 3)
    assert isinstance(item, Item)
    assert vet(item, BANK) == ()
    return item


def kinds(faults: tuple[Fault, ...]) -> set[FaultKind]:
    return {fault.kind for fault in faults}


def with_text(item: Item, option_id: str, text: str) -> Item:
    options = tuple(Option(o.id, text) if o.id == option_id else o for o in item.options)
    return replace(item, options=options)


def wrong_of(item: Item) -> str:
    return next(option.id for option in item.options if option.id not in item.key)


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda i: replace(i, key=()), FaultKind.KEY_MISSING),
        (lambda i: replace(i, key=("z",)), FaultKind.KEY_NOT_OPTIONS),
        (lambda i: replace(i, key=tuple(o.id for o in i.options)), FaultKind.KEY_MISSING),
        (lambda i: replace(i, kind=Kind.SINGLE, key=i.key[:1] + (wrong_of(i),)), FaultKind.KEY_NOT_ONE),
        (lambda i: replace(i, options=i.options[:3]), FaultKind.TOO_FEW_OPTIONS),
        (lambda i: replace(i, stem="下列哪些？"), FaultKind.EMPTY_TEXT),
        (lambda i: with_text(i, wrong_of(i), " "), FaultKind.EMPTY_TEXT),
        (lambda i: with_text(i, wrong_of(i), i.option(i.key[0]).text + " "), FaultKind.OPTIONS_ALIKE),
        (lambda i: replace(i, stem=i.stem + i.option(i.key[0]).text), FaultKind.STEM_LEAK),
        (lambda i: with_text(i, wrong_of(i), "T-WS-001"), FaultKind.CODE_ASKED),
        (
            lambda i: replace(i, options=tuple(Option(o.id, o.text * (9 if o.id in i.key else 1)) for o in i.options)),
            FaultKind.KEY_BY_LENGTH,
        ),
    ],
    ids=[
        "no key", "key of no option", "all right", "two keys of one", "three options", "matter not named",
        "empty option", "same option twice", "stem tells", "code shown", "long key",
    ],
)  # fmt: skip
def test_a_spoilt_set_is_found(spoil, fault):
    assert fault in kinds(vet(spoil(fair()), BANK))


def test_a_distractor_that_is_true_of_the_matter_is_found():
    item = next(
        made
        for seed in range(50)
        if isinstance(made := generate(BANK, "materials.which", seed), Item)
        and any(s.code != "T-WS-001" and s.option for s in made.sources)
    )
    foreign = next(source for source in item.sources if source.code != "T-WS-001" and source.option)
    lying = tuple(replace(s, text="卫生检测报告书") if s is foreign else s for s in item.sources)
    assert vet(replace(item, sources=lying), BANK) == (Fault(FaultKind.DISTRACTOR_TRUE, foreign.option),)


def test_a_case_whose_key_contradicts_its_outcome_is_found():
    item = fair("counter.papers")
    broken = replace(item, case=replace(item.case, key=replace(item.case.key, grounds=("g1",))))
    assert kinds(vet(broken, BANK)) == {FaultKind.CASE_KEY_BROKEN}


def test_a_number_without_a_unit_is_found():
    assert kinds(vet(replace(fair("time_limit.number"), unit=""), BANK)) == {FaultKind.KEY_NOT_ONE}


@pytest.mark.parametrize(
    ("stem", "names", "faulty"),
    [
        ("「换领的，原卡损坏」是下列哪个事项列明的条件？", ("残疾人证换领", "残疾人证新办", "残疾人证补办"), True),
        ("「补领的，已办挂失」是下列哪个事项列明的条件？", ("残疾人证换领", "残疾人证新办", "残疾人证补办"), False),
        ("「换领的，新办的不办」是下列哪个事项列明的条件？", ("残疾人证换领", "残疾人证新办", "残疾人证补办"), False),
    ],
    ids=["only the right one is named", "none is named", "a wrong one is named, too"],
)
def test_the_one_answer_the_stem_names_is_given_away(stem, names, faulty):
    options = tuple(Option(letter, name) for letter, name in zip("abc", names, strict=True))
    item = replace(fair("conditions.matter"), stem=stem, options=options, key=("a",), sources=())
    assert (Fault(FaultKind.STEM_LEAK, "named") in vet(item, BANK)) is faulty

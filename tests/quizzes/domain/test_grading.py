from dataclasses import replace
from fractions import Fraction

import pytest

from courses.domain.facets import Depth, Facet
from quizzes.domain.case import Outcome
from quizzes.domain.grading import BadAnswer, BadReason, Grade, grade
from quizzes.domain.item import Item, Kind, Option
from quizzes.domain.registry import generate
from tests.quizzes.domain.matters import DISABILITY_NEW, bank, bank_of


def item(kind: Kind, key: tuple[str, ...], facets: tuple[Facet, ...] = (Facet.MATERIALS,)) -> Item:
    options = tuple(Option(letter, f"材料{letter}") for letter in "abcd")
    return Item(kind, facets, "t", 1, 1, "T", 1, "题干", options, key, "个工作日", "说明", (), Fraction(1, 15))


@pytest.mark.parametrize(
    ("chosen", "right", "too_little", "too_much"),
    [
        (["a", "b"], True, (), ()),
        (["b", "a"], True, (), ()),
        (["a"], False, ("b",), ()),
        (["a", "b", "d"], False, (), ("d",)),
        (["c"], False, ("a", "b"), ("c",)),
        ([], False, ("a", "b"), ()),
    ],
    ids=["exact", "any order", "too little", "too much", "both", "nothing"],
)
def test_a_set_tells_too_little_from_too_much(chosen, right, too_little, too_much):
    assert grade(item(Kind.SET, ("a", "b")), {"chosen": chosen}) == Grade(
        right, ((Facet.MATERIALS, right),), too_little, too_much
    )


@pytest.mark.parametrize(
    ("order", "right"), [(["c", "a", "d", "b"], True), (["a", "b", "c", "d"], False), (["c", "a"], False)]
)
def test_an_order_is_right_as_a_whole(order, right):
    assert grade(item(Kind.ORDERING, ("c", "a", "d", "b")), {"order": order}).right is right


@pytest.mark.parametrize(
    ("typed", "right"),
    [("20", True), ("２０", True), (" 20 ", True), ("020", True), (20, True), ("2", False), ("", False)],
    ids=["plain", "full width", "spaces", "leading zero", "a number", "another", "empty"],
)
def test_a_number_forgives_how_it_is_typed(typed, right):
    assert grade(item(Kind.NUMBER, ("20",)), {"number": typed}).right is right


@pytest.mark.parametrize("unanswered", [None, {}])
def test_an_unanswered_item_is_wrong_not_malformed(unanswered):
    assert grade(item(Kind.SET, ("a",)), unanswered) == Grade(False, ((Facet.MATERIALS, False),))


@pytest.mark.parametrize(
    ("kind", "answer", "reason"),
    [
        (Kind.SET, ["a"], BadReason.NOT_AN_OBJECT),
        (Kind.SET, {"order": ["a"]}, BadReason.FIELD_UNKNOWN),
        (Kind.SET, {"chosen": "a"}, BadReason.NOT_A_LIST),
        (Kind.SET, {"chosen": ["z"]}, BadReason.OPTION_UNKNOWN),
        (Kind.SET, {"chosen": [{}]}, BadReason.OPTION_UNKNOWN),
        (Kind.SET, {"chosen": ["a", "a"]}, BadReason.OPTION_TWICE),
        (Kind.NUMBER, {"number": "二十"}, BadReason.NOT_A_NUMBER),
        (Kind.NUMBER, {"number": "-3"}, BadReason.NOT_A_NUMBER),
        (Kind.NUMBER, {"number": True}, BadReason.NOT_A_NUMBER),
        (Kind.NUMBER, {"number": "9" * 5000}, BadReason.NOT_A_NUMBER),
        (Kind.TRUE_FALSE, {"chosen": ["maybe"]}, BadReason.OPTION_UNKNOWN),
    ],
)
def test_what_no_form_could_send_is_refused_with_a_reason(kind, answer, reason):
    with pytest.raises(BadAnswer) as refused:
        grade(item(kind, ("20",) if kind is Kind.NUMBER else ("a",)), answer)
    assert refused.value.reason is reason


def case(
    outcome: Outcome, template: str = "counter.papers", depth: Depth = Depth.ACCEPT, *, back: bool = False
) -> Item:
    """A case with this outcome; with `back`, one in which some paper goes back."""
    for seed in range(200):
        made = generate(bank("T-WS-001", depth), template, seed)
        if (
            isinstance(made, Item)
            and made.case
            and made.case.key.outcome is outcome
            and back <= bool(made.case.key.give_back)
        ):
            return made
    raise AssertionError(f"no case of {outcome}")


def answer_of(made: Item, **changed: object) -> dict[str, object]:
    key = made.case.key
    right = {
        "outcome": key.outcome.value,
        "notify": list(key.notify),
        "give_back": list(key.give_back),
        "grounds": list(key.grounds),
    }
    return right | changed


def test_a_case_tells_which_paper_was_asked_too_much():
    made = case(Outcome.NOTIFY_ONCE)
    extra = next(option.id for option in made.options if option.id not in made.case.key.notify)
    found = grade(made, answer_of(made, notify=[*made.case.key.notify, extra]))
    assert (found.right, found.outcome_right, found.asked_too_little, found.asked_too_much) == (
        False, True, (), (extra,),
    )  # fmt: skip


def test_keeping_a_paper_nobody_needs_is_wrong():
    made = case(Outcome.ACCEPT, back=True)
    found = grade(made, answer_of(made, give_back=[]))
    assert (found.right, found.kept, found.verdicts) == (
        False, made.case.key.give_back, ((Facet.MATERIALS, False),),
    )  # fmt: skip


def test_asking_for_papers_when_the_condition_fails_blames_the_conditions():
    made = case(Outcome.REFUSE, "counter.conditions")
    found = grade(made, {"outcome": "accept"})
    assert (found.outcome_right, found.grounds_right) == (False, False)
    assert found.verdicts == ((Facet.CONDITIONS, False),)


def test_a_slip_with_papers_does_not_blame_the_conditions():
    made = case(Outcome.ACCEPT, "counter.conditions", back=True)
    assert made.facets == (Facet.CONDITIONS, Facet.MATERIALS)
    found = grade(made, answer_of(made, give_back=[]))
    assert found.verdicts == ((Facet.MATERIALS, False),)


def test_refusing_what_the_department_decides_blames_the_conditions():
    made = case(Outcome.ACCEPT, "counter.conditions")
    grounds = [made.case.grounds[0].id]
    found = grade(made, answer_of(made, outcome="refuse", grounds=grounds))
    assert found.verdicts == ((Facet.CONDITIONS, False),)


def test_a_refusal_hands_everything_back_whatever_is_marked():
    made = case(Outcome.REFUSE, "counter.conditions")
    assert grade(made, answer_of(made, give_back=[paper.id for paper in made.case.folder])).right


def test_an_unknown_outcome_is_malformed():
    with pytest.raises(BadAnswer) as refused:
        grade(case(Outcome.ACCEPT), {"outcome": ["accept"]})
    assert refused.value.reason is BadReason.OUTCOME_UNKNOWN


def matching() -> Item:
    return replace(
        item(Kind.MATCHING, ("a", "b", "a")), prompts=(Option("p1", "一"), Option("p2", "二"), Option("p3", "三"))
    )


@pytest.mark.parametrize(
    ("matched", "right"),
    [({"p1": "a", "p2": "b", "p3": "a"}, True), ({"p3": "a", "p2": "b", "p1": "b"}, False)],
)
def test_a_matching_is_right_when_every_line_is(matched, right):
    assert grade(matching(), {"matched": matched}).right is right


@pytest.mark.parametrize(
    ("matched", "reason"),
    [
        ({"p1": "a", "p2": "b"}, BadReason.NOT_MATCHED),
        ({"p1": "a", "p2": "b", "p3": "a", "p4": "a"}, BadReason.NOT_MATCHED),
        (["a", "b", "a"], BadReason.NOT_MATCHED),
        ({"p1": "a", "p2": "b", "p3": "z"}, BadReason.OPTION_UNKNOWN),
        ({"p1": "a", "p2": "b", "p3": ["a"]}, BadReason.OPTION_UNKNOWN),
    ],
)
def test_a_matching_names_every_line_once(matched, reason):
    with pytest.raises(BadAnswer) as bad:
        grade(matching(), {"matched": matched})
    assert bad.value.reason is reason


def test_a_paper_the_list_leaves_open_may_be_kept_or_handed_back():
    made = next(
        item
        for seed in range(40)
        if (item := generate(open_to_choice(), "counter.papers", seed))
        and isinstance(item, Item)
        and item.case.key.either
    )
    key = made.case.key
    back = [*key.give_back, *key.either]
    assert (grade(made, answer_of(made)).right, grade(made, answer_of(made, give_back=back)).right) == (True, True)
    assert Item.from_json(made.to_json()) == made
    wrong = next(paper.id for paper in made.case.folder if paper.id not in back)
    assert grade(made, answer_of(made, give_back=[*back, wrong])).returned == (wrong,)


def open_to_choice():
    """The register of 残疾人证新办 may be fetched by the offices, so nobody can say whether it is needed."""
    first, register, *rest = DISABILITY_NEW.materials
    materials = (first, replace(register, note="能共享的不再收取"), *rest)
    return bank_of(replace(DISABILITY_NEW, materials=materials))

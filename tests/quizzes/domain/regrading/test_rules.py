"""The newest approved regrading that covers an answer stands for it, whatever came in which order."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from courses.domain.facets import Facet
from quizzes.domain.grading import grade, key_answer
from quizzes.domain.item import Item, Kind, Option
from quizzes.domain.regrading.keys import named
from quizzes.domain.regrading.rules import RegradeKind, Rule, differences, governing, regraded

FACETS = (Facet.MATERIALS, Facet.PROCESS)
LETTERS = "abcd"


def item(template="materials.which", *, version=1, key=("a",), stem="题干") -> Item:
    options = tuple(Option(letter, f"材料{letter}") for letter in LETTERS)
    return Item(Kind.SET, FACETS, template, version, 1, "T", 1, stem, options, key, "", "", (), Fraction(1, 15))


def corrected(of: Item, chosen, sequence=1, matter_version=7) -> Rule:
    key = named(of, {"chosen": list(chosen)})
    return Rule(sequence, RegradeKind.KEY, of.template, of.template_version, matter_version, of.face, key)


def withdrawn(of: Item, sequence=1, matter_version=7) -> Rule:
    return Rule(sequence, RegradeKind.WITHDRAW, of.template, of.template_version, matter_version)


answers = st.lists(st.sampled_from(LETTERS), unique=True).map(lambda ids: {"chosen": ids})
keys = st.lists(st.sampled_from(LETTERS), min_size=1, unique=True)


@given(answers, keys)
def test_the_same_key_again_changes_nothing(answer, key):
    of = item(key=tuple(key))
    rule = corrected(of, key_answer(of)["chosen"])
    assert regraded(of, answer, [rule], 7) == grade(of, answer).verdicts


@given(answers, keys)
def test_regraded_twice_is_regraded_once(answer, key):
    of = item()
    once, twice = corrected(of, key), corrected(of, key, sequence=2)
    first = dict(regraded(of, answer, [once], 7))
    assert differences(first, regraded(of, answer, [once, twice], 7)) == ()


@given(answers, keys, st.booleans(), st.permutations([1, 2]))
def test_regradings_of_different_questions_may_come_in_any_order(answer, key, takes_out, order):
    one, other = item(), item("materials.copies", stem="另一题")
    second = withdrawn(other, order[1]) if takes_out else corrected(other, ["d"], order[1])
    rules = [corrected(one, key, order[0]), second]
    assert regraded(one, answer, rules, 7) == regraded(one, answer, [corrected(one, key)], 7)
    assert regraded(other, answer, rules, 7) == regraded(other, answer, [second], 7)


@given(st.permutations([1, 2, 3]))
def test_of_several_about_one_question_the_newest_stands(order):
    of = item()
    rules = [corrected(of, ["b"], order[0]), withdrawn(of, order[1]), corrected(of, ["c"], order[2])]
    newest = max(rules, key=lambda rule: rule.sequence)
    assert governing(rules, of, 7) is newest


def test_a_rule_speaks_of_its_template_version_and_matter_only():
    of = item()
    rule = withdrawn(of)
    assert rule.covers(of, 7)
    assert not rule.covers(of, 8)
    assert not rule.covers(replace(of, template_version=2), 7)
    assert not rule.covers(replace(of, template="other"), 7)
    assert replace(rule, matter_version=None).covers(of, 8)
    assert not corrected(of, ["b"]).covers(replace(of, stem="另一题"), 7)


@given(answers)
def test_what_is_withdrawn_counts_neither_right_nor_wrong(answer):
    of = item()
    assert regraded(of, answer, [withdrawn(of)], 7) == ()
    said = dict(grade(of, answer).verdicts)
    assert differences(said, ()) == ((Facet.MATERIALS, None), (Facet.PROCESS, None))
    # counted again, each verdict is written anew
    assert differences(dict.fromkeys(FACETS), grade(of, answer).verdicts) == grade(of, answer).verdicts


@given(answers, keys, st.booleans())
def test_put_back_it_counts_as_if_it_had_never_been_taken_out(answer, key, once_corrected):
    of = item()
    before = [corrected(of, key, 1)] if once_corrected else []
    back = replace(withdrawn(of, 3), kind=RegradeKind.RESTORE)
    assert regraded(of, answer, [*before, withdrawn(of, 2), back], 7) == regraded(of, answer, before, 7)
    assert regraded(of, answer, [back, withdrawn(of, 4)], 7) == ()

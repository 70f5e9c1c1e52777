"""Metamorphic tests: whatever the matter and the seed, an item that comes out is fair."""

import json
from dataclasses import replace
from functools import cache

import pytest

from courses.domain.elements import Elements
from courses.domain.facets import FACETS, Depth, Facet
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.draft import TooLittle, TooLittleReason
from quizzes.domain.facts import MatterFacts
from quizzes.domain.grading import grade, key_answer
from quizzes.domain.item import CERTIFYING_GUESS, Item, Kind
from quizzes.domain.registry import TEMPLATES, certifying_item, coverage, generate, templates_for
from quizzes.domain.vetting import vet
from tests.quizzes.domain.matters import CODES, bank

SEEDS = range(12)
EVERYWHERE = [*((code, Depth.ACCEPT) for code in CODES), ("T-GA-001", Depth.DIRECT), ("T-CL-001", Depth.DIRECT)]


@cache
def items(name: str) -> list[tuple[BankSnapshot, Item]]:
    made = [
        (snapshot, generate(snapshot, name, seed))
        for code, depth in EVERYWHERE
        for snapshot in [bank(code, depth)]
        for seed in SEEDS
    ]
    return [(snapshot, item) for snapshot, item in made if isinstance(item, Item)]


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_item_of_every_template_is_fair(name):
    made = items(name)
    assert made, "no matter of the set can show this template"
    for snapshot, item in made:
        assert vet(item, snapshot) == ()
        assert len({snapshot.normal(option.text) for option in item.options}) == len(item.options)
        assert bool(item.facets) is bool(TEMPLATES[name].facets)
        assert set(item.facets) <= set(TEMPLATES[name].facets)
        assert item.facets or not item.certifying
        assert 0 < item.guess < 1
        assert item.sources
        assert all(source.version == snapshot.named(source.code).version for source in item.sources)


@pytest.mark.parametrize("name", TEMPLATES)
def test_only_what_says_so_depends_on_what_the_centre_may_do(name):
    made = {
        depth: [generate(bank(code, depth), name, seed) for code in CODES for seed in range(3)]
        for depth in (None, Depth.ACCEPT, Depth.DIRECT)
    }
    same = made[None] == made[Depth.ACCEPT] == made[Depth.DIRECT]
    assert same is not TEMPLATES[name].by_depth


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_key_is_right_and_any_other_choice_is_wrong(name):
    for _, item in items(name):
        right = key_answer(item)
        assert grade(item, right).right
        assert grade(item, right).verdicts == tuple((facet, True) for facet in item.facets)
        if "chosen" in right and item.options:
            for option in item.options:
                turned = [*right["chosen"], option.id]
                if option.id in right["chosen"]:
                    turned = [chosen for chosen in right["chosen"] if chosen != option.id]
                assert not grade(item, {"chosen": turned}).right


@pytest.mark.parametrize("name", TEMPLATES)
def test_items_survive_json_and_keep_their_digest(name):
    for _, item in items(name)[:10]:
        back = Item.from_json(json.loads(json.dumps(item.to_json(), ensure_ascii=False)))
        assert back == item
        assert back.digest == item.digest


@pytest.mark.parametrize("name", TEMPLATES)
def test_same_seed_same_item_and_other_seeds_differ(name):
    snapshot, item = items(name)[0]
    assert generate(snapshot, name, item.seed) == item
    drawn = {made.digest for seed in range(40) if isinstance(made := generate(snapshot, name, seed), Item)}
    assert len(drawn) > 1


@pytest.mark.parametrize("code", CODES)
def test_codes_are_never_shown(code):
    shown = [
        json.dumps(made.shown(), ensure_ascii=False)
        for name in TEMPLATES
        for seed in SEEDS
        if isinstance(made := generate(bank(code), name, seed), Item)
    ]
    assert shown
    assert not [text for text in shown if any(known in text for known in CODES)]


@pytest.mark.parametrize("name", TEMPLATES)
def test_what_is_shown_holds_neither_key_nor_sources(name):
    for _, item in items(name)[:5]:
        shown = item.shown()
        assert set(shown) - {"prompts"} == {"kind", "stem", "options", "unit", "case"}
        assert ("prompts" in shown) is (item.kind is Kind.MATCHING)
        if shown["case"]:
            assert set(shown["case"]) == {"citizen", "situation", "folder", "grounds", "outcomes"}


def test_an_empty_matter_gives_no_item_but_a_reason():
    empty = MatterFacts("T-XX-001", 1, Elements(code="T-XX-001", name="空事项"))
    snapshot = BankSnapshot(empty, bank("T-WS-001").siblings, depth=Depth.ACCEPT)
    for name in TEMPLATES:
        assert isinstance(generate(snapshot, name, 1), TooLittle)
    assert coverage(snapshot) == dict.fromkeys(FACETS, TooLittle(TooLittleReason.NOT_STATED))


def test_a_lonely_matter_has_too_few_distractors():
    alone = replace(bank("T-WS-001"), siblings=())
    assert generate(alone, "service_object.which", 1) == TooLittle(
        TooLittleReason.TOO_FEW_DISTRACTORS, "service_object.which"
    )


def test_every_facet_of_a_full_matter_can_be_certified():
    assert coverage(bank("T-WS-001")) == {
        Facet.SERVICE_OBJECT: 2,
        Facet.CONDITIONS: 4,
        Facet.MATERIALS: 6,
        Facet.PROCESS: 4,
        Facet.TIME_LIMIT: 3,
        Facet.RESULT: 1,
    }


@pytest.mark.parametrize("facet", FACETS)
def test_a_certifying_item_bears_on_its_facet_and_is_hard_to_guess(facet):
    drawn = [certifying_item(bank("T-WS-001"), facet, seed) for seed in SEEDS]
    assert all(isinstance(item, Item) and facet in item.facets for item in drawn)
    assert all(item.certifying and item.guess <= CERTIFYING_GUESS for item in drawn)


def test_what_is_guessed_too_easily_is_for_practice_alone():
    practice = {template.name for facet in FACETS for template in templates_for(facet, certifying=False)}
    assert practice == {
        *("service_object.judge", "service_object.matter"),
        *("conditions.judge", "conditions.matter"),
        *("materials.judge", "materials.matter"),
        *("process.judge", "process.next"),
        *("time_limit.judge", "time_limit.single"),
        *("result.judge", "result.matter"),
    }


def test_synonyms_of_a_true_paper_are_never_offered_as_wrong():
    snapshot = bank("T-SC-002")
    true = {snapshot.normal("居民身份证")}
    for seed in range(60):
        item = generate(snapshot, "materials.which", seed)
        assert isinstance(item, Item)
        wrong = {snapshot.normal(option.text) for option in item.options if option.id not in item.key}
        assert not wrong & true

"""The counter case obeys the rules of the counter (DESIGN §3), whatever the dice."""

from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from courses.domain.facets import Depth, Facet, Necessity
from quizzes.domain.case import GROUNDED_OUTCOMES, MARKING_OUTCOMES, CaseSheet, Circumstance, Outcome
from quizzes.domain.draft import TooLittle, TooLittleReason
from quizzes.domain.item import Item
from quizzes.domain.notice import NoticeKind
from quizzes.domain.registry import generate
from tests.quizzes.domain.matters import CODES, DISABILITY_NEW, HYGIENE_NEW, bank, bank_of

SEEDS = range(80)

OUTCOMES = {
    Circumstance.COMPLETE: Outcome.ACCEPT,
    Circumstance.EXTRA_PAPER: Outcome.ACCEPT,
    Circumstance.REQUIRED_MISSING: Outcome.NOTIFY_ONCE,
    Circumstance.CONDITIONAL_MISSING: Outcome.NOTIFY_ONCE,
    Circumstance.AGENT_PAPERS_MISSING: Outcome.NOTIFY_ONCE,
    Circumstance.LOST: Outcome.NOTIFY_ONCE,
    Circumstance.EXPIRED: Outcome.NOTIFY_ONCE,
    Circumstance.COPY_FOR_ORIGINAL: Outcome.NOTIFY_ONCE,
    Circumstance.SEVERAL: Outcome.NOTIFY_ONCE,
    Circumstance.SLIP: Outcome.MEND_ON_THE_SPOT,
    Circumstance.DEFERRABLE_MISSING: Outcome.ACCEPT_WITH_DEFERRAL,
    Circumstance.ACCEPTANCE_UNMET: Outcome.REFUSE,
    Circumstance.APPROVAL_DOUBTFUL: Outcome.ACCEPT,
    Circumstance.WRONG_COUNTER: Outcome.LEAD_TO,
}


@cache
def cases(code: str, depth: Depth = Depth.ACCEPT) -> list[Item]:
    made = [
        generate(bank(code, depth), template, seed)
        for template in ("counter.papers", "counter.conditions", "counter.wrong_counter")
        for seed in SEEDS
    ]
    return [item for item in made if isinstance(item, Item)]


def marked(item: Item) -> set[str]:
    return {option.text for option in item.options if option.id in item.case.key.notify}


def test_every_circumstance_comes_up_and_leads_to_its_outcome():
    seen = [item.case for code in CODES for item in cases(code)]
    seen += [item.case for item in cases("T-GA-001", Depth.DIRECT)]
    assert {sheet.circumstance: sheet.key.outcome for sheet in seen} == OUTCOMES


def test_accepting_is_not_the_answer_that_always_pays():
    outcomes = Counter(item.case.key.outcome for item in cases("T-WS-001"))
    assert outcomes[Outcome.ACCEPT] < outcomes.total() / 2


@pytest.mark.parametrize("code", CODES)
def test_shared_data_is_never_demanded(code):
    shared = {material.name for material in bank(code).matter.elements.materials if material.source == "数据共享"}
    for item in cases(code):
        assert not marked(item) & shared
        assert not {paper.name for paper in item.case.folder} & shared


@pytest.mark.parametrize("code", CODES)
def test_papers_of_another_circumstance_are_never_demanded(code):
    special = {material.name: material.when for material in bank(code).matter.elements.materials if material.when}
    for item in cases(code):
        told = "".join(item.case.situation).replace("受申请人委托来代办", "委托他人代办")
        assert all(special[name].removesuffix("的") in told for name in marked(item) & set(special))


@pytest.mark.parametrize("code", CODES)
def test_a_deferral_happens_only_where_the_list_says_so(code):
    deferrable = {
        material.name for material in bank(code).matter.elements.materials if material.necessity is Necessity.DEFERRABLE
    }
    deferred = [item for item in cases(code) if item.case.key.outcome is Outcome.ACCEPT_WITH_DEFERRAL]
    assert bool(deferred) is bool(deferrable)
    for item in deferred:
        assert marked(item) == deferrable
        assert item.case.notice.kind is NoticeKind.DEFERRAL


@pytest.mark.parametrize("code", CODES)
def test_an_original_is_missed_only_where_originals_are_stated(code):
    stated = {m.name for m in bank(code).matter.elements.materials if m.originals}
    for item in cases(code):
        if item.case.circumstance is Circumstance.COPY_FOR_ORIGINAL:
            assert marked(item) <= stated


@pytest.mark.parametrize("code", CODES)
def test_the_key_and_the_papers_agree(code):
    """Complete folders are accepted, missing papers are all told, extra papers go back and are never told."""
    for item in cases(code):
        sheet: CaseSheet = item.case
        lying = {paper.name for paper in sheet.folder}
        listed = {material.name for material in bank(code).matter.elements.materials}
        assert {paper.name for paper in sheet.folder if paper.id in sheet.key.give_back} == lying - listed
        assert bool(sheet.key.notify) == (sheet.key.outcome in MARKING_OUTCOMES)
        assert bool(sheet.key.grounds) == (sheet.key.outcome in GROUNDED_OUTCOMES)
        if sheet.circumstance in (Circumstance.REQUIRED_MISSING, Circumstance.CONDITIONAL_MISSING):
            assert not marked(item) & lying
            assert marked(item) <= listed


def test_the_one_notice_tells_everything_with_its_source():
    for item in cases("T-WS-001"):
        sheet = item.case
        if sheet.key.outcome is not Outcome.NOTIFY_ONCE:
            continue
        assert sheet.notice.kind is NoticeKind.ONE_TIME
        assert {line.source.text for line in sheet.notice.lines} == marked(item)
        assert all(line.source.version == 3 for line in sheet.notice.lines)
        assert all(line.text in sheet.notice.text for line in sheet.notice.lines)


def test_only_conditions_of_acceptance_are_grounds_of_refusal():
    gate, later = HYGIENE_NEW.acceptance_conditions, HYGIENE_NEW.approval_conditions
    for item in cases("T-WS-001"):
        grounds = {ground.id: ground.text.removeprefix("不符合：") for ground in item.case.grounds}
        if item.case.circumstance is Circumstance.ACCEPTANCE_UNMET:
            right = {grounds[ground] for ground in item.case.key.grounds}
            assert right == set(grounds.values()) & set(gate)
            assert {line.source.text for line in item.case.notice.lines} == right
            assert item.facets == (Facet.CONDITIONS,)
        if item.case.circumstance is Circumstance.APPROVAL_DOUBTFUL:
            assert set(grounds.values()) <= set(later)


def test_conditions_the_list_does_not_tell_apart_make_no_refusal():
    assert generate(bank("T-CL-001"), "counter.conditions", 1) == TooLittle(
        TooLittleReason.NOTHING_TO_TELL_APART, "counter.conditions"
    )


@pytest.mark.parametrize(
    ("depth", "reason"),
    [(None, TooLittleReason.DEPTH_NOT_STATED), (Depth.ACCEPT, TooLittleReason.NOT_STATED)],
    ids=["nobody said", "handled here"],
)
def test_nobody_is_led_away_from_a_matter_handled_here(depth, reason):
    assert generate(bank("T-GA-001", depth), "counter.wrong_counter", 1) == TooLittle(reason, "counter.wrong_counter")


def test_a_matter_only_directed_is_never_accepted():
    assert {item.case.key.outcome for item in cases("T-GA-001", Depth.DIRECT)} == {Outcome.LEAD_TO}


@pytest.mark.parametrize("note", ["能共享的不再收取", "居民户口簿、社保卡任选一种", "没有的可用护照"])
def test_a_paper_the_note_leaves_open_decides_nothing(note):
    """It lies in the folder, but is neither told, nor handed back, nor among the papers to mark."""
    register = DISABILITY_NEW.materials[1]
    open_to_choice = tuple(
        replace(material, note=note) if material is register else material for material in DISABILITY_NEW.materials
    )
    snapshot = bank_of(replace(DISABILITY_NEW, materials=open_to_choice))
    made = [generate(snapshot, "counter.papers", seed) for seed in SEEDS]
    assert any(isinstance(item, Item) for item in made)
    for item in made:
        if isinstance(item, Item):
            assert register.name in {paper.name for paper in item.case.folder}
            assert register.name not in {option.text for option in item.options}
            back = {paper.name for paper in item.case.folder if paper.id in item.case.key.give_back}
            assert register.name not in back


def test_blank_forms_of_the_counter_are_never_told_to_be_brought():
    forms = {m.name for m in HYGIENE_NEW.materials if m.source == "窗口提供"}
    for item in cases("T-WS-001"):
        if item.case.key.outcome is Outcome.NOTIFY_ONCE:
            assert not marked(item) & forms

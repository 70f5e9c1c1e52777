"""Cases of any list: reckoned a second time from what lies on the counter, and moved by what ought to move them."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from courses.domain.elements import Elements, Material
from courses.domain.facets import Depth, Facet, Necessity
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.case import Circumstance, Findings, Outcome, settle
from quizzes.domain.grading import grade, key_answer
from quizzes.domain.item import Item
from quizzes.domain.mishaps import MISHAPS, RUN_OUT, how_it_lies
from quizzes.domain.papers import ASKED_DEMANDS, UNASKED_DEMANDS, bare, papers, situations
from quizzes.domain.registry import generate
from tests.quizzes.domain.matters import HYGIENE_NEW, bank, bank_of
from tests.quizzes.domain.starter import starter_banks

SEEDS = range(12)
STARTER = tuple(one for one in starter_banks() if one.depth is not Depth.DIRECT)

NAMES = ("居民身份证", "居民户口簿", "残疾人证", "培训合格证书", "场地租赁合同", "开业申请表", "缴费凭证", "安全责任书")
WHENS = ("", "", "", "委托他人代办的", "使用明火的", "雇有学徒的")
NOTES = ("", "", "核验原件", "能共享的不再收取", "没有的可用护照")
findings = st.builds(
    Findings, st.booleans(), *[st.integers(0, 3)] * 4
)  # fmt: skip


@st.composite
def lists(draw: st.DrawFn) -> Elements:
    """A matter with any list of papers: in every case, for some, to follow, shared, left open by their notes."""
    named = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=6, unique=True))
    materials = []
    for name in named:
        when = draw(st.sampled_from(WHENS))
        plain = draw(st.sampled_from((Necessity.REQUIRED, Necessity.REQUIRED, Necessity.DEFERRABLE, None)))
        source = draw(st.sampled_from(("申请人自备", "政府部门核发", "窗口提供", "数据共享")))
        counts = draw(st.sampled_from(((None, None), (1, None), (1, 2), (None, 1))))
        necessity = Necessity.CONDITIONAL if when else plain
        materials.append(Material(name, *counts, necessity, when, source, draw(st.sampled_from(NOTES))))
    return replace(HYGIENE_NEW, materials=tuple(materials), acceptance_conditions=(), approval_conditions=())


def case_of(snapshot: BankSnapshot, seed: int, template: str = "counter.papers") -> Item | None:
    made = generate(snapshot, template, seed)
    return made if isinstance(made, Item) else None


@cache
def starter_cases() -> tuple[tuple[BankSnapshot, Item], ...]:
    made = [
        (one, case_of(one, seed, template))
        for one in STARTER
        for template in ("counter.papers", "counter.conditions")
        for seed in SEEDS
    ]
    return tuple((one, item) for one, item in made if item)


def told_case(snapshot: BankSnapshot, item: Item) -> str:
    """The circumstance as a reader takes it from the situation; empty where none of the special ones holds."""
    told = "".join(item.case.situation).replace("受申请人委托来代办", "委托他人代办")
    said = [when for when in situations(snapshot) if when and bare(when) in told.split("；清单")[0]]
    return max(said, key=len, default="")


def reckoned(snapshot: BankSnapshot, item: Item) -> tuple[Outcome, set[str], set[str]]:
    """What happens, what is marked, what goes back: from the list and what is on the counter, nothing else."""
    sheet = item.case
    lying = {paper.name: paper.state for paper in sheet.folder}
    listed = papers(snapshot, told_case(snapshot, item))
    asked = [paper for paper in listed if paper.demand in ASKED_DEMANDS]
    marked = {paper.material.name for paper in asked if lying.get(paper.material.name) != how_it_lies(paper)}
    back = {name for name in lying if name not in {paper.material.name for paper in listed}}
    gate = set(snapshot.matter.elements.acceptance_conditions)
    if any(ground.text.removeprefix("不符合：") in gate for ground in sheet.grounds):
        return Outcome.REFUSE, set(), set()
    absent = {paper.material.name for paper in asked if paper.material.name in marked - set(lying)}
    waiting = {p.material.name for p in asked if p.material.necessity is Necessity.DEFERRABLE} & absent
    slips = {name for name in marked if any(word in lying.get(name, "") for word in ("漏", "少写", "写错"))}
    if marked - waiting - slips:
        return Outcome.NOTIFY_ONCE, marked, back
    if waiting:
        return Outcome.ACCEPT_WITH_DEFERRAL, marked, back
    return (Outcome.MEND_ON_THE_SPOT if slips else Outcome.ACCEPT), marked, back


def keyed(item: Item) -> tuple[Outcome, set[str], set[str]]:
    key = item.case.key
    return (
        key.outcome,
        {option.text for option in item.options if option.id in key.notify},
        {paper.name for paper in item.case.folder if paper.id in key.give_back},
    )


@given(lists(), st.integers(0, 10**6))
def test_of_any_list_the_key_is_what_the_counter_shows(elements, seed):
    snapshot = bank_of(elements)
    item = case_of(snapshot, seed)
    assume(item)
    assert keyed(item) == reckoned(snapshot, item)


def test_of_the_starter_list_the_key_is_what_the_counter_shows():
    assert [keyed(item) for _, item in starter_cases()] == [reckoned(one, item) for one, item in starter_cases()]


@given(lists(), st.integers(0, 10**6))
def test_only_the_key_is_right(elements, seed):
    """One mark more, one less, one paper kept, or any other outcome, and the answer is wrong; it says which way."""
    item = case_of(bank_of(elements), seed)
    assume(item)
    right = key_answer(item)
    assert grade(item, right).right
    for option in item.options:
        off = [one for one in right["notify"] if one != option.id]
        told = off if option.id in right["notify"] else [*off, option.id]
        found = grade(item, right | {"notify": told})
        expected = ((option.id,), ()) if option.id in right["notify"] else ((), (option.id,))
        assert (found.right, found.asked_too_little, found.asked_too_much) == (False, *expected)
    others = [outcome for outcome in Outcome if outcome != right["outcome"]]
    assert not any(grade(item, right | {"outcome": outcome.value}).right for outcome in others)


@given(findings)
@example(Findings())
def test_one_thing_happens_and_the_gravest_finding_decides_it(found):
    expected = [
        (found.directed, Outcome.LEAD_TO),
        (found.acceptance_unmet, Outcome.REFUSE),
        (found.amiss, Outcome.NOTIFY_ONCE),
        (found.deferred, Outcome.ACCEPT_WITH_DEFERRAL),
        (found.slips, Outcome.MEND_ON_THE_SPOT),
        (True, Outcome.ACCEPT),
    ]
    assert settle(found) is next(outcome for holds, outcome in expected if holds)


@given(lists(), st.integers(0, 10**6))
def test_what_is_not_asked_is_never_told(elements, seed):
    snapshot = bank_of(elements)
    item = case_of(snapshot, seed)
    assume(item)
    unasked = {p.material.name for p in papers(snapshot, told_case(snapshot, item)) if p.demand in UNASKED_DEMANDS}
    assert not keyed(item)[1] & unasked


@given(lists(), st.integers(0, 10**6))
def test_without_a_marked_paper_nothing_follows(elements, seed):
    """The same matter whose list lets nothing follow: no deferral, neither as outcome nor in a notice."""
    strict = tuple(
        replace(m, necessity=Necessity.REQUIRED) if m.necessity is Necessity.DEFERRABLE else m
        for m in elements.materials
    )
    item = case_of(bank_of(replace(elements, materials=strict)), seed)
    assume(item)
    assert item.case.key.outcome is not Outcome.ACCEPT_WITH_DEFERRAL
    assert item.case.notice is None or "容缺" not in item.case.notice.text


@pytest.mark.parametrize("where", ["note", "when", "condition"])
def test_a_paper_the_list_speaks_of_anywhere_is_never_one_too_many(where):
    """Of all the extra papers of this matter, one is mentioned: from then on it neither lies there nor tempts."""
    snapshot = bank("T-SC-002")
    spare = "结婚证"
    first, *rest = snapshot.matter.elements.materials
    changes = {
        "note": {"materials": (replace(first, note=f"与{spare}一致"), *rest)},
        "when": {"materials": (first, *rest, Material("开户说明", when=f"没有{spare}的", source="申请人自备"))},
        "condition": {"conditions": (f"持有{spare}",)},
    }

    def shown(of: BankSnapshot) -> set[str]:
        made = [case_of(of, seed) for seed in range(80)]
        return {
            text
            for item in made
            if item
            for text in [*(p.name for p in item.case.folder), *(o.text for o in item.options)]
        }

    assert spare in shown(snapshot)
    assert spare not in shown(bank_of(replace(snapshot.matter.elements, **changes[where])))


def test_the_notice_tells_each_marked_paper_with_its_line():
    told = [item for _, item in starter_cases() if item.case.key.outcome is Outcome.NOTIFY_ONCE]
    assert len(told) > 300
    for item in told:
        assert {line.source.text for line in item.case.notice.lines} == keyed(item)[1]
        assert all(line.source.code == item.matter_code for line in item.case.notice.lines)
        assert all(line.source.element.startswith("materials[") for line in item.case.notice.lines)


def test_a_mishap_needs_what_the_list_states():
    for snapshot, item in starter_cases():
        own = {material.name: material for material in snapshot.matter.elements.materials}
        marked = [own[name] for name in keyed(item)[1]]
        kind = item.case.circumstance
        if kind is Circumstance.EXPIRED:
            assert all(material.name.endswith(RUN_OUT) for material in marked)
        if kind is Circumstance.LOST:
            assert all(material.source == "政府部门核发" and material.originals for material in marked)
            assert not any(word in item.stem for word in ("补领", "换领", "补办"))
        if kind is Circumstance.COPY_FOR_ORIGINAL:
            assert all(material.originals and material.source != "窗口提供" for material in marked)
        if kind is Circumstance.AGENT_PAPERS_MISSING:
            assert "受申请人委托" in item.case.situation[0]


def test_every_mishap_and_every_outcome_the_list_allows_comes_up_in_the_starter_list():
    seen = {item.case.circumstance for _, item in starter_cases()}
    assert seen == set(Circumstance) - {Circumstance.DEFERRABLE_MISSING, Circumstance.WRONG_COUNTER}
    assert {mishap.circumstance for mishap in MISHAPS} <= seen


def test_no_outcome_is_the_answer_that_always_pays():
    outcomes = [item.case.key.outcome for _, item in starter_cases() if item.template == "counter.papers"]
    assert max(outcomes.count(outcome) for outcome in Outcome) < 0.75 * len(outcomes)


@pytest.mark.parametrize(
    "snapshot", [one for one in starter_banks() if one.depth is Depth.DIRECT], ids=lambda b: b.matter.name
)
def test_who_comes_for_a_matter_only_directed_is_led_to_whom_the_list_names(snapshot):
    for seed in SEEDS:
        item = case_of(snapshot, seed, "counter.wrong_counter")
        places = {ground.id: ground.text for ground in item.case.grounds}
        (key,) = item.case.key.grounds
        assert (item.case.key.outcome, places[key]) == (Outcome.LEAD_TO, snapshot.matter.elements.department)
        assert item.facets == (Facet.PROCESS,)
        doers = {step.who for step in snapshot.matter.elements.steps}
        assert not doers & (set(places.values()) - {places[key]})
        assert item.certifying

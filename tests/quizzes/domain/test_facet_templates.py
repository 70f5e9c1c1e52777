"""What each facet's templates promise beyond fairness."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from chinese_calendar import is_workday

from courses.domain.elements import Limit, Material, Result, Step
from courses.domain.facets import Necessity, TimeUnit
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.draft import TooLittle, TooLittleReason
from quizzes.domain.item import Item
from quizzes.domain.papers import situations
from quizzes.domain.registry import generate
from quizzes.domain.synonyms import DEFAULT_SYNONYMS
from quizzes.domain.templates.conditions import apart, is_ground
from quizzes.domain.templates.process import sides
from quizzes.domain.templates.service_object import differs
from quizzes.domain.templates.time_limit import YEARS
from tests.quizzes.domain.matters import (
    AGENT,
    CODES,
    DISABILITY_NEW,
    FOOD_NEW,
    HYGIENE_NEW,
    HYGIENE_RENEWAL,
    MATTERS,
    PENSION_JOIN,
    bank,
    bank_of,
)

SEEDS = range(40)


def drawn(snapshot, name) -> list[Item]:
    return [item for seed in SEEDS if isinstance(item := generate(snapshot, name, seed), Item)]


def right(item: Item) -> set[str]:
    return {option.text for option in item.options if option.id in item.key}


def wrong(item: Item) -> set[str]:
    return {option.text for option in item.options if option.id not in item.key}


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("自然人", "自然人：年满80周岁的老年人", False),
        ("自然人：年满80周岁的老年人", "自然人：低保家庭中的残疾人", True),
        ("企业法人：从事餐饮服务的", "自然人：低保家庭中的残疾人", True),
    ],
    ids=["taken in", "other people", "another sort"],
)
def test_a_sort_of_applicant_takes_in_its_kinds(one, other, apart):
    assert differs(one, other, DEFAULT_SYNONYMS) is differs(other, one, DEFAULT_SYNONYMS) is apart


def test_acceptance_is_told_from_approval_within_one_matter():
    items = drawn(bank("T-WS-001"), "conditions.acceptance")
    assert items
    for item in items:
        assert right(item) == set(HYGIENE_NEW.acceptance_conditions)
        assert wrong(item) == set(HYGIENE_NEW.approval_conditions)


def test_an_agents_papers_are_asked_only_of_an_agent():
    agent = {material.name for material in HYGIENE_NEW.materials if material.when == AGENT}
    with_agent = [item for item in drawn(bank("T-WS-001"), "materials.which") if "委托他人代办" in item.stem]
    without = [item for item in drawn(bank("T-WS-001"), "materials.which") if "委托他人代办" not in item.stem]
    assert with_agent
    assert without
    assert all(agent <= right(item) for item in with_agent)
    assert all(not agent & right(item) for item in without)
    assert any(agent & wrong(item) for item in without)


def test_shared_data_may_tempt_but_is_never_right():
    items = drawn(bank("T-WS-001"), "materials.which")
    assert any("营业执照" in wrong(item) for item in items)
    assert not any("营业执照" in right(item) for item in items)


def test_copies_are_asked_only_where_stated():
    assert {item.key for item in drawn(bank("T-WS-001"), "materials.copies")} == {("2",)}
    assert generate(bank("T-CL-001"), "materials.copies", 1) == TooLittle(
        TooLittleReason.NOT_STATED, "materials.copies"
    )


def test_steps_are_put_in_the_lists_order():
    for item in drawn(bank("T-SC-001"), "process.order"):
        texts = {option.id: option.text for option in item.options}
        assert [texts[letter] for letter in item.key] == [f"{s.who}：{s.what}" for s in FOOD_NEW.steps]


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("镇便民服务中心窗口人员", {"town"}),
        ("窗口人员", {"town"}),
        ("村（社区）", {"village"}),
        ("申请人", {"citizen"}),
        ("派出所户籍民警", {"office"}),
        ("镇人民政府和村（社区）", {"town", "village"}),
        ("县级民政局（会同县级残联审核）", {"office"}),
    ],
)
def test_whose_step_it_is(who, found):
    assert sides(who) == found


def test_a_step_is_never_said_to_be_done_by_somebody_of_the_same_side():
    one_sided = tuple(Step(who, f"办第{n}件事") for n, who in enumerate(("申请人", "持证人", "监护人", "家属"), 1))
    snapshot = bank_of(replace(FOOD_NEW, steps=one_sided))
    assert generate(snapshot, "process.who", 1) == TooLittle(TooLittleReason.NOTHING_TO_TELL_APART, "process.who")


@pytest.mark.parametrize(
    ("elements", "key", "unit"),
    [
        (HYGIENE_RENEWAL, ("10",), "个工作日"),
        (replace(HYGIENE_NEW, promised=None), ("20",), "个工作日"),
        (replace(FOOD_NEW, promised=None, statutory=Limit("3个月", 3, TimeUnit.MONTH)), ("3",), "个月"),
    ],
    ids=["working days", "an unlabelled 日 of a licence", "months"],
)
def test_a_limit_is_asked_in_its_unit(elements, key, unit):
    items = drawn(bank_of(elements), "time_limit.number")
    assert {(item.key, item.unit) for item in items} == {(key, unit)}


@pytest.mark.parametrize(
    ("limit", "reason"),
    [
        (None, TooLittleReason.NOT_STATED),
        (Limit("15日", 15, TimeUnit.DAY), TooLittleReason.NOT_UNDERSTOOD),
        (Limit("当场办结", None, TimeUnit.IMMEDIATE), TooLittleReason.NOT_UNDERSTOOD),
        (Limit("按季度集中办理"), TooLittleReason.NOT_UNDERSTOOD),
    ],
    ids=["not stated", "an unlabelled 日 elsewhere", "on the spot", "not understood"],
)
def test_what_is_not_a_number_of_days_is_not_asked_as_one(limit, reason):
    snapshot = bank_of(replace(PENSION_JOIN, statutory=limit, promised=None))
    assert generate(snapshot, "time_limit.number", 1) == TooLittle(reason, "time_limit.number")


def test_the_promise_is_told_from_the_law():
    for item in drawn(bank("T-SC-002"), "time_limit.statements"):
        assert right(item) == {"法定办结时限为3个工作日", "承诺办结时限为当场办结"}
        assert {"法定办结时限为当场办结", "承诺办结时限为3个工作日"} <= wrong(item)


def test_a_document_the_name_gives_away_is_not_asked():
    told = replace(HYGIENE_NEW, result=Result("公共场所卫生许可证", "4年", "窗口领取"))
    for item in drawn(bank_of(told), "result.statements"):
        assert not any("办理结果是" in option.text for option in item.options)
    assert generate(bank_of(told), "result.document", 1) == TooLittle(
        TooLittleReason.NOTHING_TO_TELL_APART, "result.document"
    )


def test_each_way_of_delivery_is_right_by_itself():
    items = drawn(bank("T-WS-001"), "result.statements")
    assert items
    for item in items:
        assert {"取得方式是「窗口领取」", "取得方式是「邮寄」"} <= right(item)


def test_a_lone_delivery_is_too_easily_guessed_to_certify():
    lone = replace(DISABILITY_NEW, result=Result("", "", "服务站领取"))
    assert generate(bank_of(lone), "result.statements", 1, certifying=True) == TooLittle(
        TooLittleReason.GUESSED_TOO_EASILY, "result.statements"
    )


def test_a_citizen_without_a_cause_does_not_come():
    """Two causes and an agent: somebody comes for one cause or the other, never for none."""
    causes = ("参保人死亡的", "丧失国籍的")
    papers = tuple(
        Material(f"{when[:3]}证明材料", originals=1, necessity=Necessity.CONDITIONAL, when=when) for when in causes
    )
    snapshot = bank_of(replace(PENSION_JOIN, materials=PENSION_JOIN.materials[:2] + papers))
    assert situations(snapshot) == causes
    assert situations(bank("T-SC-002")) == ("", AGENT)


def test_the_last_day_counts_holidays_out_and_made_up_weekends_in():
    item = generate(bank("T-SC-001"), "time_limit.date", 1)
    assert isinstance(item, Item)
    start = date(*map(int, re.match(r"(\d+)年(\d+)月(\d+)日", item.stem).groups()))
    limit = 8 if "承诺办结时限" in item.stem else 20
    counted = [day for n in range(1, 90) if is_workday(day := start + timedelta(days=n))][:limit]
    weekdays = [day for n in range(1, 90) if (day := start + timedelta(days=n)).weekday() < 5][:limit]

    assert (item.key, item.unit) == ((str(counted[-1].day),), "日")
    assert counted != weekdays
    assert f"{counted[-1].year}年{counted[-1].month}月的哪一日" in item.stem
    assert str(limit) not in re.sub(r"\d+年\d+月\d+日|\d+月\d+日至\d+日|\d+月\d+日|\d+年\d+月", "", item.stem)


@pytest.mark.parametrize("year", YEARS)
def test_the_years_asked_about_are_published(year):
    assert is_workday(date(year, 12, 31)) in (True, False)


def test_siblings_are_compared_only_where_they_are_easily_confused():
    item = generate(bank("T-WS-001"), "service_object.differ", 3)
    assert isinstance(item, Item)
    assert "《公共场所卫生许可（延续）》" in item.stem
    assert generate(bank("T-SB-001"), "service_object.differ", 3) == TooLittle(
        TooLittleReason.NOTHING_TO_TELL_APART, "service_object.differ"
    )


def test_what_only_this_matter_asks_is_certainly_not_asked_by_the_sibling():
    for seed in range(40):
        item = generate(bank("T-WS-001"), "materials.differ", seed)
        assert isinstance(item, Item)
        other = next(facts for facts in MATTERS if facts.name in item.stem and facts.code != "T-WS-001")
        theirs = {bank("T-WS-001").normal(material.name) for material in other.elements.materials}
        right = {bank("T-WS-001").normal(option.text) for option in item.options if option.id in item.key}
        wrong = {bank("T-WS-001").normal(option.text) for option in item.options if option.id not in item.key}
        assert not right & theirs
        assert wrong <= theirs


def test_laws_every_matter_rests_on_are_never_offered():
    elements = replace(FOOD_NEW, basis=("《中华人民共和国行政许可法》第十二条", "《网络餐饮服务监督管理办法》第四条"))
    item = generate(bank_of(elements), "about.basis", 1)
    assert isinstance(item, Item)
    assert [option.text for option in item.options if option.id in item.key] == ["《网络餐饮服务监督管理办法》"]
    assert not [option for option in item.options if "行政许可法" in option.text or "第" in option.text]


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("经营场所在本机关辖区内", True),
        ("已取得营业执照等合法主体资格", True),
        ("向原发证机关申请", False),
        ("以家庭为单位，由一名共同生活的家庭成员提出", False),
        ("补贴期限最长3年", False),
        ("两种证都符合条件的，按意愿申领其中一种", False),
    ],
)
def test_ways_to_apply_and_rules_are_no_grounds_of_refusal(text, ground):
    assert is_ground(MATTERS[0].line("acceptance_conditions[1]", text)) is ground


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("原户头水费已结清", "原账户没有欠费", False),
        ("许可证尚在有效期内", "原证在有效期内", False),
        ("许可证尚在有效期内", "经营地址没有改变", True),
    ],
)
def test_two_conditions_about_one_thing_are_never_told_apart(one, other, expected):
    assert apart(one, other) is expected


def test_a_citizens_step_is_never_given_to_an_office():
    for code in CODES:
        for item in drawn(bank(code), "process.who"):
            citizens = [s.what for s in bank(code).matter.elements.steps if sides(s.who) == {"citizen"}]
            assert all(not any(f"「{what}」" in text for what in citizens) for text in wrong(item))


def test_the_calendar_shows_every_holiday_whole_and_reaches_beyond_the_day():
    for item in drawn(bank("T-WS-001"), "time_limit.date"):
        until = re.search(r"到(\d+)月(\d+)日为止的日历", item.stem)
        start = re.search(r"(\d+)年(\d+)月(\d+)日", item.stem)
        end = re.search(r"在(\d+)年(\d+)月的哪一日", item.stem)
        shown = date(int(start[1]), int(until[1]), int(until[2]))
        assert date(int(end[1]), int(end[2]), int(item.key[0])) <= shown
        assert is_workday(shown + timedelta(days=1)) or shown.month == 12


def test_what_all_near_matters_have_alike_is_not_asked():
    same = tuple(replace(facts, elements=replace(facts.elements, level="县级", fee="不收费")) for facts in MATTERS[1:])
    ordered = tuple(sorted(same, key=lambda facts: facts.code))
    alone = replace(MATTERS[0], elements=replace(MATTERS[0].elements, level="县级", fee="不收费"))
    snapshot = BankSnapshot(alone, ordered)
    for name in ("about.level", "about.fee"):
        assert generate(snapshot, name, 1) == TooLittle(TooLittleReason.NOTHING_TO_TELL_APART, name)


def test_a_group_that_takes_in_its_variants_is_no_wrong_option():
    """Who sells may renew as well: of variants only groups in a stated state are told apart."""
    general = replace(HYGIENE_NEW, service_object=("个体工商户：从事理发店经营的",))
    facts = [replace(one, elements=general) if one.code == general.code else one for one in MATTERS]
    (renewal,) = (one for one in facts if one.code == "T-WS-002")
    others = tuple(sorted((one for one in facts if one is not renewal), key=lambda one: one.code))
    items = drawn(BankSnapshot(renewal, others), "service_object.which")
    assert items
    assert not any("个体工商户：从事理发店经营的" in wrong(item) for item in items)

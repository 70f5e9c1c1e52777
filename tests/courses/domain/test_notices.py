"""One notice of everything, a refusal with its reasons, and what forbids either."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from courses.domain.elements import Elements, Material
from courses.domain.facets import Necessity
from courses.domain.notices import (
    ACCEPTED,
    COMPLAINT,
    COMPLETE,
    LICENCE_LAW,
    REMEDY,
    TOLD_ONCE,
    Correction,
    Fault,
    Finding,
    Flaw,
    NoticeLine,
    NoticePart,
    Refusal,
    correction_faults,
    last_day_to_tell,
    one_time_notice,
    paper_told,
    refusable_conditions,
    refusal_faults,
    refusal_notice,
)
from tests.courses.lists import CARD, HOTEL

LICENCE, SERVICE = HOTEL.elements, CARD.elements
IDENTITY, AGENT, RULES = LICENCE.materials
LATER = Material("检测报告", originals=1, necessity=Necessity.DEFERRABLE)
MONDAY = date(2026, 3, 9)
MISSING = Correction((Finding(IDENTITY, Flaw.MISSING),))
PROMISED = Correction((Finding(LATER, Flaw.LATER),), until=MONDAY + timedelta(days=1), consequence="退件。")


def faults(found: Correction, *, elements: Elements = LICENCE, received: date = MONDAY, on: date = MONDAY):
    return correction_faults(elements, found, received_on=received, on=on)


def notice(found: Correction, elements: Elements = LICENCE):
    return one_time_notice(elements, found, received="2026年3月9日", until="2026年3月20日")


def test_everything_is_told_in_one_notice_what_is_missing_first() -> None:
    found = Correction(
        (
            Finding(AGENT, Flaw.WRONG, "受托人没有签名"),
            Finding(IDENTITY, Flaw.MISSING),
            Finding(LATER, Flaw.LATER),
        ),
        remark="请带公章",
        until=date(2026, 3, 20),
        consequence="按退件处理。",
    )

    told = notice(found)

    assert told.parts == (
        NoticePart("尚未提交的材料", (NoticeLine("居民身份证（原件1份）"),)),
        NoticePart("需要更正的材料", (NoticeLine("授权委托书（原件1份；委托他人代办的）", "受托人没有签名"),)),
        NoticePart("可以容缺、在2026年3月20日前补交的材料", (NoticeLine("检测报告（原件1份）"),)),
        NoticePart("其他需要补正或者说明的内容", (NoticeLine("", "请带公章"),)),
    )
    assert told.closing == (COMPLETE, LICENCE_LAW)
    assert (told.commitment, told.commitment_typed) == (
        "本人（单位）承诺在2026年3月20日前补交本告知书所列的容缺材料。逾期未补交的：",
        "按退件处理。",
    )


def test_the_sentence_of_the_law_is_a_licence_s() -> None:
    assert notice(MISSING).closing == (COMPLETE, LICENCE_LAW)
    assert notice(MISSING, SERVICE).closing == (COMPLETE, TOLD_ONCE)
    assert "五日内一次告知" in LICENCE_LAW
    assert "自收到申请材料之日起即为受理" in LICENCE_LAW
    assert "行政许可法" not in TOLD_ONCE


def test_with_nothing_but_deferred_papers_the_application_is_accepted() -> None:
    told = notice(Correction((Finding(LATER, Flaw.LATER),), until=date(2026, 3, 20), consequence="退件。"))

    assert told.closing == (ACCEPTED,)
    assert told.commitment


def test_a_notice_without_deferred_papers_asks_for_no_commitment() -> None:
    assert (notice(MISSING).commitment, notice(MISSING).commitment_typed) == ("", "")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Correction(()), (Fault.NOTHING_TOLD,)),
        (Correction((), remark="请带公章"), ()),
        (MISSING, ()),
        (replace(PROMISED, findings=(Finding(IDENTITY, Flaw.LATER),)), (Fault.NOT_DEFERRABLE,)),
        (Correction((Finding(LATER, Flaw.LATER),)), (Fault.DEADLINE_MISSING, Fault.CONSEQUENCE_MISSING)),
        (replace(PROMISED, until=MONDAY), (Fault.DEADLINE_PAST,)),
        (PROMISED, ()),
    ],
    ids=["nothing", "remark alone", "missing", "not on the list", "no day", "day past", "complete"],
)
def test_what_forbids_a_notice(found: Correction, expected: tuple[Fault, ...]) -> None:
    assert faults(found) == expected


@pytest.mark.parametrize(
    ("received", "elements", "expected"),
    [
        (date(2026, 3, 9), LICENCE, ()),
        (date(2026, 3, 2), LICENCE, ()),  # the fifth working day is today
        (date(2026, 2, 27), LICENCE, (Fault.TOLD_TOO_LATE,)),
        (date(2026, 2, 27), SERVICE, ()),
        (date(2026, 3, 10), LICENCE, (Fault.RECEIVED_LATER,)),
    ],
    ids=["today", "fifth working day", "sixth", "no licence", "tomorrow"],
)
def test_a_licence_is_told_within_five_working_days(
    received: date, elements: Elements, expected: tuple[Fault, ...]
) -> None:
    assert faults(MISSING, elements=elements, received=received) == expected


def test_a_late_deferral_alone_is_no_fault_for_the_application_is_accepted() -> None:
    assert faults(PROMISED, received=date(2026, 2, 2)) == ()


def test_the_last_day_skips_holidays_and_is_unknown_before_the_calendar_is_out() -> None:
    assert last_day_to_tell(LICENCE, date(2026, 2, 13)) == date(2026, 2, 27)  # over the Spring Festival
    assert last_day_to_tell(LICENCE, date(2098, 3, 2)) is None
    assert last_day_to_tell(SERVICE, MONDAY) is None


def test_only_acceptance_conditions_are_grounds_of_refusal_where_the_list_tells_them_apart() -> None:
    assert refusable_conditions(LICENCE) == ("属于须取得卫生许可的场所",)
    assert refusable_conditions(SERVICE) == ("此前已领过正山门卡",)
    assert refusable_conditions(replace(SERVICE, approval_conditions=("部门审查",))) == ()


def test_a_refusal_names_every_reason_and_what_can_be_done_against_it() -> None:
    refusal = Refusal(
        not_needed=True,
        not_ours=True,
        office="普陀区交通运输局",
        unmet=("属于须取得卫生许可的场所",),
        reason="不在本镇。",
    )

    told = refusal_notice(LICENCE, refusal, received="2026年3月9日")

    assert told.parts[0].lines == (
        NoticeLine("该事项依法不需要取得行政许可（《中华人民共和国行政许可法》第三十二条第一款第一项）。"),
        NoticeLine(
            "该事项不属于受理机关的职权范围（《中华人民共和国行政许可法》第三十二条第一款第二项），请向下列机关申请：",
            "普陀区交通运输局",
        ),
        NoticeLine("不符合清单列明的受理条件：属于须取得卫生许可的场所。"),
        NoticeLine("具体情况：", "不在本镇。"),
    )
    assert told.closing == (REMEDY,)


def test_a_refusal_of_a_service_cites_no_licence_law() -> None:
    told = refusal_notice(SERVICE, Refusal(not_needed=True, not_ours=True, office="派出所"), received="2026年3月9日")

    assert [line.text for line in told.parts[0].lines] == [
        "该事项依法不需要办理。",
        "该事项不属于受理机关的职权范围，请向下列机关申请：",
    ]
    assert told.closing == (COMPLAINT,)


@pytest.mark.parametrize("kind", ["行政确认", "其他行政权力", "行政许可"])
def test_acts_of_an_authority_say_where_to_appeal(kind: str) -> None:
    assert refusal_notice(replace(SERVICE, type=kind), Refusal(reason="甲"), received="").closing == (REMEDY,)


@pytest.mark.parametrize(
    ("refusal", "expected"),
    [
        (Refusal(), (Fault.NO_GROUND,)),
        (Refusal(not_ours=True), (Fault.OFFICE_MISSING,)),
        (Refusal(office="派出所"), (Fault.NO_GROUND,)),
        (Refusal(reason="不在本镇"), ()),
        (Refusal(unmet=("甲",)), ()),
    ],
    ids=["none", "no office", "office alone", "own words", "condition"],
)
def test_what_forbids_a_refusal(refusal: Refusal, expected: tuple[Fault, ...]) -> None:
    assert refusal_faults(refusal) == expected


def test_a_paper_is_told_with_all_the_list_asks_of_it() -> None:
    assert paper_told(RULES) == "卫生管理制度"
    assert paper_told(Material("证明", 1, 2, when="代办的", note="盖章")) == "证明（原件1份，复印件2份；代办的；盖章）"

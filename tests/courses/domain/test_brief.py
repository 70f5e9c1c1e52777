"""The shortest form of a matter's facets is still true."""

from courses.domain.brief import brief
from courses.domain.elements import Elements, Material, Result, Step
from courses.domain.facets import FACETS, Facet, Necessity
from tests.courses.lists import HOTEL, limit

CASE = "委托他人代办的"


def test_the_facets_come_in_the_plan_s_order_and_say_all_they_said() -> None:
    assert brief(HOTEL.elements) == {
        Facet.SERVICE_OBJECT: ("企业法人；个体工商户",),
        Facet.CONDITIONS: (
            "受理：属于须取得卫生许可的场所",
            "准予（部门审查）：空气、水质经检测合格；建立卫生管理制度",
        ),
        Facet.MATERIALS: ("居民身份证（原1）", "卫生管理制度", "委托他人代办的：授权委托书（原1）"),
        Facet.PROCESS: ("窗口人员：核对材料并受理（当场）", "县级卫生健康局：现场审查，作出决定（20个工作日）"),
        Facet.TIME_LIMIT: ("法定20个工作日",),
        Facet.RESULT: ("公共场所卫生许可证；有效期4年；窗口领取",),
    }


def test_papers_of_one_case_stand_together_behind_it() -> None:
    papers = (
        Material("授权委托书", 1, None, Necessity.CONDITIONAL, CASE),
        Material("营业执照", 1, 2, Necessity.REQUIRED, source="数据共享"),
        Material("受托人身份证", 1, None, Necessity.CONDITIONAL, CASE, note="核验原件"),
        Material("租赁合同", None, 0, Necessity.CONDITIONAL),
        Material("检测报告", None, None, Necessity.DEFERRABLE),
    )

    assert brief(Elements("A", "甲", materials=papers))[Facet.MATERIALS] == (
        "营业执照（原1复2；数据共享）",
        "租赁合同（复0；特定情形）",
        "检测报告（可容缺）",
        "委托他人代办的：授权委托书（原1）、受托人身份证（原1；核验原件）",
    )


def test_a_step_without_who_and_a_promise_without_law_are_told_as_they_are() -> None:
    matter = Elements("A", "甲", steps=(Step("", "申请"),), promised=limit("5个工作日"), result=Result(validity="长期"))

    told = brief(matter)

    assert (told[Facet.PROCESS], told[Facet.TIME_LIMIT], told[Facet.RESULT]) == (
        ("申请",),
        ("承诺5个工作日",),
        ("有效期长期",),
    )


def test_what_the_list_does_not_state_has_no_lines() -> None:
    assert brief(Elements("A", "甲")) == dict.fromkeys(FACETS, ())

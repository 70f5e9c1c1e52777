"""A matter's facts on paper: six facets, nothing invented, nothing internal where the public reads."""

from dataclasses import replace

from courses.documents.facts import about_pairs, basis_section, facet_parts, facet_sections, remark_sections
from courses.documents.parts import Grid, Lines, Pairs, Section, Words
from courses.domain.elements import Elements, Material, Step
from courses.domain.facets import Depth, Facet, Tier
from tests.courses.lists import CARD, HOTEL

SILENT = Words("清单未列明。", quiet=True)


def test_the_six_facets_stand_in_the_plan_s_order() -> None:
    assert [section.title for section in facet_sections(HOTEL.elements)] == [
        "一、服务对象",
        "二、办理条件",
        "三、申请材料",
        "四、办理流程",
        "五、办理时限",
        "六、办理结果",
    ]
    assert facet_sections(HOTEL.elements, numbered=False)[0].title == "服务对象"


def test_a_silent_facet_says_so() -> None:
    assert facet_parts(CARD.elements, Facet.TIME_LIMIT) == (SILENT,)
    assert basis_section(CARD.elements) == Section("设定依据", (SILENT,))
    assert remark_sections(CARD.elements) == ()


def test_conditions_of_acceptance_and_approval_are_told_apart() -> None:
    assert facet_parts(HOTEL.elements, Facet.CONDITIONS) == (
        Lines(("属于须取得卫生许可的场所",), "受理条件"),
        Lines(("空气、水质经检测合格", "建立卫生管理制度"), "准予条件"),
    )
    assert facet_parts(CARD.elements, Facet.CONDITIONS) == (Lines(("此前已领过正山门卡",), ""),)


def test_papers_say_what_is_stated_and_a_stated_zero_is_no_silence() -> None:
    papers = (
        Material("身份证", originals=1, copies=0, note="核验"),
        Material("委托书", when="代办的", source="申请人自备"),
    )

    (table,) = facet_parts(Elements("A", "甲", materials=papers), Facet.MATERIALS)

    assert table == Grid(
        ("序号", "材料名称", "份数", "何时需要", "材料来源"),
        (
            ("1", "身份证\n核验", "原件1份，复印件0份", "未列明", "未列明"),
            ("2", "委托书", "未列明", "代办的", "申请人自备"),
        ),
        (0, 9, 4, 6, 4),
    )


def test_columns_of_the_process_are_those_some_step_fills() -> None:
    def head(*steps: Step) -> tuple[str, ...]:
        (table,) = facet_parts(Elements("A", "甲", steps=steps), Facet.PROCESS)
        assert isinstance(table, Grid)
        return table.head

    assert head(Step("", "申请"), Step("", "受理")) == ("序号", "做什么")
    assert head(Step("窗口", "受理"), Step("", "决定", "5日")) == ("序号", "办理人", "做什么", "时限")


def test_one_stated_limit_leaves_the_other_said_to_be_unstated() -> None:
    assert facet_parts(HOTEL.elements, Facet.TIME_LIMIT) == (
        Pairs((("法定办结时限", "20个工作日"), ("承诺办结时限", "未列明"))),
    )


def test_the_public_is_told_nothing_of_the_clerks() -> None:
    elements = replace(HOTEL.elements, remark="内部备注", contact="0580-1")

    clerks = about_pairs(elements, depth=Depth.ON_BEHALF, tier=Tier.A, public=False).rows
    public = about_pairs(elements, depth=Depth.ON_BEHALF, tier=Tier.A, public=True).rows

    assert ("培训层级", "A级") in clerks
    assert public == (
        ("办理方式", "本中心代办"),
        ("实施主体", "县级卫生健康局"),
        ("收费", "不收费"),
        ("咨询电话", "0580-1"),
    )


def test_parts_name_their_kind_for_the_template() -> None:
    section = Section("甲", (Words("乙"), Lines(("丙",)), Pairs((("丁", "戊"),)), Grid(("己",), (("庚",),), (1,))))

    assert [part["kind"] for part in section.to_json()["parts"]] == ["words", "lines", "pairs", "grid"]

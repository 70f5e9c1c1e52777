"""Tables of a page: pairs, titles over values, papers, stages."""

from courses.domain.elements import Material, Step
from courses.domain.facets import Necessity
from tests.courses.domain.reading.guides.pages import matter, read

NAMED = (("事项名称", "用水过户"), ("收费标准", "不收费"), ("行使层级", "乡镇"))


def papers(*rows: tuple[str, ...]) -> tuple[Material, ...]:
    return matter(NAMED, rows).materials


def test_two_pairs_stand_in_a_row_and_an_empty_value_states_nothing() -> None:
    found = matter(
        (
            ("事项名称", "用水过户", "事项类型", "公共服务"),
            ("是否收费", "", "是否网办", " "),
            ("行使层级", "乡镇", "通办范围", "全县"),
        )
    )

    assert (found.name, found.type, found.fee, found.level) == ("用水过户", "公共服务", "", "乡镇")


def test_a_group_s_name_may_stand_before_the_pairs_and_unknown_labels_are_left_aside() -> None:
    reading = read(
        (
            ("基本信息", "事项名称", "用水过户", "事项类型", "公共服务"),
            ("", "行使层级", "乡镇", "吉祥物", "海豚"),
            ("", "收费标准", "不收费", "", ""),
        )
    )

    assert reading.records[0].elements.level == "乡镇"
    assert reading.left_aside == ("吉祥物",)


def test_titles_over_a_row_of_values() -> None:
    found = matter(NAMED, (("法定办结时限", "承诺办结时限", "办理结果"), ("20个工作日", "5个工作日", "新户名")))

    assert (found.statutory.value, found.promised.value, found.result.document) == (20, 5, "新户名")


def test_a_sheet_of_labels_and_values_is_a_guide_too() -> None:
    found = matter((("用水过户办事指南", ""), *NAMED, ("申请材料", "1.身份证\n2.产权证")))

    assert [paper.name for paper in found.materials] == ["身份证", "产权证"]


def test_every_count_from_its_own_column() -> None:
    assert papers(
        ("序号", "材料名称", "材料类型", "纸质材料份数", "材料原件份数", "材料复印件份数"),
        ("1", "申请表", "原件", "2", "", ""),
        ("2", "产权证", "复印件", "1份", "", ""),
        ("3", "结婚证", "原件和复印件", "2", "1", "1"),
        ("4", "户口簿", "原件和复印件", "3", "", ""),
        ("5", "委托书", "", "一式两份", "", ""),
        ("6", "身份证", "", "原件1份，复印件2份", "", ""),
        ("7", "照片", "", "", "", "0"),
    ) == (
        Material("申请表", 2),
        Material("产权证", copies=1),
        Material("结婚证", 1, 1),
        Material("户口簿", note="原件和复印件；3份"),
        Material("委托书", note="一式两份"),
        Material("身份证", 1, 2),
        Material("照片", copies=0),
    )


def test_necessity_source_and_notes_from_theirs() -> None:
    assert papers(
        ("材料名称", "是否必要", "来源渠道", "来源渠道说明", "介质", "其他要求", "备注", "空白表格"),
        ("申请表示例样表", "是", "申请人自备", "", "纸质", "签字", "无", "下载"),
        ("产权证", "容缺后补", "政府部门核发", "自然资源局", "电子", "/", "核验后退回", ""),
        ("委托书", "视情况", "", "", "", "", "", ""),
    ) == (
        Material("申请表", necessity=Necessity.REQUIRED, source="申请人自备", note="其他要求：签字"),
        Material(
            "产权证", necessity=Necessity.DEFERRABLE, source="政府部门核发（自然资源局）", note="电子；核验后退回"
        ),
        Material("委托书", note="必要性：视情况"),
    )


def test_another_system_s_numbers_count_only_under_its_own_title() -> None:
    rows = (("甲", "1"), ("乙", "2"), ("丙", "3"))

    assert [paper.necessity for paper in papers(("材料名称", "IS_NEED"), *rows)] == [
        Necessity.REQUIRED,
        Necessity.CONDITIONAL,
        Necessity.DEFERRABLE,
    ]
    assert [paper.note for paper in papers(("材料名称", "材料必要性"), *rows)] == [
        "必要性：1",
        "必要性：2",
        "必要性：3",
    ]


def test_a_case_makes_a_paper_conditional() -> None:
    assert papers(("申请材料", "适用情形", "份数"), ("委托书", "委托他人代办", "1")) == (
        Material("委托书", None, None, Necessity.CONDITIONAL, "委托他人代办", note="1份"),
    )


def test_papers_in_two_tables_are_all_taken_and_papers_in_words_are_shown() -> None:
    reading = read(
        NAMED,
        "# 申请材料",
        "身份证和产权证",
        (("材料名称", "份数"), ("身份证", "1")),
        (("序号", "材料名称"), ("1", "产权证"), ("2", "身份证")),
    )

    assert reading.records[0].elements.materials == (
        Material("身份证", note="1份"),
        Material("产权证"),
        Material("身份证"),
    )
    assert [p.params for p in reading.problems if p.code == "materials_told_twice"] == [{"text": "身份证和产权证"}]


def test_stages_are_steps() -> None:
    found = matter(
        NAMED,
        (
            ("环节名称", "办理人员", "审查标准", "办理时限"),
            ("受理", "窗口人员", "材料齐全", "当场"),
            ("审核", "", "", "5个工作日"),
        ),
    )

    assert found.steps == (Step("窗口人员", "受理，材料齐全", "当场"), Step("", "审核", "5个工作日"))
    assert (found.statutory, found.promised) == (None, None)

"""What the layouts' matters say, to the letter: papers, steps, limits and law as they were read."""

from pathlib import Path

from courses.domain.elements import Elements, Limit, Material, Result, Step
from courses.domain.facets import Necessity, TimeUnit
from courses.domain.problems import Severity
from courses.domain.reading import mapping_of, read_source
from courses.domain.rows import assigned_code
from courses.domain.source import Source
from courses.readers import read_file

FOLDER = Path(__file__).parent / "layouts"
WORKING = TimeUnit.WORKING_DAY
REQUIRED, CONDITIONAL, DEFERRABLE = Necessity.REQUIRED, Necessity.CONDITIONAL, Necessity.DEFERRABLE


def source(name: str) -> Source:
    return read_file((FOLDER / name).read_bytes())


def matters(name: str) -> list[Elements]:
    return [record.elements for record in read_source(source(name)).records]


def test_hard_wrapped_law_comes_together_again() -> None:
    first, second = matters("town_list_wrapped.tsv")

    assert first == Elements(
        code=assigned_code("城乡居民养老保险参保登记(困难群体参保登记)"),
        name="城乡居民养老保险参保登记(困难群体参保登记)",
        parent="社会保险登记",
        type="公共服务",
        level="乡镇",
        basis=("《中华人民共和国社会保险法》第二十条、第二十二条", "国发〔2014〕8号第三条"),
    )
    assert second.basis == ("国发〔2014〕8号第七条",)


def test_the_pages_of_a_matter_with_tables_of_papers() -> None:
    assert matters("item_tables.html") == [
        Elements(
            code="000123020000",
            name="公共场所卫生许可新办",
            type="行政许可",
            department="某县行政审批服务局",
            materials=(
                Material("公共场所卫生许可告知承诺书", 1, None, CONDITIONAL, source="申请人自备"),
                Material("法人身份证明文件", None, 1, REQUIRED, source="申请人自备"),
                Material("结婚证", 1, 1, REQUIRED, source="政府部门核发（民政局）"),
            ),
            statutory=Limit("20 工作日", 20, WORKING),
            promised=Limit("当场", 0, TimeUnit.IMMEDIATE),
        )
    ]


def test_a_service_guide_in_fifteen_sections() -> None:
    assert matters("zhejiang_guide_sections.txt") == [
        Elements(
            code=assigned_code("最低生活保障边缘家庭认定"),
            name="最低生活保障边缘家庭认定",
            basis=("《浙江省社会救助条例》第十三条",),
            department="某市民政局",
            service_object=("个人",),
            conditions=("本市户籍", "收入、财产符合低边标准"),
            materials=(
                Material("家庭成员身份证原件(或复印件)", note="1件"),
                Material("《浙江省社会救助申请表》(含授权承诺书)", 3),
            ),
            steps=tuple(Step("", what) for what in ["申请", "受理", "核查", "初审", "公示", "审批", "公布", "给付"]),
            statutory=Limit("23工作日", 23, WORKING),
            promised=Limit("20工作日(时限说明:不包括7天公示时间)", 20, WORKING),
            fee="不收费",
            quantity="无数量限制",
            contact="0000-00000000",
        )
    ]


def test_a_necessity_a_kind_and_a_stage_each_from_its_column() -> None:
    (matter,) = matters("taibai_guide.html")

    assert matter.materials == (
        Material("食品经营许可申请书", 1, None, REQUIRED, source="申请人自备", note="受理标准：填写完整并签章"),
        Material("营业执照", None, 2, DEFERRABLE, source="政府部门核发", note="电子"),
        Material("授权委托书", None, None, CONDITIONAL, source="申请人自备", note="原件和复印件；2份"),
    )
    assert matter.steps == (Step("", "受理", "1个工作日"), Step("", "审查", "10个工作日"))
    assert matter.acceptance_conditions == (
        "具有与经营品种、数量相适应的场所",
        "有专职或者兼职的食品安全管理人员。",
    )


def test_another_system_s_numbers_state_nothing() -> None:
    (matter,) = matters("xiaoshan_guide.html")

    assert matter.service_object == ()
    assert matter.materials == (
        Material("申请人居民身份证", 1),
        Material("户口簿", 1),
        Material("两寸免冠照片", note="3张"),
    )
    assert (matter.statutory, matter.promised) == (Limit("30个工作日", 30, WORKING), Limit("20个工作日", 20, WORKING))


def test_ticked_boxes_and_a_form_s_prompt() -> None:
    (matter,) = matters("haidian_brackets.txt")

    assert matter.service_object == ("自然人",)
    assert matter.acceptance_conditions == ("夫妻一方户籍在本区", "拟生育子女的夫妻")
    assert matter.materials == (
        Material("居民身份证", note="网上必传"),
        Material("离婚证", necessity=CONDITIONAL, when="再婚的"),
    )
    assert matter.result == Result("生育登记服务单")


def test_two_matters_on_one_page() -> None:
    support, relief = matters("taikang_page.html")

    assert support.materials == (Material("低保申请书"), Material("家庭成员户口簿", note="复印件各1份"))
    assert (support.conditions, relief.conditions, relief.materials) == (
        ("共同生活的家庭成员人均收入低于当地低保标准",),
        ("遭遇突发困难的家庭",),
        (),
    )


def test_same_as_above_is_what_stands_above() -> None:
    joined, left = matters("jiangle_list.html")

    assert left.department == joined.department == "镇社会事务综合服务中心"
    assert left.steps == joined.steps == tuple(Step("", what) for what in ["申请", "受理", "录入", "办结"])
    assert left.fee == joined.fee == "不收费"


def test_a_mark_after_a_name_and_a_note_below_are_no_part_of_a_matter() -> None:
    names = [matter.name for matter in matters("xihu_licences.csv")]

    assert names[-1] == "旅馆业特种行业许可"
    assert len(names) == 3


def test_a_list_of_findings_is_still_read_where_a_person_maps_it() -> None:
    file = source("danyang_findings.csv")

    found = read_source(file, mapping=mapping_of(file, sheet="表1", header_row=1))

    assert [(record.code, record.elements.name, record.elements.parent) for record in found.records] == [
        ("0f8fad5bd9cb469fa16570867728950e", "公共场所卫生许可新办", "公共场所卫生许可"),
        ("7c9e6679742540de944be07fc1f90ae7", "户外广告设置审批", ""),
    ]
    assert [problem.code for problem in found.problems if problem.severity is not Severity.NOTICE] == []

"""The starter list that ships: complete, consistent, and it says that it is a sample."""

from functools import cache

from django.conf import settings

from courses.domain.facets import FACETS, Necessity
from courses.domain.reading import Reading, read_source
from courses.readers import read_file

# seed 四(一): what the plan moves into the centre by name.
NAMED_BY_THE_PLAN = {
    "社会保障": "PTS-SB",
    "自行车办理": "PTS-DW-003",
    "正山门卡办理": "PTS-DW-001",
    "烟草证办理": "PTS-YC-001",
    "独生子女证补办": "PTS-WJ-001",
    "门牌证办理": "PTS-GA-009",
    "卫生计生": "PTS-WJ-002",
    "退役军人": "PTS-TY",
    "临时占用城市道路": "PTS-ZF-001",
    "排水许可": "PTS-ZJ-001",
    "户籍管理": "PTS-GA-001",
    "公共场所卫生许可": "PTS-WJ-006",
    "个体工商户设立": "PTS-SC-001",
    "个体工商户变更": "PTS-SC-002",
}


@cache
def starter() -> Reading:
    return read_source(read_file((settings.ROOT / "courses/starter/starter_catalogue.xlsx").read_bytes()))


def test_the_list_reads_with_two_limits_left_as_text() -> None:
    assert [(problem.code, problem.column) for problem in starter().problems] == [("limit_unclear", "法定办结时限")] * 2
    assert starter().is_sample


def test_it_covers_more_than_sixty_matters_in_twelve_categories() -> None:
    assert len(starter().records) >= 60
    assert len({record.elements.category for record in starter().records}) >= 12


def test_every_matter_the_plan_names_is_there() -> None:
    codes = [record.code for record in starter().records]

    missing = [name for name, code in NAMED_BY_THE_PLAN.items() if not any(c.startswith(code) for c in codes)]

    assert missing == []


def test_every_matter_states_what_a_lesson_can_not_do_without() -> None:
    silent = [
        (record.code, name)
        for record in starter().records
        for name in (
            "name",
            "category",
            "spoken",
            "type",
            "department",
            "service_object",
            "materials",
            "steps",
            "remark",
        )
        if not getattr(record.elements, name)
    ]

    assert silent == []
    assert [record.code for record in starter().records if record.depth is None or record.tier is None] == []


def test_the_local_card_claims_no_law_limit_or_fee() -> None:
    card = next(record.elements for record in starter().records if record.code == "PTS-DW-001")

    assert (card.basis, card.statutory, card.promised, card.fee) == ((), None, None, "")


def test_no_paper_may_follow_later_and_every_conditional_one_says_when() -> None:
    papers = [paper for record in starter().records for paper in record.elements.materials]

    assert [paper.name for paper in papers if paper.necessity is Necessity.DEFERRABLE] == []
    assert [paper.name for paper in papers if paper.necessity is Necessity.CONDITIONAL and not paper.when] == []
    assert [paper.name for paper in papers if paper.originals == 0 or paper.copies == 0] == []


def test_most_matters_state_most_facets() -> None:
    stated = [sum(record.elements.states(facet) for facet in FACETS) for record in starter().records]

    assert min(stated) >= 4

"""A hundred guides as offices published them (`public_guides.json`), each as a page of labels and values.

Whatever they say of a facet is found again; what is not found says "see the annex" or is a picture.
"""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from courses.domain.facets import FACETS, Facet
from courses.domain.problems import Severity
from courses.domain.reading import Kind, Reading, read_source
from courses.domain.source import Block, Format, Page, Source

GUIDES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "public_guides.json").read_text())
TITLES = {
    "名称": "材料名称",
    "类型": "材料类型",
    "形式": "材料形式",
    "原件份数": "材料原件份数",
    "复印件份数": "材料复印件份数",
    "必要性": "材料必要性",
}
LABELS: dict[Facet, tuple[str, ...]] = {
    Facet.SERVICE_OBJECT: ("服务对象",),
    Facet.CONDITIONS: ("受理条件",),
    Facet.MATERIALS: ("申请材料",),
    Facet.PROCESS: ("办理流程",),
    Facet.TIME_LIMIT: ("法定办理时限", "承诺办理时限", "办理时限"),
    Facet.RESULT: ("办理结果",),
}
POINTS_ELSEWHERE = {"详见附件1", "(图片)"}


def page(guide: dict[str, Any]) -> Source:
    papers = guide.get("申请材料") or []
    pairs = tuple((label, str(value)) for label, value in guide.items() if label != "申请材料")
    blocks = [Block(rows=pairs)]
    if papers:
        keys = list(dict.fromkeys(key for paper in papers for key in paper))
        rows = [tuple(str(paper.get(key, "")) for key in keys) for paper in papers]
        blocks += [Block("申请材料", 2), Block(rows=(tuple(TITLES.get(key, key) for key in keys), *rows))]
    return Source(Format.HTML, pages=(Page("", tuple(blocks)),))


@cache
def readings() -> list[Reading]:
    return [read_source(page(guide)) for guide in GUIDES]


def test_every_guide_is_one_matter_with_its_name_and_its_papers() -> None:
    found = [(reading.kind, [record.elements.name for record in reading.records]) for reading in readings()]

    assert found == [(Kind.GUIDE, [guide["事项名称"].rstrip("*")]) for guide in GUIDES]
    assert [len(reading.records[0].elements.materials) for reading in readings()] == [
        len(guide.get("申请材料") or ()) for guide in GUIDES
    ]


@pytest.mark.parametrize("facet", FACETS)
def test_what_a_guide_says_of_a_facet_is_found_again(facet: Facet) -> None:
    stated = [any(guide.get(label) for label in LABELS[facet]) for guide in GUIDES]
    elsewhere = [
        any(guide.get(label) in POINTS_ELSEWHERE for label in LABELS[facet] if label != "申请材料") for guide in GUIDES
    ]

    assert [reading.records[0].elements.states(facet) for reading in readings()] == [
        says and not points for says, points in zip(stated, elsewhere, strict=True)
    ]


def test_what_is_left_to_a_person_is_counted() -> None:
    left = Counter(
        problem.code
        for reading in readings()
        for problem in reading.problems
        if problem.severity is not Severity.NOTICE
    )

    assert left == {
        "limit_not_told_apart": 33,
        "steps_not_told_apart": 8,
        "limit_unclear": 7,
        "limit_is_a_range": 4,
        "material_case_missing": 3,
        "limit_by_channel": 2,
        "limit_is_a_period": 2,
    }

"""The field's own list of materials (`material_cases.json`): text and a suggested reading.

Ours differs in shape, on purpose: a count that doesn't say of what stays a note (份数 → note), so does a form without
a count (形式); what is not to be handed in has the source 数据共享, or (where no paper is named) is only flagged; a
choice between papers is a note on each of them.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from courses.domain.cells.materials import read_materials
from courses.domain.elements import Material
from courses.domain.facets import Necessity

CASES = json.loads((Path(__file__).parent / "material_cases.json").read_text())["cases"]
# Nothing is named in these: no material comes of them, only a problem.
NAMELESS = {
    "3-8项仅需提供1项": ["materials_choice"],
    "(该项材料已减免,作出书面承诺)": ["material_unreadable"],
    "(经办机构自行获取)": ["material_unreadable"],
    "(信息共享后无需提供)": ["material_unreadable"],
    "4、": ["numbering_skips", "item_empty"],
}
FLAGGED = {
    "身份证复印件(原件)": ["material_counts_contradict"],
    "身份证原件、农行卡、户口本原件及复印件2张": ["materials_enumerated"],
}
NOTES = {
    "身份证复印件(原件)": ["原件；复印件"],
    "身份证原件、农行卡、户口本原件及复印件2张": ["原件", "", "原件"],
    "注销登记表2份": ["2份"],
    "1、申请书1份; 2、广告及门头牌匾设置的平面图纸1份;": ["1份", "1份"],
    "*居民身份证": ["网上必传"],
}


def ours(suggested: dict[str, Any], note: str) -> Material:
    when = suggested.get("情形", "")
    return Material(
        suggested["名称"],
        suggested.get("原件"),
        suggested.get("复印件"),
        Necessity.CONDITIONAL if when else None,
        f"{when}的" if when else "",
        note=note,
    )


@pytest.mark.parametrize(("text", "suggested"), CASES, ids=[case[0] for case in CASES])
def test_a_paper_of_the_field_is_read_or_flagged(text: str, suggested: list[dict[str, Any]]) -> None:
    found, problems = read_materials(text)

    notes = NOTES.get(text, [""] * len(suggested))
    named = [] if text in NAMELESS else [ours(one, note) for one, note in zip(suggested, notes, strict=True)]
    assert list(found) == named
    assert [problem.code for problem in problems] == NAMELESS.get(text, FLAGGED.get(text, []))

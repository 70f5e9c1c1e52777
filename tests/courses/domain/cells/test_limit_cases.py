"""The field's own list of limits (`limit_cases.json`): text, a suggested value, and what kind of limit it is.

Ours differs in shape, on purpose: "即办" is 0 IMMEDIATE; an unlabelled 日 is DAY, not a calendar day, for a licence
counts working days; what names two values without saying which counts, or none, stays text with a problem.
"""

import json
from pathlib import Path

import pytest

from courses.domain.cells.limits import Limits, read_limits
from courses.domain.elements import Limit
from courses.domain.facets import TimeUnit

CASES = json.loads((Path(__file__).parent / "limit_cases.json").read_text())
UNITS = {"即办": TimeUnit.IMMEDIATE, "工作日": TimeUnit.WORKING_DAY, "自然日": TimeUnit.DAY, "月": TimeUnit.MONTH}
TEXT_ONLY = {
    "无。": "limit_none",
    "及时办理": "limit_vague",
    "网上3个工作日;现场当场办结": "limit_by_channel",
    "1/8个工作日": "limit_is_a_range",
    "每年1月1日-3月1日集中受理": "limit_is_a_period",
    "7-20个工作日": "limit_is_a_range",
    "0.5": "limit_without_unit",
}
LABELLED = {
    "承诺3个工作日": Limits(promised=Limit("3个工作日", 3, TimeUnit.WORKING_DAY)),
    "法定时限:23工作日\n承诺期限:20工作日\n时限说明:不包括7天公示时间": Limits(
        statutory=Limit("23工作日", 23, TimeUnit.WORKING_DAY),
        promised=Limit("20工作日(时限说明:不包括7天公示时间)", 20, TimeUnit.WORKING_DAY),
    ),
}


def unit_of(kind: str) -> TimeUnit:
    return next(unit for word, unit in UNITS.items() if kind.startswith(word))


@pytest.mark.parametrize(("text", "value", "kind"), CASES, ids=[case[0] for case in CASES])
def test_a_limit_of_the_field_is_understood_or_flagged(text: str, value: object, kind: str) -> None:
    limits, problems = read_limits(text)

    codes = [problem.code for problem in problems]
    if text in TEXT_ONLY:
        assert (limits, codes) == (Limits(other=Limit(text)), [TEXT_ONLY[text]])
    elif text in LABELLED:
        assert (limits, codes) == (LABELLED[text], [])
    else:
        assert (limits, codes) == (Limits(other=Limit(text, value, unit_of(kind))), [])

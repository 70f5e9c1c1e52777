"""Whose matter it is: a grant's department against what the list says."""

import pytest

from courses.domain.departments import answers_for, core

HEALTH = {"named": "县级疾病预防控制局（县级卫生健康局）", "category": "卫生健康"}
POLICE = {"named": "县级公安机关（派出所）", "category": "公安户籍"}
WATER = {"named": "当地供水企业", "category": "公用事业"}
SILENT = {"named": "", "category": ""}


@pytest.mark.parametrize(
    ("department", "matter", "answers"),
    [
        ("卫生健康", HEALTH, True),
        ("卫生健康局", HEALTH, True),
        ("普陀区卫生健康局", HEALTH, True),
        ("县级卫生健康委员会", HEALTH, True),
        ("公安", HEALTH, False),
        ("公安局", POLICE, True),
        ("公安、卫生健康", HEALTH, True),
        ("公安， 卫生健康", POLICE, True),
        ("公用事业", WATER, True),
        ("市场监督管理局", HEALTH, False),
        ("", HEALTH, True),
        ("", SILENT, True),
        ("公安", SILENT, False),
    ],
)
def test_a_reviewer_answers_for_the_field_and_no_other(department: str, matter: dict, answers: bool) -> None:
    assert answers_for(department, **matter) is answers


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("区卫生健康局", "卫生健康"),
        ("普陀区公安局", "公安"),
        ("市场监督管理局", "市场监督管理"),
        ("县级民政局", "民政"),
        ("残疾人联合会", "残疾人联合会"),
        ("民政", "民政"),
        ("税务", "税务"),
    ],
)
def test_level_and_office_say_nothing_about_the_field(written: str, field: str) -> None:
    assert core(written) == field

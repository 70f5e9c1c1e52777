"""One page may tell of several matters."""

from courses.domain.reading import Scope
from tests.courses.domain.reading.guides.pages import matter, read

FACTS = ("申请条件：本镇居民", "申请材料：身份证", "办理时限：3个工作日")


def test_a_second_name_begins_a_second_matter() -> None:
    reading = read(
        "事项名称：低保", *FACTS, "事项名称：特困", "申请条件：三无人员", "申请材料：户口簿", "收费标准：不收费"
    )

    assert [(record.elements.name, record.elements.conditions, record.elements.fee) for record in reading.records] == [
        ("低保", ("本镇居民",), ""),
        ("特困", ("三无人员",), "不收费"),
    ]
    assert reading.scope is Scope.PART


def test_a_name_said_again_is_the_same_matter() -> None:
    found = matter("事项名称：低保", "收费标准：不收费", "# 基本信息", "事项名称：低保", *FACTS)

    assert (found.fee, found.conditions) == ("不收费", ("本镇居民",))


def test_each_table_with_a_name_is_a_matter() -> None:
    tables = [(("事项名称", name), ("申请材料", "身份证"), ("收费标准", "不收费")) for name in ("低保", "特困")]

    assert [record.elements.name for record in read(*tables).records] == ["低保", "特困"]


def test_what_makes_up_a_matter_told_again_under_another_heading_is_another() -> None:
    reading = read(
        "# 一、低保办理指南",
        *FACTS,
        "# 二、特困办理指南",
        "申请条件：三无人员",
        "申请材料：户口簿",
        "办理时限：10个工作日",
    )

    assert [record.elements.name for record in reading.records] == ["低保", "特困"]


def test_a_little_said_again_under_another_heading_is_still_the_same_matter() -> None:
    found = matter("# 低保办理指南", *FACTS, "联系电话：1", "# 附件", "申请材料：低保申请表", "联系电话：2")

    assert found.name == "低保"
    assert [paper.name for paper in found.materials] == ["身份证", "低保申请表"]
    assert found.contact == "1\n2"


def test_a_matter_is_told_of_what_its_labels_name_also_where_nothing_follows_them() -> None:
    (record,) = read("事项名称：低保", "收费标准：不收费", "法定期限：").records

    assert record.told == {"name", "fee", "statutory"}

"""What a row calls its matter."""

import pytest

from courses.domain.naming import Naming, read_naming

CASES = [
    ({"name": "用水过户"}, Naming("用水过户", "", "")),
    (
        {"parent": "养老保险", "child": "参保", "item": "参保登记（灵活就业）"},
        Naming("参保登记（灵活就业）", "养老保险", ""),
    ),
    ({"parent": "养老保险", "child": "参保登记"}, Naming("参保登记", "养老保险", "")),
    ({"parent": "养老保险", "child": ""}, Naming("养老保险", "养老保险", "")),
    ({"parent": "养老保险", "child": "/"}, Naming("养老保险", "养老保险", "")),
    ({"name": "养老保险", "child": "参保登记"}, Naming("参保登记", "养老保险", "")),
    ({"name": "参保登记", "parent": "养老保险", "child": "居民参保"}, Naming("参保登记", "养老保险", "")),
    ({"name": "养老保险", "item": "参保登记"}, Naming("参保登记", "养老保险", "")),
    ({"name": "权利名称[排水许可]的业务名称[排水许可（首次）]"}, Naming("排水许可（首次）", "排水许可", "")),
    ({"name": "权力名称【排水许可】的业务名称【排水许可延续】"}, Naming("排水许可延续", "排水许可", "")),
    ({"name": "用水过户", "code": "A-1"}, Naming("用水过户", "", "A-1")),
    ({"name": "A类：用水过户"}, Naming("A类：用水过户", "", "")),
]


@pytest.mark.parametrize(("cells", "naming"), CASES, ids=[str(number) for number in range(len(CASES))])
def test_the_closest_name_is_the_matter_s(cells: dict[str, str], naming: Naming) -> None:
    assert read_naming(cells) == naming


@pytest.mark.parametrize("key", ["named_code", "name"])
def test_a_code_and_a_name_in_one_cell_are_told_apart(key: str) -> None:
    found = read_naming({key: "X0903：林木采伐许可证"})

    assert (found.name, found.code) == ("林木采伐许可证", "X0903")
    assert [(at, problem.code, problem.params) for at, problem in found.problems] == [
        (key, "code_in_name", {"code": "X0903"})
    ]


def test_a_code_of_its_own_leaves_the_name_as_it_is() -> None:
    assert read_naming({"name": "X0903：林木采伐许可证", "code": "B-2"}) == Naming("X0903：林木采伐许可证", "", "B-2")


def test_a_mark_at_the_end_of_a_name_is_taken_off_and_said() -> None:
    found = read_naming({"name": "旅馆业特种行业许可*"})

    assert found.name == "旅馆业特种行业许可"
    assert [problem.code for _, problem in found.problems] == ["name_marked"]

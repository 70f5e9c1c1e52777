"""The columns of an uploaded file on their way to a screen."""

import pytest

from courses.columns import choices_of, chosen_mapping, first_matters, letters
from courses.domain.problems import Refusal
from courses.models import Catalogue
from tests.courses.imports import read, received
from tests.courses.lists import sheet_of

THEIRS = sheet_of(
    ("普陀区清单", "", "", ""),
    ("权力编码", "项目名称", "办结时限", "本局代号"),
    ("PQ-1", "卫生许可", "7-20个工作日", "A"),
    ("PQ-2", "门卡补办", "即办", "B"),
    ("PQ-2", "门卡注销", "5个工作日", "C"),
)


def test_the_guess_is_offered_with_the_titles_of_the_file(catalogue: Catalogue) -> None:
    choices = choices_of(read(received(catalogue, THEIRS)))

    assert choices.titles == ("权力编码", "项目名称", "办结时限", "本局代号")
    assert choices.key_of == {0: "code", 1: "name", 2: "limit"}
    assert (choices.mapping.header_row, choices.sheets) == (2, (("清单", "清单"),))


def test_another_row_of_titles_is_guessed_anew(catalogue: Catalogue) -> None:
    found = read(received(catalogue, THEIRS))

    choices = choices_of(found, sheet="清单", header_row=1)

    assert (choices.mapping.header_row, choices.titles[0], choices.key_of) == (1, "普陀区清单", {})


def test_a_person_may_take_a_column_for_something_else(catalogue: Catalogue) -> None:
    choices = choices_of(read(received(catalogue, THEIRS)))

    mapping = chosen_mapping(choices, {"code": 0, "name": 1, "remark": 3})

    assert mapping.headers == {"code": "权力编码", "name": "项目名称", "remark": "本局代号"}


def test_without_the_matter_s_name_nothing_can_be_read(catalogue: Catalogue) -> None:
    choices = choices_of(read(received(catalogue, THEIRS)))

    with pytest.raises(Refusal) as refused:
        chosen_mapping(choices, {"code": 0})

    assert refused.value.problem.code == "mapping_without_name"


@pytest.mark.parametrize("asked", [{"sheet": "没有"}, {"sheet": "清单", "header_row": 99}], ids=["sheet", "row"])
def test_what_the_file_does_not_have_is_refused_or_empty(catalogue: Catalogue, asked: dict[str, object]) -> None:
    found = read(received(catalogue, THEIRS))
    try:
        choices = choices_of(found, **asked)
    except Refusal as refusal:
        assert refusal.problem.code == "sheet_gone"
    else:
        assert choices.titles == ()


def test_the_first_rows_stand_beside_what_was_understood(catalogue: Catalogue) -> None:
    choices = choices_of(read(received(catalogue, THEIRS)))

    matters = first_matters(choices.beginning, choices.mapping)

    assert [(one.place, one.name) for one in matters] == [
        ("清单 · 3", "卫生许可"),
        ("清单 · 4", "门卡补办"),
        ("清单 · 5", ""),
    ]
    assert [(cell.title, cell.element, cell.original) for cell in matters[0].cells] == [
        ("权力编码", "事项编码", "PQ-1"),
        ("项目名称", "事项名称", "卫生许可"),
        ("办结时限", "办理时限", "7-20个工作日"),
    ]
    assert [code for _severity, _column, code in matters[2].problems_told] != []


def test_a_file_nothing_is_kept_of_is_refused(catalogue: Catalogue) -> None:
    found = received(catalogue, THEIRS)

    with pytest.raises(Refusal) as refused:
        choices_of(found)

    assert refused.value.problem.code == "file_gone"


@pytest.mark.parametrize(("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_a_column_without_a_title_is_called_as_a_spreadsheet_calls_it(column: int, name: str) -> None:
    assert letters(column) == name

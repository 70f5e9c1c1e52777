"""A list of yearly cases, as statistics write them."""

from datetime import date

import pytest

from courses.domain.listed import Known
from courses.domain.problems import Refusal, Severity
from courses.domain.source import Sheet
from courses.domain.volumes.figures import Counted
from courses.domain.volumes.plan import Action, Told, VolumeLine, plan_volumes
from courses.domain.volumes.sheet import COLUMNS, read_sheets, write_row

ON = date(2026, 3, 9)
HOTEL, CARD = Known(1, "GC-001", "公共场所卫生许可（新办）"), Known(2, "DW-002", "正山门卡补办")
TWIN = Known(3, "DW-003", "正山门卡补办")
HEAD = ("事项编码", "年度", "办件量")


def read(*rows: tuple[str, ...], matters=(HOTEL, CARD), year: int | None = None):
    return read_sheets([Sheet("清单", tuple(rows))], matters, year=year, on=ON)


@pytest.mark.parametrize(
    ("text", "cases"),
    [("1280", 1280), ("1,280", 1280), ("１２８０", 1280), ("1280件", 1280), ("1280.0", 1280), ("0", 0), (" 12 ", 12)],
)
def test_a_number_of_cases_is_read_as_people_write_it(text: str, cases: int) -> None:
    told, problems = read(HEAD, ("GC-001", "2025年", text))

    assert (told, problems) == ((Told(Counted(1, 2025, cases), 2),), ())


def test_a_matter_is_known_by_its_name_where_the_list_has_no_codes() -> None:
    told, problems = read(("事项名称", "件数"), ("公共场所卫生许可(新办)", "30"), year=2024)

    assert (told, problems) == ((Told(Counted(1, 2024, 30), 2),), ())


def test_an_empty_number_says_nothing() -> None:
    assert read(HEAD, ("GC-001", "2025", ""), ("DW-002", "2025", "5"))[0] == (Told(Counted(2, 2025, 5), 3),)


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        (("GC-001", "2025", "约30"), "cases_unclear", "办件量"),
        (("GC-001", "2025", "-3"), "cases_unclear", "办件量"),
        (("GC-001", "2025", "12.5"), "cases_unclear", "办件量"),
        (("GC-001", "2025", "99999999"), "cases_unclear", "办件量"),
        (("GC-001", "去年", "30"), "volume_year_unclear", "年度"),
        (("GC-001", "", "30"), "volume_year_missing", "年度"),
        (("GC-001", "2026", "30"), "volume_year_not_over", "年度"),
        (("GC-001", "1999", "30"), "volume_year_not_over", "年度"),
        (("1.13E+30", "2025", "30"), "code_lost_digits", "事项编码"),
    ],
)
def test_what_cannot_be_read_is_an_error_at_its_place(row: tuple[str, ...], code: str, column: str) -> None:
    told, problems = read(HEAD, row)

    assert told == ()
    assert [(one.code, one.severity, one.row, one.column) for one in problems] == [(code, Severity.ERROR, 2, column)]


def test_a_row_about_another_centre_s_matter_is_left_aside_and_said_to_be() -> None:
    told, problems = read(HEAD, ("XX-009", "2025", "30"), ("GC-001", "2025", "3"))

    assert told == (Told(Counted(1, 2025, 3), 3),)
    assert [(one.code, one.severity, one.row) for one in problems] == [("matter_unknown", Severity.WARNING, 2)]


def test_a_name_two_matters_have_and_a_row_without_any_are_errors() -> None:
    _, problems = read(
        ("事项名称", "年度", "办件量"), (CARD.name, "2025", "3"), ("", "2025", "3"), matters=(CARD, TWIN)
    )

    assert [(one.code, one.severity) for one in problems] == [
        ("matter_name_ambiguous", Severity.ERROR),
        ("volume_without_matter", Severity.ERROR),
    ]


def test_the_same_figure_twice_is_an_error_and_two_years_are_not() -> None:
    told, problems = read(HEAD, ("GC-001", "2025", "3"), ("GC-001", "2024", "4"), ("GC-001", "2025", "5"))

    assert told == (Told(Counted(1, 2025, 3), 2), Told(Counted(1, 2024, 4), 3))
    assert [(one.code, one.row, one.params["first"]) for one in problems] == [("volume_repeated", 4, 2)]


def test_a_table_without_such_columns_is_refused() -> None:
    with pytest.raises(Refusal):
        read(("姓名", "电话"), ("甲", "1"))


def test_a_row_that_was_written_is_read_back() -> None:
    titles = tuple(column.title for column in COLUMNS)
    told, problems = read(titles, tuple(write_row(HOTEL, category="卫生", year=2025, cases=12)))

    assert (told, problems) == ((Told(Counted(1, 2025, 12), 2),), ())


def test_a_plan_adds_corrects_and_leaves_alone() -> None:
    told = [Told(Counted(1, 2025, 3), 2), Told(Counted(2, 2025, 4), 3), Told(Counted(2, 2024, 5), 4)]
    plan = plan_volumes(told, {(1, 2025): 3, (2, 2024): 9}, on=ON)

    assert plan.lines == (
        VolumeLine(Action.UNCHANGED, Counted(1, 2025, 3), 3, 2),
        VolumeLine(Action.ADD, Counted(2, 2025, 4), None, 3),
        VolumeLine(Action.CORRECT, Counted(2, 2024, 5), 9, 4),
    )
    assert (plan.is_empty, plan.has_errors, plan.years) == (False, False, [2024, 2025])

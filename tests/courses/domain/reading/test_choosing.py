"""What the mapping screen shows: the guesses, and the first rows as they would be read."""

from courses.domain.reading import Kind, Mapping, candidates, mapping_of, preview
from courses.domain.source import Block, Format, Page, Sheet, Source

ROWS = (
    ("序号", "事项名称", "事项编码", "承诺期限", "气味"),
    ("1", "用水过户", "A1", "3个工作日", "香"),
    ("2", "", "A2", "3个工作日", ""),
    ("3", "用电过户", "A1", "2-3个工作日", ""),
)
FILE = Source(Format.XLSX, (Sheet("通讯录", (("姓名", "电话"), ("", ""), ("", "1"))), Sheet("清单", ROWS)))
GUESS = Mapping(
    "清单",
    1,
    {"position": 0, "name": 1, "code": 2, "promised": 3},
    {"position": "序号", "name": "事项名称", "code": "事项编码", "promised": "承诺期限"},
)


def test_every_sheet_is_offered_the_likeliest_first() -> None:
    assert [(found.mapping.sheet, found.usable, found.rows) for found in candidates(FILE)] == [
        ("清单", True, 3),
        ("通讯录", False, 1),
    ]
    assert candidates(FILE)[0].mapping == GUESS
    assert candidates(FILE)[0].titles == ("序号", "事项名称", "事项编码", "承诺期限", "气味")
    assert candidates(Source(Format.XLSX)) == ()


def test_a_preview_sets_each_row_beside_what_is_made_of_it() -> None:
    shown = preview(FILE, GUESS)

    assert [(row.sheet, row.row, row.cells) for row in shown.rows] == [
        ("清单", 2, ROWS[1]),
        ("清单", 3, ROWS[2]),
        ("清单", 4, ROWS[3]),
    ]
    assert [row.record and row.record.elements.name for row in shown.rows] == ["用水过户", None, None]
    assert [[problem.code for problem in row.problems] for row in shown.rows] == [
        [],
        ["name_missing"],
        ["limit_is_a_range", "code_repeated"],
    ]
    assert [problem.code for problem in shown.problems] == ["column_unknown"]


def test_a_preview_reads_no_more_rows_than_asked() -> None:
    assert [row.row for row in preview(FILE, GUESS, rows=1).rows] == [2]


def test_a_preview_follows_a_corrected_column() -> None:
    chosen = mapping_of(FILE, sheet="清单", header_row=1, columns={"name": 4, "code": 2})

    assert preview(FILE, chosen, rows=1).rows[0].record.elements.name == "香"


def test_sheets_of_one_list_are_offered_together() -> None:
    other = Sheet("乙", (ROWS[0], ("1", "用气过户", "B1", "", "")))

    assert [found.mapping.also for found in candidates(Source(Format.XLSX, (FILE.sheets[1], other)))] == [("乙",), ()]


def test_a_guide_is_offered_by_its_labels_and_previewed_like_a_list() -> None:
    pairs = (("事项名称", "用水过户"), ("承诺期限", "2-3个工作日"), ("是否收费", "否"), ("吉祥物", "海豚"))
    file = Source(Format.HTML, (Sheet("表1", pairs),), (Page("", (Block(rows=pairs),)),))

    guess, *others = candidates(file)
    shown = preview(file, guess.mapping)

    assert (guess.kind, guess.titles, guess.rows, guess.usable) == (
        Kind.GUIDE,
        ("事项名称", "承诺期限", "是否收费"),
        1,
        True,
    )
    assert [(other.kind, other.usable) for other in others] == [(Kind.LIST, False)]
    assert [(row.sheet, row.row, row.cells) for row in shown.rows] == [
        ("用水过户", None, ("用水过户", "2-3个工作日", "否"))
    ]
    assert [problem.code for problem in shown.rows[0].problems] == ["limit_is_a_range", "code_assigned"]


def test_a_list_that_could_be_a_page_is_offered_as_a_list_first() -> None:
    assert [found.kind for found in candidates(Source(Format.HTML, (FILE.sheets[1],)))] == [Kind.LIST]

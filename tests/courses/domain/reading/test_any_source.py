"""Whatever a file holds, it is read or refused with a reason; one bad row never hides a good one."""

from hypothesis import given
from hypothesis import strategies as st

from courses.domain.layout import COLUMNS
from courses.domain.problems import Refusal, Severity
from courses.domain.reading import candidates, preview, read_source
from courses.domain.source import Block, Format, Page, Sheet, Source

TITLES = [word for column in COLUMNS for word in (column.title, *column.synonyms[:3])]
CELLS = st.one_of(
    st.sampled_from(TITLES),
    st.sampled_from(
        ["", "", "", "1", "①", "同上", "合计", "注：甲", "一、民政", "A-1", "1.1E+30", "身份证", "材料名称", "份数"]
    ),
    st.sampled_from(
        ["环节名称", "□甲 ☑乙", "（空）", "法定：5日；承诺：2日", "X01：甲", "甲、乙原件各1份", "：", "【", "】甲"]
    ),
    st.text(max_size=12),
)
ROWS = st.lists(st.lists(CELLS, max_size=6).map(tuple), max_size=9).map(tuple)
AREAS = st.lists(st.tuples(*[st.integers(1, 9)] * 4), max_size=3).map(tuple)
SHEETS = st.builds(Sheet, st.sampled_from(["甲", "乙", "说明"]), ROWS, merged=AREAS)
LINES = st.one_of(
    st.builds("{}：{}".format, CELLS, CELLS),
    st.builds("一、{}".format, CELLS),
    st.builds("【{}】{}".format, CELLS, CELLS),
    CELLS,
)
BLOCKS = st.one_of(st.builds(Block, LINES, st.integers(0, 2)), st.builds(Block, rows=ROWS))
PAGES = st.builds(Page, st.text(max_size=8), st.lists(BLOCKS, max_size=12).map(tuple))
SOURCES = st.builds(
    Source,
    st.sampled_from(Format),
    st.lists(SHEETS, max_size=3, unique_by=lambda sheet: sheet.name).map(tuple),
    st.lists(PAGES, max_size=2).map(tuple),
)


@given(SOURCES)
def test_any_file_is_read_or_refused(source: Source) -> None:
    try:
        reading = read_source(source)
    except Refusal as refusal:
        assert refusal.problem.severity is Severity.ERROR
    else:
        assert 0 <= reading.confidence <= 1
        assert all(record.elements.name and record.code for record in reading.records)
        assert len({record.code for record in reading.records}) == len(reading.records)
        assert read_source(source) == reading
        assert read_source(source, mapping=reading.mapping).records == reading.records


@given(SOURCES)
def test_whatever_is_offered_can_be_looked_at_and_reads_the_same(source: Source) -> None:
    for found in candidates(source):
        if not found.usable:
            continue
        shown = preview(source, found.mapping, rows=100)
        try:
            read = read_source(source, mapping=found.mapping).records
        except Refusal:
            read = ()
        assert tuple(row.record for row in shown.rows if row.record) == read


GOOD = ("用水过户", "A1", "身份证", "不收费")
BAD = st.sampled_from(
    [
        ("", "A2", "身份证", ""),
        ("用电过户", "1.1E+30", "", ""),
        ("用电过户", "A1", "", ""),
        ("用电过户" * 60, "A3", "", ""),
        ("用电过户", "A" * 90, "", ""),
    ]
)


@given(st.lists(BAD, max_size=6), st.lists(BAD, max_size=6))
def test_a_bad_row_never_hides_a_good_one(before: list[tuple[str, ...]], after: list[tuple[str, ...]]) -> None:
    before = [row for row in before if row[1] != "A1"]
    rows = (("事项名称", "事项编码", "申请材料", "收费"), *before, GOOD, *after)

    reading = read_source(Source(Format.XLSX, (Sheet("清单", rows),)))

    assert [record.elements.name for record in reading.records if record.code == "A1"] == ["用水过户"]
    errors = {problem.row for problem in reading.problems if problem.severity is Severity.ERROR}
    assert len(before) + 2 not in errors


GROUP = st.tuples(st.sampled_from(["民政", "社保", "公安"]), st.sampled_from(["", "甲所", "乙所"]), st.integers(1, 3))


@given(st.lists(GROUP, min_size=1, max_size=6))
def test_filling_down_never_crosses_a_group(groups: list[tuple[str, str, int]]) -> None:
    rows, expected, number = [], [], 0
    for position, (category, department, size) in enumerate(groups):
        for place in range(size):
            number += 1
            first = place == 0
            name = f"{category}{position}"
            rows.append((name if first else "", department if first else "", f"事项{number}", "身份证"))
            expected.append((name, {"", department}))

    sheet = Sheet("清单", (("领域", "实施主体", "事项名称", "申请材料"), *rows))
    records = read_source(Source(Format.CSV, (sheet,))).records

    for record, (category, departments) in zip(records, expected, strict=True):
        assert record.elements.category in ("", category)
        assert record.elements.department in departments

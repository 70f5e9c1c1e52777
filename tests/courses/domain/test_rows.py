"""A record written as a row reads back to itself, whatever it holds."""

from hypothesis import given
from hypothesis import strategies as st

from courses.domain.cells.limits import read_limit
from courses.domain.elements import Elements, Material, Result, Step
from courses.domain.facets import Depth, Necessity, Tier
from courses.domain.problems import Severity
from courses.domain.records import Record
from courses.domain.rows import assigned_code, read_row, write_row
from tests.courses.lists import BOTH

WORDS = st.text("普陀山镇居民登记证明房屋店铺经营场所渔船2016年A", min_size=2, max_size=12).filter(
    lambda text: not text[0].isdigit()
)
DATED = st.one_of(WORDS, WORDS.map(lambda text: f"1933年以后{text}"))
CLAUSES = st.lists(st.one_of(DATED, WORDS.map(lambda text: f"{text}、{text}；{text}")), max_size=4).map(tuple)
COUNTS = st.one_of(st.none(), st.integers(1, 9))


@st.composite
def materials(draw: st.DrawFn) -> Material:
    necessity = draw(st.sampled_from([None, *Necessity]))
    when = draw(WORDS).rstrip("的") + draw(st.sampled_from(["的", ""])) if necessity is Necessity.CONDITIONAL else ""
    name = draw(st.one_of(WORDS, WORDS.map(lambda text: f"《{text}（{text}）申请表》")))
    source = draw(st.sampled_from(["", "申请人自备", "政府部门核发", "窗口提供", "村（社区）"]))
    return Material(name, draw(COUNTS), draw(COUNTS), necessity, when, source, draw(st.one_of(st.just(""), WORDS)))


STEPS = st.builds(Step, WORDS, WORDS, st.sampled_from(["", "当场", "5个工作日", "7日内", "原证届满前"]))
LIMITS = st.sampled_from(["", "20个工作日", "当场办结", "7-20个工作日", "60日", "及时办理"]).map(
    lambda t: read_limit(t)[0]
)
RECORDS = st.builds(
    Record,
    st.builds(
        Elements,
        code=st.text("ABC-123", min_size=3, max_size=12).filter(lambda code: "E" not in code),
        name=WORDS,
        category=WORDS,
        spoken=CLAUSES,
        type=st.sampled_from(["", "行政许可", "公共服务"]),
        basis=CLAUSES,
        service_object=CLAUSES,
        acceptance_conditions=CLAUSES,
        approval_conditions=CLAUSES,
        conditions=CLAUSES,
        materials=st.lists(materials(), max_size=5).map(tuple),
        steps=st.lists(STEPS, max_size=4).map(tuple),
        statutory=LIMITS,
        promised=LIMITS,
        fee=st.sampled_from(["", "不收费", "有效期满换领20元/证；损坏换领40元/证"]),
        result=st.builds(Result, WORDS, st.sampled_from(["", "5年"]), st.sampled_from(["", "窗口领取"])),
        remark=st.one_of(st.just(""), WORDS),
    ),
    depth=st.sampled_from([None, *Depth]),
    tier=st.sampled_from([None, *Tier]),
)


def back(record: Record) -> Record:
    cells = {key: text for key, text in write_row(record).items() if text}
    read, _ = read_row(cells, sheet="", row=1, headers={})
    return Record(read.elements, read.depth, read.tier)


@given(RECORDS)
def test_a_written_record_reads_back_to_itself(record: Record) -> None:
    assert back(record) == record


def test_the_sample_records_read_back_without_a_problem() -> None:
    assert [back(record) for record in BOTH] == list(BOTH)


@given(
    st.dictionaries(st.sampled_from(["name", "materials", "steps", "limit", "statutory", "code"]), st.text(max_size=80))
)
def test_no_text_makes_a_row_unreadable(cells: dict[str, str]) -> None:
    record, problems = read_row(cells, sheet="清单", row=7, headers={})

    assert record.row == 7
    assert {(problem.sheet, problem.row) for problem in problems} <= {("清单", 7)}


def test_a_matter_without_code_gets_the_same_local_code_every_time() -> None:
    records = [read_row({"name": "用水过户"}, sheet="", row=row, headers={})[0] for row in (2, 9)]

    assert [record.code for record in records] == [assigned_code("用水过户")] * 2


def test_a_code_that_lost_its_digits_is_an_error() -> None:
    record, problems = read_row({"name": "用水过户", "code": "1.13E+30"}, sheet="清单", row=4, headers={"code": "编码"})

    assert record.code == ""
    assert [(p.code, p.severity, p.row, p.column) for p in problems] == [
        ("code_lost_digits", Severity.ERROR, 4, "编码")
    ]


def test_a_promise_longer_than_the_law_is_flagged() -> None:
    cells = {"name": "用水过户", "code": "A1", "statutory": "6个工作日", "promised": "8个工作日"}

    _, problems = read_row(cells, sheet="", row=2, headers={})

    assert [problem.code for problem in problems] == ["promise_longer_than_law"]

"""Files are read in a process of their own, which may fail without harm."""

import signal

import pytest

from courses.domain.problems import Refusal
from courses.readers import limits, read_file
from courses.readers.child import answered
from courses.readers.kinds import read_bytes
from courses.readers.parent import code_of
from courses.readers.wire import lines, taken

PAGE = "<h1>用水过户</h1><p>一、材料</p><table><tr><td colspan=2>名称<tr><td>身份证<td>1份</table>"
CSV = '编码,名称,备注\nA1,"用水过户,无\nA2,用电过户,无\n'


@pytest.mark.parametrize("data", [PAGE.encode(), CSV.encode("gb18030"), "一、条件\n年满十八周岁".encode("utf-16")])
def test_the_process_apart_reads_what_this_one_would(data: bytes) -> None:
    assert read_file(data) == read_bytes(data)


@pytest.mark.parametrize("data", [PAGE.encode(), CSV.encode()])
def test_a_source_crosses_over_unchanged(data: bytes) -> None:
    source = read_bytes(data)

    assert taken(lines(source)) == source


def test_a_refusal_crosses_over_with_what_it_says() -> None:
    with pytest.raises(Refusal) as refusal:
        read_file(b"<div>" * 500 + b"x")

    problem = refusal.value.problem
    assert (problem.code, problem.params) == ("file_nested_too_deep", {"deepest": limits.DEEPEST})


def test_more_than_may_be_answered_is_refused() -> None:
    """A table in a cell is words of that cell too: thirty within each other say everything thirty times."""
    nested = "<td>" + "很长" * 500_000 + "</td>"
    for _ in range(30):
        nested = f"<td>甲</td><td><table><tr>{nested}<td>乙</td></tr></table></td>"

    with pytest.raises(Refusal, match="file_needs_too_much"):
        read_file(f"<table><tr>{nested}</tr></table>".encode())


@pytest.mark.parametrize(
    ("returned", "code"),
    [
        (0, ""),
        (1, "file_unreadable"),
        (4, "file_needs_too_much"),
        (-signal.SIGABRT, "file_needs_too_much"),
        (-signal.SIGSEGV, "file_needs_too_much"),
        (-signal.SIGKILL, "file_needs_too_much"),
        (-signal.SIGXCPU, "file_takes_too_long"),
    ],
)
def test_how_the_process_ended_says_why_there_is_no_answer(returned: int, code: str) -> None:
    assert code_of(returned) == code


def test_an_answer_that_cant_be_written_down_counts_as_too_much(tmp_path) -> None:
    assert answered(CSV.encode(), tmp_path / "missing" / "answer") == 4


def test_too_large_and_empty_files_are_refused_before_a_process_is_started() -> None:
    for data, code in ((b"x" * (limits.LARGEST + 1), "file_too_large"), (b" \r\n", "file_empty"), (b"", "file_empty")):
        with pytest.raises(Refusal, match=code):
            read_file(data)

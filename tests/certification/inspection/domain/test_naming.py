"""Names that open right on Windows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.inspection.domain.naming import apart, numbered, plain, with_ending


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("年度培训计划", "年度培训计划"),
        ('通知：a/b\\c:"*?<>|', "通知：a_b_c_"),
        ("  第一\n期 .. ", "第一 期"),
        ("..", "未命名"),
        ("", "未命名"),
        ("长" * 200, "长" * 80),
    ],
)
def test_a_name_is_what_windows_takes(text, name):
    assert plain(text) == name
    assert numbered(3, text) == f"03_{name}"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("签到表.PDF", ("签到表", ".pdf")),
        ("普政务〔2026〕2号", ("普政务〔2026〕2号", "")),
        ("a.tar.gz", ("a.tar", ".gz")),
        (".pdf", ("pdf", "")),
    ],
)
def test_an_ending_is_told_from_the_name(name, parts):
    assert with_ending(name) == parts


def test_the_same_name_comes_once():
    assert apart(["表.pdf", "表.PDF", "表.docx", "表（2）.pdf"]) == [
        "表.pdf",
        "表（2）.pdf",
        "表.docx",
        "表（2）（2）.pdf",
    ]


@given(st.lists(st.text(max_size=120)))
def test_whatever_people_called_their_files_no_two_collide_and_none_leaves_its_folder(names):
    found = apart(names)
    assert len(found) == len(names)
    assert len({name.casefold() for name in found}) == len(names)
    for name in found:
        assert not set(name) & set('<>:"/\\|?*\0')
        assert name.strip(" .") == name
        assert len(name) < 100

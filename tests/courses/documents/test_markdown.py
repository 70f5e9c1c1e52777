"""Markdown of the handbook: text stays text, whatever it holds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from courses.documents.handbook import handbook
from courses.documents.markdown import escaped
from courses.models import Catalogue
from tests.courses.documents.papers import HOSTILE, order
from tests.courses.imports import applied
from tests.courses.lists import BOTH, HOTEL, changed
from tests.factories import House

BARE = re.compile(r"(?<!\\)(?:\\\\)*([`*_{}\[\]<>#|~$&])")


@given(st.text("a中 \\`*_{}[]<>#|~$&-+1.)\n", max_size=30))
def test_no_mark_is_left_for_a_reader_to_obey(text: str) -> None:
    shown = escaped(text)

    assert BARE.search(shown) is None
    assert [line for line in shown.split("\n") if re.match(r"\s*(?:[-+]|\d+[.)])\s", line)] == []
    assert re.sub(r"\\([\W_])", r"\1", shown) == text


def test_names_full_of_markup_do_not_break_tables_links_or_headings(catalogue: Catalogue, house: House) -> None:
    applied(catalogue, changed(HOTEL, name=HOSTILE, fee="1. 项|两栏", remark="# 不是标题"))

    book = handbook(order(house.centre, format="md")).decode()

    assert f"### {escaped(HOSTILE)}" in book
    assert f"  - [{escaped(HOSTILE)}](#m1)" in book
    assert "\n# 不是标题" not in book
    tables = [line for line in book.splitlines() if line.startswith("|")]
    assert {line.count("|") - line.count("\\|") for line in tables} == {6, 5}


def test_the_contents_lead_to_every_matter(catalogue: Catalogue, house: House) -> None:
    applied(catalogue, *BOTH)

    book = handbook(order(house.centre, format="md")).decode()

    assert re.findall(r"\(#(m\d+)\)", book) == re.findall(r'<a id="(m\d+)"></a>', book) == ["m1", "m2"]

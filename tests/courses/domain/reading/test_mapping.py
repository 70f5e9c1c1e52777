"""A mapping can be kept, and says so where it no longer fits."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.layout import BY_KEY
from courses.domain.problems import Refusal
from courses.domain.reading import Kind, Mapping, mapping_of, read_source
from courses.domain.source import Format, Sheet, Source

FILE = Source(
    Format.XLSX,
    (
        Sheet("说明", (("性质", "样例"),)),
        Sheet("九月", (("本月清单", "", ""), ("业务", "编号", "事由"), ("用水过户", "A1", "两家换房"))),
    ),
)
CHOSEN = {"name": 0, "code": 1, "remark": 2}

MAPPINGS = st.builds(
    Mapping,
    st.text(max_size=12),
    st.integers(1, 20),
    st.dictionaries(st.sampled_from(sorted(BY_KEY)), st.integers(0, 60)),
    st.dictionaries(st.sampled_from(sorted(BY_KEY)), st.text(max_size=12)),
    st.sampled_from([1, 2]),
    st.lists(st.text(max_size=8), max_size=3).map(tuple),
    st.sampled_from(Kind),
)


def refused(mapping: Mapping) -> str:
    with pytest.raises(Refusal) as refusal:
        read_source(FILE, mapping=mapping)
    return refusal.value.problem.code


@given(MAPPINGS)
def test_a_mapping_comes_back_from_json(mapping: Mapping) -> None:
    assert Mapping.from_json(json.loads(json.dumps(mapping.to_json()))) == mapping


def test_a_mapping_kept_before_there_were_two_row_headers_is_still_read() -> None:
    kept = {"sheet": "九月", "header_row": 2, "columns": {"name": 0}, "headers": {"name": "业务"}}

    assert Mapping.from_json(kept) == Mapping("九月", 2, {"name": 0}, {"name": "业务"})


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({}, "mapping_unreadable"),
        ({"sheet": "九月", "header_row": "二", "columns": {}, "headers": {}}, "mapping_unreadable"),
        ({"sheet": "九月", "header_row": 2, "columns": [], "headers": {}}, "mapping_unreadable"),
        ({"sheet": "九月", "header_row": 2, "columns": {"smell": 0}, "headers": {}}, "mapping_key_unknown"),
    ],
    ids=["nothing", "a row in words", "columns as a list", "an element nobody knows"],
)
def test_what_is_no_mapping_is_refused(data: dict, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        Mapping.from_json(data)

    assert refusal.value.problem.code == code


def test_columns_nobody_knows_are_read_as_a_person_maps_them() -> None:
    mapping = mapping_of(FILE, sheet="九月", header_row=2, columns=CHOSEN)

    reading = read_source(FILE, mapping=mapping)

    assert mapping.headers == {"name": "业务", "code": "编号", "remark": "事由"}
    assert [(record.code, record.elements.name, record.elements.remark) for record in reading.records] == [
        ("A1", "用水过户", "两家换房")
    ]
    assert reading.problems == ()


def test_a_mapping_that_no_longer_fits_is_refused() -> None:
    mapping = mapping_of(FILE, sheet="九月", header_row=2, columns=CHOSEN)

    assert refused(replace(mapping, sheet="八月")) == "sheet_gone"
    assert refused(replace(mapping, header_row=9)) == "header_row_gone"
    assert refused(replace(mapping, header_row=1)) == "mapping_column_moved"
    assert refused(replace(mapping, columns={"name": 7})) == "mapping_column_moved"
    assert refused(replace(mapping, columns={"code": 1})) == "mapping_without_name"

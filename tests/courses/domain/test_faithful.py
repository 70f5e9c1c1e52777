"""Whatever was read from a list can be written so that it reads back the same."""

from dataclasses import replace

from hypothesis import given

from courses.domain.elements import Material
from courses.domain.faithful import LONGEST_CELL, write_faithfully
from courses.domain.records import Record
from courses.domain.rows import read_row, write_row
from tests.courses.awkward import CELLS, read
from tests.courses.lists import BOTH, HOTEL, changed


def back(cells: dict[str, str]) -> Record:
    return read_row(cells, sheet="", row=1, headers={})[0]


@given(CELLS)
def test_what_was_read_from_any_cells_reads_back_to_itself(cells: dict[str, str]) -> None:
    record = read(cells)

    written = write_faithfully(record)

    again = back(written.cells)
    assert (again.elements, again.depth, again.tier, written.changed) == (
        record.elements,
        record.depth,
        record.tier,
        (),
    )


def test_our_own_way_of_writing_is_kept_where_it_reads_back() -> None:
    for record in BOTH:
        written = write_faithfully(replace(record, cells={"materials": "身份证、委托书", "fee": "免费"}))

        assert written.cells == {key: text for key, text in write_row(record).items() if text}


def test_the_list_s_own_words_stand_in_where_ours_would_be_read_differently() -> None:
    record = read({"conditions": "①①公司"})
    assert record.elements.conditions == ("①公司",)
    assert back(write_row(record)).elements.conditions == ("公司",)

    assert write_faithfully(record).cells["conditions"] == "①①公司"


def test_a_limit_read_from_its_common_column_may_need_that_column() -> None:
    record = read({"limit": "法定身份证来源：承诺来源：@"})

    assert write_faithfully(record).cells["limit"] == "法定身份证来源：承诺来源：@"


def test_what_cannot_be_brought_back_is_named() -> None:
    by_hand = changed(HOTEL, conditions=("①公司",), materials=(Material("+（备注"),))

    assert write_faithfully(by_hand).changed == ("conditions",)


def test_a_text_longer_than_a_cell_is_named_and_never_cut() -> None:
    long = changed(HOTEL, remark="长" * (LONGEST_CELL + 1))

    written = write_faithfully(long)

    assert written.changed == ("remark",)
    assert len(written.cells["remark"]) == LONGEST_CELL + 1

"""OLE compound files: what stands in them, and what can't be."""

from struct import pack_into

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.problems import Refusal
from courses.readers.compound import Compound
from courses.readers.kinds import read_bytes
from tests.courses.readers.compounds import compound

SMALL, LARGE = "甲".encode() * 100, bytes(range(256)) * 40
# More than the header can list: 109 sectors of the table say where 7 MB are.
HUGE = b"0123456789abcdef" * 600_000


@pytest.mark.parametrize(
    "streams",
    [
        {"Workbook": LARGE},
        {"Workbook": SMALL},
        {"\x05Summary": SMALL, "Workbook": LARGE, "Other": SMALL * 10, "Empty": b""},
        {"Workbook": HUGE, "Other": SMALL},
    ],
    ids=["large", "small", "several", "huge"],
)
def test_every_stream_is_found_whole(streams: dict[str, bytes]) -> None:
    found = Compound(compound(streams))

    assert found.names == {"Root Entry", *streams}
    assert {name: found.stream(name) for name in streams} == streams


def test_a_chain_that_bites_its_tail_is_refused() -> None:
    data = bytearray(compound({"Workbook": LARGE}))
    table = (int.from_bytes(data[0x4C:0x50], "little") + 1) * 512
    pack_into("<I", data, table + 4, 0)

    with pytest.raises(Refusal, match="file_damaged"):
        Compound(bytes(data)).stream("Workbook")


def test_a_stream_that_isnt_there_is_refused() -> None:
    with pytest.raises(Refusal, match="file_damaged"):
        Compound(compound({"Other": LARGE})).stream("Workbook")


@pytest.mark.parametrize(
    ("streams", "code"),
    [
        ({"EncryptionInfo": SMALL, "EncryptedPackage": LARGE}, "file_protected"),
        ({"WordDocument": LARGE, "1Table": LARGE}, "file_old_word"),
        ({"PowerPoint Document": LARGE}, "file_type_unknown"),
        ({"Workbook": LARGE}, "file_damaged"),
    ],
    ids=["a password", "Word", "slides", "no records"],
)
def test_what_else_old_office_wrote_is_named(streams: dict[str, bytes], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        read_bytes(compound(streams))


@given(st.binary(max_size=2000), st.integers(0, 511), st.integers(0, 255))
def test_any_bytes_behind_the_mark_are_refused(data: bytes, place: int, byte: int) -> None:
    whole = bytearray(compound({"WordDocument": SMALL}))
    whole[max(8, place)] = byte
    for file in (bytes(whole[:8]) + data, bytes(whole)):
        with pytest.raises(Refusal):
            read_bytes(file)

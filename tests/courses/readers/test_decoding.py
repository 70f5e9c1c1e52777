"""Bytes → text: which encoding, and what is said of a doubtful one."""

import pytest

from courses.domain.problems import Problem, Refusal
from courses.readers.decoding import decode

SIMPLIFIED = "事项编码,事项名称,申请材料\nGC-001,公共场所卫生许可（新办）,居民身份证；营业执照\n"
TRADITIONAL = "事項編碼,事項名稱,申請材料\n公共場所衛生許可,經營許可證,申請表與營業執照"
RARE = "申请人：喆䶮𬭚"


@pytest.mark.parametrize(
    ("text", "written_as", "encoding"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8-sig"),
        (SIMPLIFIED, "utf-16", "utf-16"),
        (SIMPLIFIED, "gb2312", "gb18030"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (RARE, "utf-8", "utf-8"),
        (RARE, "gb18030", "gb18030"),
        (TRADITIONAL, "gbk", "gb18030"),
        ("身份证", "gbk", "gb18030"),
        ("name,code\n1,2\n", "ascii", "utf-8"),
        ("a,身", "gbk", "gb18030"),
    ],
)
def test_the_ladder_reads_what_offices_write(text: str, written_as: str, encoding: str) -> None:
    found = decode(text.encode(written_as))

    assert (found.text, found.encoding, found.problems) == (text, encoding, ())


def test_utf16_is_read_in_both_byte_orders() -> None:
    texts = [
        decode(mark + SIMPLIFIED.encode(name)).text
        for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
    ]

    assert texts == [SIMPLIFIED, SIMPLIFIED]


def test_big5_reads_as_gb18030_and_is_said_to_be_doubtful() -> None:
    found = decode(TRADITIONAL.encode("big5"))

    assert (found.encoding, found.problems) == ("gb18030", (Problem("text_maybe_garbled"),))


@pytest.mark.parametrize(
    "damaged",
    [
        SIMPLIFIED.encode()[:-5] + b"\xff\xff\n",
        SIMPLIFIED.encode()[:10] + b"\x41" + SIMPLIFIED.encode()[11:],
        SIMPLIFIED.encode()[:37],
        SIMPLIFIED.encode("gb18030")[:-1] + b"\xff",
        SIMPLIFIED.encode("utf-16")[:-1],
    ],
    ids=[
        "bytes of no encoding",
        "a byte changed",
        "cut within a character",
        "GB18030 with a wrong byte",
        "half a unit",
    ],
)
def test_a_damaged_text_is_refused_and_never_read_as_another(damaged: bytes) -> None:
    with pytest.raises(Refusal, match="text_damaged"):
        decode(damaged)


@pytest.mark.parametrize(
    ("declared", "written_as", "encoding"),
    [
        ("gb2312", "gbk", "gb18030"),
        ("GBK", "gbk", "gb18030"),
        ("big5", "big5", "big5hkscs"),
        ("gb2312", "utf-8", "utf-8"),
        ("utf-8", "gbk", "gb18030"),
        ("windows-31j", "gbk", "gb18030"),
    ],
)
def test_a_page_may_name_its_charset_and_be_wrong(declared: str, written_as: str, encoding: str) -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"></head>{TRADITIONAL}'

    found = decode(page.encode(written_as), declares=True)

    assert (found.text, found.encoding) == (page, encoding)


def test_a_page_may_have_a_few_broken_characters_and_a_list_may_not() -> None:
    page = (SIMPLIFIED * 20).encode("gb18030") + b"\xff"

    found = decode(page, declares=True)

    assert found.text == SIMPLIFIED * 20 + "�"
    assert found.problems == (Problem("text_characters_lost", params={"count": 1}),)
    with pytest.raises(Refusal, match="text_damaged"):
        decode(page)


def test_characters_that_mean_nothing_are_taken_out() -> None:
    raw = "事\u200b项\u0000名\ufeff称\u00a0：\u202e用水\u007f过户\r\n第二行\r第三行\u2028第四行\u000b第五行"

    assert decode(raw.encode()).text == "事项名称 ：用水过户\n第二行\n第三行\n第四行\n第五行"

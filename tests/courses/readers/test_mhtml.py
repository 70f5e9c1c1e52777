"""Pages saved as one file."""

from email.message import EmailMessage

import pytest

from courses.domain.problems import Refusal
from courses.domain.source import Block, Format
from courses.readers.kinds import read_bytes

PAGE = "<html><head><title>{}</title></head><body><h1>{}</h1><p>{}</p></body></html>"
WORDS = {
    "utf-8": ("办事指南", "用水过户", "当场办结"),
    "gb2312": ("办事指南", "用水过户", "当场办结"),
    "big5": ("辦事指南", "用水過戶", "當場辦結"),
}


def saved(page: str | None, charset: str, encoding: str = "quoted-printable") -> bytes:
    """As Chrome and Word save a page: the page first, then what it shows."""
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://a.example/"
    message["Subject"] = "=?utf-8?Q?=E6=8C=87=E5=8D=97?="
    message["MIME-Version"] = "1.0"
    message.make_related()
    if page is not None:
        message.add_related(page, subtype="html", charset=charset, cte=encoding)
    message.add_related(b"\x89PNG", "image", "png", cid="<x>")
    return message.as_bytes()


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("charset", WORDS)
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"], ids=["unix", "windows"])
def test_the_page_is_found_and_decoded(charset: str, encoding: str, ends: bytes) -> None:
    title, heading, words = WORDS[charset]

    found = read_bytes(saved(PAGE.format(title, heading, words), charset, encoding).replace(b"\n", ends))

    (page,) = found.pages
    assert (found.format, page.title, page.blocks) == (Format.HTML, title, (Block(heading, 1), Block(words)))


def test_a_message_without_a_page_is_refused() -> None:
    with pytest.raises(Refusal, match="page_without_text"):
        read_bytes(saved(None, "utf-8"))


def test_text_that_speaks_of_versions_is_text() -> None:
    assert read_bytes("事项名称：用水过户\n说明：MIME-Version: 1.0".encode()).pages[0].blocks[0] == Block(
        "事项名称：用水过户"
    )

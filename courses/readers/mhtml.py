"""A page saved as one file (.mht, .mhtml): a message whose parts are the page and what it shows."""

import re
from email import message_from_bytes
from email.message import Message

from courses.domain.problems import Refusal
from courses.domain.source import Source
from courses.readers import html

_HEAD = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.I)


def is_message(data: bytes) -> bool:
    """Whether the bytes begin with the head of a message."""
    return bool(_HEAD.match(data[:4096].lstrip(b"\xef\xbb\xbf \r\n")))


def read(data: bytes) -> Source:
    """The first page among the parts; raises Refusal."""
    for part in message_from_bytes(data.lstrip(b"\xef\xbb\xbf \r\n")).walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            return html.read(_marked(part))
    raise Refusal("page_without_text")


def _marked(part: Message) -> bytes:
    """The page's bytes, with the charset that its head names where the page itself names none."""
    page = part.get_payload(decode=True)
    charset = part.get_content_charset()
    if not isinstance(page, bytes):
        raise Refusal("file_damaged")
    return f"<meta charset={charset}>".encode() + page if charset and b"charset" not in page[:2048] else page

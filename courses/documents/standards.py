"""The chapter 服务规范 of the handbook: the standards editors published, in their order; none, no chapter."""

from typing import Any

from bs4 import BeautifulSoup

from courses.documents.parts import Pairs, Part, Section, Words
from courses.models import StandardPage

TITLE = "服务规范"
_LABELS = (("rule", "要求"), ("say", "这样说"), ("never", "不得"), ("source", "出处"))
_BLOCKS = ("p", "li", "h2", "h3", "h4")


def standards_sections() -> tuple[Section, ...]:
    """A section for each published standard; one query."""
    return tuple(_section(page) for page in StandardPage.objects.live().order_by("path"))


def standards_made_of() -> list[tuple[Any, ...]]:
    """What stands for the chapter: it changes when a standard is published anew, moved or taken down."""
    pages = StandardPage.objects.live().order_by("path")
    return list(pages.values_list("pk", "title", "summary", "last_published_at"))


def _section(page: StandardPage) -> Section:
    parts: list[Part] = [Words(page.summary)] if page.summary else []
    for block in page.body:
        if block.block_type == "rule":
            told = ((label, block.value.get(name) or "") for name, label in _LABELS)
            parts.append(Pairs(tuple((label, text) for label, text in told if text)))
        elif words := _plain(block.value.source):
            parts.append(Words(words))
    return Section(page.title, tuple(parts))


def _plain(markup: str) -> str:
    """The words of rich text, a paragraph or list item a line."""
    soup = BeautifulSoup(markup, "lxml")
    lines = (element.get_text().strip() for element in soup.find_all(_BLOCKS))
    return "\n".join(line for line in lines if line) or soup.get_text().strip()

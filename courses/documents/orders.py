"""What is asked for when a document is made: for which centre, as of which day, in whose script, in which format."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from courses.documents.face import missing_glyphs
from courses.documents.words import chinese_date
from courses.script import TRADITIONAL, in_script_of
from people.models import Centre

# Names of people, what was typed at the counter, and addresses are written as they are, whatever the reader's script.
AS_WRITTEN = ("people", "applicant", "remark_typed", "commitment_typed", "url", "qr", "svg", "script", "kind")
PAGE_OF = ("第", "页，共", "页")


def nobody_asks(done: int, total: int) -> None:
    """Where nobody waits for progress."""


@dataclass(frozen=True, slots=True)
class Order:
    """`told(done, total)` is called as matters are set. `language` is the reader's: zh-hant sets Traditional script.

    `boxes` collects the characters the face has no glyph for, so that whoever ordered the book can be told.
    """

    centre: Centre
    on: date
    at: datetime
    format: str
    language: str
    told: Callable[[int, int], None] = nobody_asks
    boxes: list[str] = field(default_factory=list)

    def content(self, title: str, *, sample: str = "", **more: Any) -> dict[str, Any]:
        """What every template needs, and `more`, in the reader's script."""
        content = frame(title, centre=self.centre.name, on=self.on, language=self.language, sample=sample, **more)
        self.boxes.extend(missing_glyphs("".join(texts(content))))
        return content


def frame(title: str, *, centre: str, on: date, language: str, sample: str = "", **more: Any) -> dict[str, Any]:
    """The content of a template: title, centre, date, whether it is a sample, the words of page numbers, and `more`."""
    content = {
        "title": title,
        "centre": centre,
        "sample": sample,
        "made-on": chinese_date(on),
        "page-of": list(PAGE_OF),
        "script": "hant" if language == TRADITIONAL else "hans",
        **more,
    }
    return in_script_of(content, language, keep=AS_WRITTEN)


def texts(value: Any) -> Iterator[str]:
    """Every text of a content."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts(one)

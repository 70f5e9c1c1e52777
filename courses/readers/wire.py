"""A Source as lines of JSON and back: one line for each row and block, so that neither side holds it twice."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from courses.domain.problems import Problem, Refusal, Severity
from courses.domain.source import Block, Format, Page, Sheet, Source

SHORT = 40


def lines(source: Source) -> Iterator[str]:
    """The head, then each sheet with its rows, then each page with its blocks."""
    yield _line(
        {
            "format": source.format,
            "encoding": source.encoding,
            "problems": [problem.to_json() for problem in source.problems],
            "sheets": len(source.sheets),
            "pages": len(source.pages),
        }
    )
    for sheet in source.sheets:
        yield _line({"name": sheet.name, "formulas": sheet.formulas, "merged": sheet.merged, "rows": len(sheet.rows)})
        yield from map(_line, sheet.rows)
    for page in source.pages:
        yield _line({"title": page.title, "markdown": page.markdown, "blocks": len(page.blocks)})
        for block in page.blocks:
            yield _line([block.text, block.level, block.rows])


def refused(refusal: Refusal) -> str:
    """A Refusal as the only line."""
    return _line({"refusal": refusal.problem.to_json()})


def taken(text: Iterable[str]) -> Source:
    """What the lines say; raises the Refusal they carry."""
    answer = map(json.loads, text)
    head = next(answer)
    if "refusal" in head:
        raise Refusal(head["refusal"]["code"], **head["refusal"]["params"])
    seen: dict[str, str] = {}
    return Source(
        Format(head["format"]),
        tuple(_sheet(next(answer), answer, seen) for _ in range(head["sheets"])),
        tuple(_page(next(answer), answer, seen) for _ in range(head["pages"])),
        head["encoding"],
        tuple(Problem(**{**each, "severity": Severity(each["severity"])}) for each in head["problems"]),
    )


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


def _sheet(head: dict[str, Any], answer: Iterator[Any], seen: dict[str, str]) -> Sheet:
    rows = tuple(_row(row, seen) for row in islice(answer, head["rows"]))
    return Sheet(head["name"], rows, tuple(map(tuple, head["formulas"])), tuple(map(tuple, head["merged"])))


def _page(head: dict[str, Any], answer: Iterator[Any], seen: dict[str, str]) -> Page:
    blocks = tuple(
        Block(text, level, tuple(_row(row, seen) for row in rows))
        for text, level, rows in islice(answer, head["blocks"])
    )
    return Page(head["title"], blocks, head["markdown"])


def _row(cells: list[str], seen: dict[str, str]) -> tuple[str, ...]:
    """A column says the same few words in every row: each is kept once."""
    return tuple(seen.setdefault(cell, cell) if len(cell) < SHORT else cell for cell in cells)

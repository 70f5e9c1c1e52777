"""The handbook as Markdown: the same content as the PDF, for a wiki, a reader or a search of one's own."""

import re
from collections.abc import Iterable
from typing import Any

# What CommonMark or a table would take for markup; a line that begins like a list or a heading is caught as well.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
_BEGINS = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)", re.MULTILINE)


def escaped(text: str) -> str:
    """Text that stays text."""
    return _BEGINS.sub(lambda found: f"{found[1]}{_parted(found[2])}", _MARKUP.sub(r"\\\1", text))


def handbook_markdown(content: dict[str, Any]) -> str:
    """Title, colophon, contents with links, then a section a matter."""
    lines = [f"# {escaped(content['title'])}", ""]
    if content["sample"]:
        lines += [f"**{escaped(content['sample'])}**", ""]
    lines += _pairs(content["colophon"])
    for section in content["foreword"]:
        lines += _section(section, level=2)
    lines += [f"## {escaped(content['words']['contents'])}", ""]
    numbered = list(_numbered(content["categories"]))
    for category, matters in numbered:
        lines.append(f"- {escaped(category)}")
        lines += [f"  - [{escaped(matter['name'])}](#m{number})" for number, matter in matters]
    if content["standards"]:
        lines.append(f"- {escaped(content['words']['standards'])}")
    lines.append("")
    for category, matters in numbered:
        lines += [f"## {escaped(category)}", ""]
        for number, matter in matters:
            lines += _matter(matter, number)
    if content["standards"]:
        lines += [f"## {escaped(content['words']['standards'])}", ""]
    for standard in content["standards"]:
        lines += _section(standard, level=3)
    return "\n".join(lines).rstrip() + "\n"


def _matter(matter: dict[str, Any], number: int) -> Iterable[str]:
    yield from (f'<a id="m{number}"></a>', "", f"### {escaped(matter['name'])}", "")
    if matter["spoken"]:
        yield from (escaped(matter["spoken"]), "")
    yield from (f"<{matter['url']}>", "")
    yield from _pairs(matter["about"])
    for section in matter["sections"]:
        yield from _section(section, level=4)
    yield from (escaped(matter["source"]), "")


def _section(section: dict[str, Any], *, level: int) -> Iterable[str]:
    yield from (f"{'#' * level} {escaped(section['title'])}", "")
    for part in section["parts"]:
        yield from _PARTS[part["kind"]](part)


def _words(part: dict[str, Any]) -> Iterable[str]:
    for line in part["text"].split("\n"):
        yield from (escaped(line), "")


def _lines(part: dict[str, Any]) -> Iterable[str]:
    if part["lead"]:
        yield from (f"**{escaped(part['lead'])}**", "")
    if len(part["items"]) == 1:
        yield from (escaped(part["items"][0]), "")
    else:
        yield from (f"{number}. {escaped(item)}" for number, item in enumerate(part["items"], 1))
        yield ""


def _pairs(rows: Iterable[tuple[str, str]]) -> Iterable[str]:
    for label, text in rows:
        yield f"- {escaped(label)}：{_cell(text)}"
    yield ""


def _grid(part: dict[str, Any]) -> Iterable[str]:
    yield f"| {' | '.join(map(escaped, part['head']))} |"
    yield f"|{'---|' * len(part['head'])}"
    yield from (f"| {' | '.join(map(_cell, row))} |" for row in part["rows"])
    yield ""


def _cell(text: str) -> str:
    return "<br>".join(map(escaped, text.split("\n")))


def _parted(mark: str) -> str:
    return f"{mark[:-1]}\\{mark[-1]}"


def _numbered(categories: list[dict[str, Any]]) -> Iterable[tuple[str, list[tuple[int, dict[str, Any]]]]]:
    number = 0
    for category in categories:
        matters = []
        for matter in category["matters"]:
            number += 1
            matters.append((number, matter))
        yield category["name"], matters


_PARTS = {"words": _words, "lines": _lines, "pairs": lambda part: _pairs(part["rows"]), "grid": _grid}

"""Text → values. Numbers stay as they are written: a code of thirty digits is no number."""

import json
import re
from typing import Any

from courses.domain.problems import Refusal
from courses.readers.limits import DEEPEST, MOST_CELLS

_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
# A script that only names its data is JSON behind a name.
_NAMED = re.compile(r"\s*(?:(?:var|let|const)\s+[\w$]+|window\.[\w$.]+)\s*=\s*(?=[\[{])")
_BEGINS = re.compile(r"""\s*(?:\{\s*["}]|\[\s*(?:[\[{"]|-?\d+\s*,|\]\s*\Z))""")


def is_json(text: str) -> bool:
    """Whether the text begins as JSON does; "[公告] …" doesn't."""
    named = _NAMED.match(text)
    return bool(_BEGINS.match(text, named.end() if named else 0))


def load(text: str) -> Any:
    """The value; raises Refusal with the place where it breaks off."""
    named = _NAMED.match(text)
    if named:  # blanked, so that places stay as they are
        text = re.sub(r"[^\n]", " ", named[0]) + text[named.end() :].rstrip().removesuffix(";")
    try:
        value = _parsed(text)
    except json.JSONDecodeError as error:
        raise Refusal("json_broken", line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise Refusal("file_nested_too_deep", deepest=DEEPEST) from error
    _measure(value)
    return value


def _parsed(text: str) -> Any:
    """One value, or one a line as databases export them."""
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        if error.msg != "Extra data" or "\n" not in text[error.pos - 1 : error.pos + 1]:
            raise
        try:
            return [_DECODER.decode(line) for line in text.split("\n") if line.strip()]
        except json.JSONDecodeError:
            raise error from None


def _measure(value: Any) -> None:
    """Raises Refusal where there are more values, or deeper ones, than are read."""
    level, depth, count = [value], 0, 0
    while level:
        count += len(level)
        depth += 1
        if depth > DEEPEST:
            raise Refusal("file_nested_too_deep", deepest=DEEPEST)
        if count > MOST_CELLS:
            raise Refusal("file_too_many_cells", cells=MOST_CELLS)
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]

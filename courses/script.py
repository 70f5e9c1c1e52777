"""Catalogue text in the script of the reader: written in Simplified characters, shown in Traditional ones.

Only characters are converted (OpenCC s2t, t2s): official terms keep their words.
"""

from collections.abc import Collection
from functools import cache, lru_cache
from typing import Any

from django.utils.translation import get_language

TRADITIONAL = "zh-hant"


def in_script(text: str) -> str:
    """The text in the active language's script; unchanged unless that is Traditional Chinese."""
    return _traditional(text) if text and get_language() == TRADITIONAL else text


def simplified(text: str) -> str:
    """What somebody typed, in Simplified characters, as catalogues are written."""
    return text if text.isascii() else _converter("t2s").convert(text)


def in_script_of(value: Any, language: str, *, keep: Collection[str] = ()) -> Any:
    """JSON-like content with every text in that language's script, but for the keys to keep: names of people."""
    if language != TRADITIONAL:
        return value
    if isinstance(value, str):
        return _traditional(value)
    if isinstance(value, dict):
        return {key: one if key in keep else in_script_of(one, language, keep=keep) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [in_script_of(one, language, keep=keep) for one in value]
    return value


@lru_cache(maxsize=16_384)
def _traditional(text: str) -> str:
    return _converter("s2t").convert(text)


@cache
def _converter(direction: str) -> Any:
    from opencc import OpenCC  # loads its dictionaries: only for those who need them

    return OpenCC(direction)

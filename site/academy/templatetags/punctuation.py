"""Marks between words that templates put side by side: full width between Han, with spaces in English.

`{% load punctuation %}`. Inside one message the translator sets the marks; these are for the seams between messages.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands between two words, two things of a list, two sentences."""

    colon: str
    comma: str
    semicolon: str
    gap: str
    opening: str
    closing: str


CHINESE = Marks("：", "、", "；", "", "（", "）")
WESTERN = Marks(": ", ", ", "; ", " ", " (", ")")


def marks() -> Marks:
    """Those of the language the page is in."""
    return CHINESE if (get_language() or "").startswith("zh") else WESTERN


@register.simple_tag
def colon() -> str:
    """Between a label and what it says."""
    return marks().colon


@register.simple_tag
def comma() -> str:
    """Between the things of a list that holds markup; `listed` does the rest."""
    return marks().comma


@register.simple_tag
def semicolon() -> str:
    return marks().semicolon


@register.simple_tag
def gap() -> str:
    """Between two sentences: Chinese leaves none."""
    return marks().gap


@register.filter
def listed(things: Iterable[object]) -> SafeString:
    """The things of a list one after the other."""
    return format_html_join(marks().comma, "{}", ((thing,) for thing in things))


@register.filter
def sentences(said: Iterable[object]) -> SafeString:
    """Whole sentences one after the other."""
    return format_html_join(marks().gap, "{}", ((sentence,) for sentence in said))


@register.filter
def bracketed(words: object) -> SafeString:
    """The words in brackets, with the space before them that the language wants; nothing for nothing."""
    if not words:
        return SafeString("")
    return format_html("{}{}{}", marks().opening, conditional_escape(words), marks().closing)

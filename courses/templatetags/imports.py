"""What pages of an import are drawn with. `{% load imports %}`."""

from collections.abc import Mapping
from typing import Any

from django import template

from courses.domain.layout import BY_KEY
from courses.models import CatalogueImport
from courses.sentences import RULES
from courses.views.imports.frame import title_of

register = template.Library()


@register.filter
def import_title(found: CatalogueImport) -> str:
    """What an import is called."""
    return title_of(found)


@register.filter
def at_key(mapping: Mapping[Any, Any], key: Any) -> Any:
    """The value of a key, None where there is none."""
    return mapping.get(key)


@register.filter
def at_index(things: list[Any], index: int) -> Any:
    """The thing at a place from 0, nothing beyond the end."""
    return things[index] if index < len(things) else ""


@register.filter
def column_title(key: str) -> str:
    """What our own list calls an element."""
    return BY_KEY[key].title


@register.filter
def ruled(code: str) -> str:
    """By which rule a change was told, as a sentence."""
    return str(RULES.get(code, code))

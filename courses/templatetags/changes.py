"""What changes of a matter are told with. `{% load changes %}`."""

from collections.abc import Mapping
from typing import Any

from django import template

from courses.domain.facets import FACETS
from courses.sentences import RULES
from courses.templatetags.catalogue import element_name, facet_name

register = template.Library()


@register.filter
def rule(code: str) -> str:
    """By which rule a change was told material or editorial, as a sentence; an unknown code stays as it is."""
    return str(RULES.get(code, code))


@register.filter
def part_name(part: str) -> str:
    """The name of a facet, or of another element that is told like one (the fee)."""
    return facet_name(part) if part in FACETS else element_name(part)


@register.filter
def of(found: Mapping[Any, Any] | None, key: Any) -> Any:
    """What a mapping holds under a key; nothing for none."""
    return (found or {}).get(key)

"""What changes of a matter are told with. `{% load changes %}`."""

from django import template

from courses.sentences import RULES

register = template.Library()


@register.filter
def rule(code: str) -> str:
    """By which rule a change was told material or editorial, as a sentence; an unknown code stays as it is."""
    return str(RULES.get(code, code))

"""Half-open dates as screens show them. `{% load days %}`."""

from datetime import date, timedelta

from django import template

register = template.Library()


@register.filter
def last_day(ends_on: date) -> date:
    """The last day a span holds, from the first one it does not."""
    return ends_on - timedelta(days=1)

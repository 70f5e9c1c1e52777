"""What the question desk says in words. `{% load desk %}`."""

from typing import Any

from django import template

from quizzes.domain.draft import TooLittleReason
from quizzes.domain.item import Kind
from quizzes.sentences import FAULTS, KINDS, TOO_LITTLE

register = template.Library()


@register.filter
def too_little(reason: str) -> str:
    """Why a facet can't be asked."""
    return str(TOO_LITTLE[TooLittleReason(reason)]) if reason else ""


@register.filter
def fault_sentences(faults: list[dict[str, Any]]) -> str:
    """What vetting found, each fault once."""
    return "；".join(dict.fromkeys(str(FAULTS[fault["kind"]]) for fault in faults))


@register.filter
def kind_name(kind: Kind) -> str:
    """The kind of a question in words."""
    return str(KINDS[Kind(kind)])

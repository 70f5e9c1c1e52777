"""The boxes of an answer. `{% load answers %}`."""

from collections.abc import Iterable
from html import escape
from typing import Any

from django import template
from django.forms.boundfield import BoundWidget
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from courses.script import in_script

register = template.Library()


@register.simple_tag(takes_context=True)
def option_rows(context: Context, choices: Iterable[BoundWidget]) -> SafeString:
    """A row for each choice: its box, and its words in the reader's script.

    Joined as text, for the page of an exam holds hundreds of them, and Django draws every box by three templates.
    """
    spoken = ' lang="zh-Hans"' if context.get("LANGUAGE_CODE") == "en" else ""
    return mark_safe("".join(_row(choice.data, spoken) for choice in choices))


def _row(told: dict[str, Any], spoken: str) -> str:
    box = {"type": told["type"], "name": told["name"], "value": told["value"], **told["attrs"]}
    words = escape(in_script(str(told["label"])))
    return (
        f'<div class="option"><input{"".join(map(_attribute, box.items()))}>'
        f'<label class="option__words" for="{escape(told["attrs"]["id"])}"{spoken}>{words}</label></div>'
    )


def _attribute(named: tuple[str, object]) -> str:
    """As Django writes them: True stands alone, False and None not at all."""
    name, value = named
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'

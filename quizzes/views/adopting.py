"""Adopting a version of rules that was shown first: what the page showed, and the signature."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any, Protocol

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from quizzes import operations
from quizzes.domain.canonical import canonical


class Rules(Protocol):
    def to_json(self) -> dict[str, Any]: ...


def digest_of(rules: Rules, newest: int) -> str:
    """What was on the page: these rules, beside this newest version."""
    return sha256(canonical([newest, rules.to_json()]).encode()).hexdigest()


def adopted(request: HttpRequest, form: forms.Form, write: Callable[[], Any], words: str) -> bool:
    """Write the version and say so in `words` (%(version)s, %(day)s); somebody else's version is told on the form."""
    try:
        row = write()
    except operations.RulesChangedMeanwhile:
        form.add_error(None, _("Somebody else adopted a version meanwhile. Open the page anew."))
        return False
    day = form.cleaned_data["effective_on"].isoformat()
    messages.success(request, words % {"version": row.version, "day": day})
    return True

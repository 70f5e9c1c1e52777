"""A change of rules: first what it would do, then the signature; nothing is written before it was on the page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ledger.models import RulesVersion
from people.models import User
from quizzes import operations
from quizzes.domain.canonical import canonical


@dataclass(frozen=True, slots=True)
class Change:
    """How rules of a kind are changed: the form of their numbers (its `rules` are what was proposed), that of the
    signature, what writes the version, the pages, and what is said."""

    numbers: Callable[..., Any]
    signature: Callable[..., forms.Form]
    write: Callable[..., RulesVersion]
    template: str
    back: str
    adopted: str
    """%(version)s and %(day)s"""
    not_shown: str


def digest_of(rules: Any, newest: int) -> str:
    """What was on the page: these rules, beside this newest version."""
    return sha256(canonical([newest, rules.to_json()]).encode()).hexdigest()


def change_rules(
    request: HttpRequest,
    change: Change,
    *,
    standing: Any,
    versions: Iterable[RulesVersion],
    by: User,
    compared: Callable[[Any], dict[str, Any]],
    **told: Any,
) -> HttpResponse:
    """The page of a change: the numbers, what `compared` tells of them, and the signature under what was shown.
    What else the template wants at any time is `told`."""
    newest = max((row.pk for row in versions), default=0)
    adopting = "adopt" in request.POST
    form = change.numbers(standing, request.POST if request.method == "POST" else None)
    adopt = change.signature(timezone.localdate(), request.POST if adopting else None)
    context = told | {"form": form, "adopt": adopt, "back": reverse(change.back)}
    if request.method == "POST" and form.is_valid():
        shown = digest_of(form.rules, newest)
        write = partial(change.write, form.rules, base=newest, by=by, at=timezone.now())
        if adopting and request.POST.get("shown") != shown:
            form.add_error(None, change.not_shown)
        elif adopting and adopt.is_valid() and _adopted(request, adopt, write, change.adopted):
            return redirect(change.back)
        context |= compared(form.rules) | {"shown": shown}
    return render(request, change.template, context, status=422 if form.errors or adopt.errors else 200)


def _adopted(request: HttpRequest, form: forms.Form, write: Callable[..., RulesVersion], words: str) -> bool:
    """Write the version and say so; somebody else's version is told on the form."""
    try:
        row = write(**form.cleaned_data)
    except operations.RulesChangedMeanwhile:
        form.add_error(None, _("Somebody else adopted a version meanwhile. Open the page anew."))
        return False
    day = form.cleaned_data["effective_on"].isoformat()
    messages.success(request, words % {"version": row.version, "day": day})
    return True

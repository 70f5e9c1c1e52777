"""The own list of what is due, the own way of being told, and the calendar of whoever has its address."""

import hashlib

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from academy.reminders import calendar, operations
from academy.reminders.forms import MailForm
from academy.reminders.policy import policy
from academy.reminders.queries import choice_of, dues_of, told
from people import permissions


@require_safe
def reminders(request: HttpRequest) -> HttpResponse:
    """What is due for the person, by day."""
    actor, on = permissions.signed_in(request), timezone.localdate()
    rules = policy(on)
    context = {"told": told(dues_of(actor.user, on=on, rules=rules), on=on), "days": rules.horizon.days}
    return render(request, "academy/reminders/list.html", context)


def reminder_choices(request: HttpRequest) -> HttpResponse:
    """Mail on or off; the calendar's address."""
    person = permissions.signed_in(request).user
    choice = choice_of(person)
    given = request.POST if request.method == "POST" else None
    form = MailForm(given, initial={"mail": choice.mail and bool(person.email), "address": person.email})
    if given is not None and form.is_valid():
        operations.choose_mail(person, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("reminder_choices")
    token = calendar.token_of(choice)
    address = settings.WAGTAILADMIN_BASE_URL + reverse("reminder_feed", args=[token]) if token else ""
    rules = policy(timezone.localdate())
    context = {"form": form, "address": address, "rules": rules, "sends_mail": settings.REMINDERS_BY_MAIL}
    return render(request, "academy/reminders/choices.html", context, status=422 if form.errors else 200)


@require_POST
def reminder_feed_open(request: HttpRequest) -> HttpResponse:
    """A calendar address, or a new one instead of the old."""
    operations.open_feed(permissions.signed_in(request).user, at=timezone.now())
    messages.success(request, _("The calendar has a new address."))
    return redirect("reminder_choices")


@require_POST
def reminder_feed_close(request: HttpRequest) -> HttpResponse:
    """No calendar address any more."""
    operations.close_feed(permissions.signed_in(request).user, at=timezone.now())
    messages.success(request, _("The calendar's address was taken back. Whoever had it sees nothing any more."))
    return redirect("reminder_choices")


@require_safe
def reminder_feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar, for whoever has its address: calendar programs can't sign in."""
    on = timezone.localdate()
    person = calendar.owner_of(token, on=on)
    if person is None:
        raise Http404
    body = calendar.calendar(person, dues_of(person, on=on), on=on)
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return get_conditional_response(request, etag=response["ETag"], response=response)

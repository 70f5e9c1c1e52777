"""The first page after sign-in: what to do now, by role."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from academy.homes.clerk import clerk_home
from academy.homes.editor import editor_home
from academy.homes.manager import manager_home
from academy.homes.news import news_of_catalogues, news_of_centre, news_of_clerk
from academy.reminders.queries import told_lately
from courses.permissions import inquiries_to_answer
from courses.queries.inquiries import inquiries_answered_lately, inquiries_open_at, inquiries_waiting, told
from ledger.auditing import last_check
from ledger.checking import summaries_amiss
from people import permissions, places
from people.actor import Actor, Role
from people.awaiting import waiting_for
from quizzes.exams.queries.candidates import papers_ahead

OVERSEERS = (Role.HEAD, Role.LEADER, Role.INSPECTOR)
ANSWERED = 3
"""So many answered questions stand on a clerk's home; all of them are under "My questions"."""


def home(request: HttpRequest) -> HttpResponse:
    """A clerk's own day; a centre's attention list for whoever oversees it; the catalogue for editors and reviewers."""
    actor = permissions.signed_in(request)
    on = timezone.localdate()
    if actor.clerk_of is not None:
        own = clerk_home(actor.user, on=on)
        now = timezone.now()
        answered = told(inquiries_answered_lately(actor.user, at=now)[:ANSWERED], on=on)
        context = {"home": own, "news": news_of_clerk(own.record, on=on), "inquiries": answered}
        context["exams"] = papers_ahead(actor.user, at=now)
        context["waiting"] = len(waiting_for(actor, on=on))
        context["reminded"] = told_lately(actor.user, at=now)
        return render(request, "academy/homes/clerk.html", context)
    if actor.has(*OVERSEERS) and (actor.heads or _has_centres(actor)):
        place = places.to_oversee(request)
        waiting = waiting_for(actor, on=on)
        context = {"place": place, "home": manager_home(place.centre, on=on, waiting=waiting), "waiting": len(waiting)}
        context["reminded"] = told_lately(actor.user, at=timezone.now())
        context["news"] = news_of_centre(place.centre, on=on)
        context["summaries_amiss"] = summaries_amiss() if actor.is_admin else 0
        context["impossible"] = last_check() if actor.is_admin else None
        context["open_inquiries"] = inquiries_open_at([place.centre]).count()
        return render(request, "academy/homes/manager.html", context)
    if actor.has(Role.EDITOR, Role.REVIEWER):
        context = {"home": editor_home(actor, on=on), "news": news_of_catalogues(actor, on=on)}
        context["inquiries_waiting"] = len(inquiries_to_answer(actor, inquiries_waiting()))
        context["waiting"] = len(waiting_for(actor, on=on))
        return render(request, "academy/homes/editor.html", context)
    return render(request, "academy/homes/nothing.html")


def _has_centres(actor: Actor) -> bool:
    return permissions.centres_in_sight(actor).exists()

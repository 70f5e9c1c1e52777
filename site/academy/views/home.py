"""The first page after sign-in: what to do now, by role."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from academy.homes.clerk import clerk_home
from academy.homes.editor import editor_home
from academy.homes.manager import manager_home
from academy.homes.news import news_of_catalogues, news_of_centre, news_of_clerk
from people import permissions, places
from people.actor import Actor, Role

OVERSEERS = (Role.HEAD, Role.LEADER, Role.INSPECTOR)


def home(request: HttpRequest) -> HttpResponse:
    """A clerk's own day; a centre's attention list for whoever oversees it; the catalogue for editors and reviewers."""
    actor = permissions.signed_in(request)
    on = timezone.localdate()
    if actor.clerk_of is not None:
        own = clerk_home(actor.user, on=on)
        return render(request, "academy/homes/clerk.html", {"home": own, "news": news_of_clerk(own.record, on=on)})
    if actor.has(*OVERSEERS) and _has_centres(actor):
        place = places.to_oversee(request)
        context = {"place": place, "home": manager_home(place.centre, on=on)}
        context["news"] = news_of_centre(place.centre, on=on)
        return render(request, "academy/homes/manager.html", context)
    if actor.has(Role.EDITOR, Role.REVIEWER):
        context = {"home": editor_home(actor), "news": news_of_catalogues(actor, on=on)}
        return render(request, "academy/homes/editor.html", context)
    return render(request, "academy/homes/nothing.html")


def _has_centres(actor: Actor) -> bool:
    return permissions.centres_in_sight(actor).exists()

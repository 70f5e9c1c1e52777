"""A matter through time: its history, two versions side by side, and the lesson as it stood on a day."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from courses.domain.differences import differences
from courses.forms import AsOfForm, CompareForm
from courses.models import FacetChange, LessonPage, MatterVersion
from courses.permissions import decides_about
from courses.queries import facet_changes, version_in_force
from courses.queries.history import body_as_of, history, version_as_of, versions_of
from people import permissions


def matter_history(request: HttpRequest, pk: int) -> HttpResponse:
    """Every edition that said something about the matter, newest first."""
    actor = permissions.signed_in(request)
    page, today = _lesson(pk), timezone.localdate()
    context = {
        "entries": history(page.matter),
        "in_force": version_in_force(page.matter, today),
        "now": timezone.now(),
        "may_decide": decides_about(actor, page.matter),
        "as_of_form": AsOfForm(initial={"on": today}),
    }
    return render(request, "courses/changes/history.html", _framed(page) | context)


def matter_compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Two versions facet by facet; without a choice the newest against the one before it."""
    permissions.signed_in(request)
    page = _lesson(pk)
    versions = list(versions_of(page.matter))
    form = CompareForm(request.GET if "old" in request.GET else None, versions=versions)
    context: dict[str, Any] = {"form": form, "versions": versions, "today": timezone.localdate()}
    if len(versions) > 1 and (not form.is_bound or form.is_valid()):
        old, new = form.chosen if form.is_bound else (versions[-2], versions[-1])
        neighbours = versions.index(new) == versions.index(old) + 1
        kinds = {change.facet: change.kind for change in _changes_into(new)} if neighbours else {}
        rows = [(one, kinds.get(one.name, "")) for one in differences(old.facts, new.facts)]
        context |= {"old": old, "new": new, "rows": rows}
    return render(request, "courses/changes/compare.html", _framed(page) | context, status=422 if form.errors else 200)


def matter_as_of(request: HttpRequest, pk: int) -> HttpResponse:
    """The lesson as it stood on a day: by what was known on it, or as corrected since."""
    permissions.signed_in(request)
    page, today = _lesson(pk), timezone.localdate()
    form = AsOfForm(request.GET if "on" in request.GET else {"on": today}, latest=today)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        on, corrected = form.cleaned_data["on"], form.cleaned_data["corrected"]
        version = version_as_of(page.matter, on, known_on=today if corrected else on)
        context |= {"on": on, "corrected": corrected, "version": version, "is_today": on == today, "today": on}
        context |= {"facts": version.facts if version else None, "body": body_as_of(page, on)}
    return render(request, "courses/changes/as_of.html", _framed(page) | context, status=422 if form.errors else 200)


def _lesson(pk: int) -> LessonPage:
    """The lesson of a matter some edition in force (or still to come) has named; nothing else has a history."""
    found = LessonPage.objects.select_related("matter__catalogue")
    return get_object_or_404(found, matter=pk, matter__in=MatterVersion.objects.activated().values("matter"))


def _framed(page: Page) -> dict[str, Any]:
    trail = [(_("Courses"), reverse("matter_list")), (page.title, page.url)]
    return {"page": page, "matter": page.matter, "trail": trail}


def _changes_into(version: MatterVersion) -> list[FacetChange]:
    on = timezone.localdate(version.effective_at)
    return [change for change in facet_changes([version.matter_id], on=on) if change.to_version_id == version.pk]

"""The matter check: the rules before it starts, silent items, and the whole result once it is closed."""

import secrets
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.domain.facets import Facet
from courses.models import Matter
from courses.queries import version_in_force
from people import permissions
from people.models import User
from quizzes import operations
from quizzes.domain.grading import BadAnswer
from quizzes.feedback import feedback_for
from quizzes.forms import form_for
from quizzes.models import Attempt
from quizzes.models.facets import FACET_LABELS
from quizzes.operations.settling import is_settled
from quizzes.permissions import to_read_result, to_sit
from quizzes.queries import Scope, check_prospect
from quizzes.queries.changed import changed_since
from quizzes.queries.checks import policy_of
from quizzes.queries.regraded import notes_on
from quizzes.queries.shared_changes import SharedChange, shared_changes
from quizzes.views.items import answer_in, attempt_or_404, draw_or_404, not_readable

SEED_BITS = 62


def check_intro(request: HttpRequest, matter: int) -> HttpResponse:
    """The rules, said before it starts; starting it, or going on with the open one."""
    clerk = permissions.as_clerk(request).user
    found = get_object_or_404(Matter, pk=matter)
    now, scope = timezone.now(), _scope(request)
    changes = _shared(clerk, found, on=timezone.localdate(now)) if scope in (Scope.DUE, Scope.SHARED) else []
    shared = _chosen(request, changes) if scope is Scope.SHARED else None
    prospect = check_prospect(clerk, found, at=now, scope=scope, shared=shared.facet if shared else None)
    if request.method == "POST":
        told = {"seed": secrets.randbits(SEED_BITS), "by": clerk, "at": now}
        try:
            if shared:
                attempt = operations.start_shared_check(clerk, found, shared, **told)
            else:
                attempt = operations.start_check(clerk, found, facets=prospect.delta, **told)
        except operations.CheckRefused:
            return redirect("check_intro", matter=matter)
        except operations.NothingAssessable:
            if shared:
                messages.warning(request, _("No question tells of this change yet; check the matters one by one."))
            return redirect("check_intro", matter=matter)
        return _to_current(attempt)
    labels = [(FACET_LABELS[facet], facet in prospect.asked) for facet in prospect.delta or Facet]
    context = {"matter": found, "prospect": prospect, "facets": labels, "scope": scope}
    context |= {"shared": shared, "sharing": [one for one in changes if one.facet in prospect.stale]}
    # before the check and after it, but not while it runs
    version = version_in_force(found, timezone.localdate(now)) if prospect.delta and not prospect.running else None
    context["changed"] = changed_since(clerk, version, prospect.delta) if version else ()
    return render(request, "quizzes/check_intro.html", context)


def check_item(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """One item without feedback; its answer leads to the next one or to the result."""
    attempt = attempt_or_404(pk, Attempt.Kind.CHECK)
    actor = to_sit(request, attempt)
    draw = draw_or_404(attempt, position)
    if request.method != "POST" and (is_settled(draw) or not attempt.is_open):
        return _to_current(attempt)
    form = form_for(draw.snapshot.item)
    if request.method == "POST":
        form, sequence, answer = answer_in(request, draw)
        if answer is not None:
            try:
                attempt = operations.answer_check_item(
                    draw, sequence=sequence, answer=answer, by=actor.user, at=timezone.now()
                )
                return _to_current(attempt)
            except (operations.AnswerConflict, operations.SittingClosed):
                messages.warning(request, _("This question was answered in another window; that answer stands."))
                return _to_current(attempt_or_404(pk, Attempt.Kind.CHECK))
            except BadAnswer as bad:
                not_readable(form, bad)
    context = {"attempt": attempt, "draw": draw, "item": draw.snapshot.item, "form": form}
    context |= {"policy": policy_of(attempt)}
    return render(request, "quizzes/check_item.html", context, status=422 if form.errors else 200)


def check_result(request: HttpRequest, pk: int) -> HttpResponse:
    """How it ended and why, every item with the answer, the key and its source."""
    attempt = attempt_or_404(pk, Attempt.Kind.CHECK)
    actor = to_read_result(request, attempt)
    if attempt.is_open:
        return _to_current(attempt)
    draws = attempt.draws.select_related("attempt", "snapshot__matter_version__matter").order_by("position")
    notes, outcome = notes_on(draws), attempt.outcome
    scope = [Facet(name) for name in outcome.scope]
    changed = changed_since(attempt.clerk, outcome.matter_version, scope, before=outcome) if scope else ()
    context = {
        "changed": changed,
        "attempt": attempt,
        "outcome": outcome,
        "regraded": outcome.regrades.select_related("regrading", "sheet_act").last(),
        "found": [(feedback, notes.get(feedback.draw.pk)) for feedback in feedback_for(draws)],
        "own": actor.user.pk == attempt.clerk_id,
        "not_assessable": [FACET_LABELS[Facet(name)] for name in outcome.not_assessable],
        "scope": [FACET_LABELS[facet] for facet in scope],
        "shared": Matter.objects.filter(pk__in=attempt.shared.get("matters", ())).order_by("code", "pk"),
    }
    return render(request, "quizzes/check_result.html", context)


def _shared(clerk: User, matter: Matter, *, on: date) -> list[SharedChange]:
    """What of the matter's changes others of the clerk's share."""
    return [one for one in shared_changes([clerk.pk], on=on).get(clerk.pk, ()) if matter.pk in one.versions]


def _chosen(request: HttpRequest, changes: list[SharedChange]) -> SharedChange | None:
    """The one whose facet is named, else the first."""
    wished = request.POST.get("facet") or request.GET.get("facet", "")
    return next((one for one in changes if one.facet == wished), changes[0] if changes else None)


def _scope(request: HttpRequest) -> Scope:
    """`?scope=full`, `?scope=unasked` or `?scope=shared`; what is due where nobody asks for more."""
    wished = request.POST.get("scope") or request.GET.get("scope", "")
    return next((scope for scope in Scope if scope == wished), Scope.DUE)


def _to_current(attempt: Attempt) -> HttpResponse:
    """The item to answer now, or the result."""
    if not attempt.is_open:
        return redirect("check_result", pk=attempt.pk)
    last = attempt.draws.order_by("-position").values_list("position", flat=True)[0]
    return redirect("check_item", pk=attempt.pk, position=last)

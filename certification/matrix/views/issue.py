"""What could be issued to one clerk, category by category and about all matters, and what stands in the way."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from certification.awards.operations import NotReady
from certification.matrix.operations import issue_certificate
from certification.matrix.queries.papers import centre_plans
from people import permissions
from people.models import User
from people.queries import centre_of


def certificate_issue(request: HttpRequest, clerk: int) -> HttpResponse:
    """The head issues; a paper without a category is about all matters."""
    person = get_object_or_404(User, pk=clerk)
    centre = centre_of(person, on=timezone.localdate())
    if centre is None:
        permissions.signed_in(request)
        raise PermissionDenied
    actor = permissions.to_manage_centre(request, centre)
    if request.method == "POST":
        try:
            category = request.POST.get("category", "")
            found = issue_certificate(person, centre, category=category, by=actor.user, at=timezone.now())
        except NotReady:
            messages.error(request, _("Nothing was issued: something the paper would name does not stand today."))
            return redirect("certificate_issue", clerk=clerk)
        return redirect("certificate", serial=found.serial)
    plans = centre_plans(centre, on=timezone.localdate(), clerks=[person])
    every = [plan for plan in (plans.whole[person.pk], *plans.by_category[person.pk]) if plan.matters]
    context = {
        "clerk": person,
        "centre": centre,
        "ready": [plan for plan in every if plan.ready],
        "missing": [plan for plan in every if not plan.ready],
    }
    return render(request, "certification/matrix/issue.html", context)

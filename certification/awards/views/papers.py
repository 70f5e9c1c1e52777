"""Pages about certificates, and the public check."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from certification.awards import operations, queries, reasons
from certification.awards.certificate.painting import certificate_png as painted
from certification.awards.faces import face_of
from certification.awards.models import Certificate
from certification.awards.queries.papers import standing_of_paper
from certification.awards.verification import masked
from courses.domain.facets import Facet
from courses.models.matter import FACET_LABELS
from people import permissions
from people.models import User
from people.queries import centre_of


def certificate(request: HttpRequest, serial: str) -> HttpResponse:
    """The paper on screen and in print, for the clerk and whoever may read the record."""
    found = get_object_or_404(Certificate.objects.select_related("clerk", "centre", "issued_by"), serial=serial)
    permissions.to_read_record(request, found.clerk)
    context = {"certificate": found, "face": face_of(found), "told": _told(found)}
    return render(request, "certification/awards/certificate.html", context)


def certificate_png(request: HttpRequest, serial: str) -> HttpResponse:
    """The paper as a picture, drawn when asked."""
    found = get_object_or_404(Certificate.objects.select_related("clerk"), serial=serial)
    permissions.to_read_record(request, found.clerk)
    try:
        picture = painted(face_of(found))
    except ValueError as refused:
        raise Http404(str(refused)) from refused
    return HttpResponse(
        picture,
        content_type="image/png",
        headers={"Content-Disposition": f'inline; filename="{found.serial}.png"'},
    )


def certificate_issue(request: HttpRequest, clerk: int) -> HttpResponse:
    """What could be issued to a clerk, category by category, and what stands in the way; the head issues."""
    person = get_object_or_404(User, pk=clerk)
    centre = centre_of(person, on=timezone.localdate())
    if centre is None:
        permissions.signed_in(request)
        raise PermissionDenied
    actor = permissions.to_manage_centre(request, centre)
    if request.method == "POST":
        try:
            found = operations.issue_certificate(
                person, centre, category=request.POST.get("category", ""), by=actor.user, at=timezone.now()
            )
        except operations.NotReady:
            messages.error(request, _("Nothing was issued: a matter of this category is not certified today."))
            return redirect("certificate_issue", clerk=clerk)
        return redirect("certificate", serial=found.serial)
    plans, _found = queries.plans_of(person, on=timezone.localdate())
    context = {
        "clerk": person,
        "ready": [plan for plan in plans if plan.ready],
        "missing": [plan for plan in plans if plan.missing],
    }
    return render(request, "certification/awards/issue.html", context)


@never_cache
@require_safe
def verify(request: HttpRequest, token: str) -> HttpResponse:
    """Public: what is true of this paper today. No sign-in, a masked name, nothing more than the paper."""
    found = get_object_or_404(Certificate.objects.select_related("clerk", "centre"), token=token)
    context = {"certificate": found, "name": masked(found.content["clerk_name"]), "told": _told(found)}
    response = render(request, "certification/awards/verify.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _told(found: Certificate) -> dict[str, object]:
    """The paper's standing today in words."""
    standing = standing_of_paper(found, on=timezone.localdate())
    return {
        "standing": standing,
        "status": reasons.PAPERS[standing.status],
        "shape": reasons.PAPER_SHAPES[standing.status],
        "deviations": [
            {
                "matter": one.matter,
                "why": reasons.PAPER_REASONS[one.reason],
                "since": one.since,
                "facets": [FACET_LABELS[Facet(facet)] for facet in one.facets],
            }
            for one in standing.deviations
        ],
    }

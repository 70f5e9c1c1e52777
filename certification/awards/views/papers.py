"""Pages about certificates, and the public check."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from certification.awards import reasons
from certification.awards.certificate.painting import certificate_png as painted
from certification.awards.certificate.printing import certificate_pdf as printed
from certification.awards.certificate.sheets import sheets
from certification.awards.faces import face_of
from certification.awards.forms import SearchForm
from certification.awards.models import Certificate
from certification.awards.queries.papers import certificates_issued, standing_of_paper, standings_of_papers
from certification.awards.verification import PaperStanding, masked
from courses.documents.views.answers import file_answer
from courses.domain.facets import Facet
from courses.models.matter import FACET_LABELS
from people import permissions, places

A_PAGE = 50


def certificate(request: HttpRequest, serial: str) -> HttpResponse:
    """The paper on screen and in print, for the clerk and whoever may read the record."""
    found = get_object_or_404(Certificate.objects.select_related("clerk", "centre", "issued_by"), serial=serial)
    permissions.to_read_record(request, found.clerk)
    listed = len(sheets(face_of(found))) - 1
    context = {"certificate": found, "told": _told(found), "list_pages": range(2, listed + 2)}
    return render(request, "certification/awards/certificate.html", context)


def certificate_png(request: HttpRequest, serial: str) -> HttpResponse:
    """A sheet of the paper as a picture, the paper itself to begin with; drawn when asked."""
    found = get_object_or_404(Certificate.objects.select_related("clerk"), serial=serial)
    permissions.to_read_record(request, found.clerk)
    page = request.GET.get("page", "1")
    try:
        picture = painted(face_of(found), int(page) if page.isdecimal() else 0)
    except ValueError as refused:
        raise Http404(str(refused)) from refused
    return file_answer(picture, name=f"{found.serial}.png", content_type="image/png", inline=True)


def certificate_pdf(request: HttpRequest, serial: str) -> HttpResponse:
    """The paper with its lists, to print and to seal; set when asked, the same bytes every time."""
    found = get_object_or_404(Certificate.objects.select_related("clerk"), serial=serial)
    permissions.to_read_record(request, found.clerk)
    try:
        paper = printed(face_of(found), at=found.effective_at)
    except ValueError as refused:
        raise Http404(str(refused)) from refused
    return file_answer(paper, name=f"{found.serial}.pdf", content_type="application/pdf", inline=True)


def certificate_list(request: HttpRequest) -> HttpResponse:
    """Every paper of a centre with what is true of it today; searched by name, number and subject."""
    place = places.to_oversee(request)
    form = SearchForm(request.GET)
    pages = Paginator(certificates_issued(place.centre, **form.wanted()), A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    standings = standings_of_papers(place.centre, page.object_list, on=place.on)
    context = {
        "place": place,
        "form": form,
        "page": page,
        "rows": [(paper, _words(standings[paper.pk])) for paper in page.object_list],
    }
    return render(request, "certification/awards/certificates.html", context)


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
    return _words(standing_of_paper(found, on=timezone.localdate()))


def _words(standing: PaperStanding) -> dict[str, object]:
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

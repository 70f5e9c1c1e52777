"""What the street may see without an account: the guides of what a centre handles, where a citizen's code leads.

Service lists and guides are public by law (政府信息公开条例 20); nothing of the clerks' is in them: no remark, no tier.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from courses.documents import facts
from courses.documents.handbook import NO_CATEGORY
from courses.documents.shelf import subject_of
from courses.models import CentreParticulars, Matter
from courses.queries import matters_offered
from courses.queries.lists import categories_of, filled
from people.models import Centre


@require_safe
def public_guides(request: HttpRequest, centre: str) -> HttpResponse:
    """What the centre handles, by category, each matter leading to its guide."""
    found = get_object_or_404(Centre, code=centre)
    on = timezone.localdate()
    matters = matters_offered(found, on).select_related("catalogue")
    categories = filled(categories_of(matters), matters)
    particulars = CentreParticulars.objects.filter(centre=found).first()
    context = {
        "centre": found,
        "place": particulars.rows() if particulars else (),
        "categories": [(category.name or NO_CATEGORY, category.matters) for category in categories],
        "is_sample": any(matter.catalogue.is_sample for category in categories for matter in category.matters),
    }
    return render(request, "courses/documents/public_guides.html", context)


@require_safe
def public_guide(request: HttpRequest, centre: str, pk: int) -> HttpResponse:
    """办事指南 of one matter, as it holds today; only of what the centre handles."""
    found = get_object_or_404(Centre, code=centre)
    subject = subject_of(get_object_or_404(Matter, pk=pk), found, on=timezone.localdate())
    if subject is None or not subject.public:
        raise Http404("not handled here")
    context = {
        "centre": found,
        "subject": subject,
        "about": facts.about_pairs(subject.facts, depth=subject.depth, tier=None, public=True),
        "sections": [*facts.facet_sections(subject.facts, numbered=False), facts.basis_section(subject.facts)],
    }
    return render(request, "courses/documents/public_guide.html", context)

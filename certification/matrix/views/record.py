"""A clerk's record: their own, and for whoever may read it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from certification.awards.reasons import SENTENCES, STATUSES
from certification.matrix import queries
from certification.matrix.facet_charts import facet_radar
from certification.matrix.reasons import COMPLETE, COMPLETE_REASONS
from certification.practical import reasons as practical
from certification.rotation import reasons as rotation
from certification.shadowing import queries as shadowing
from certification.shadowing.reasons import said
from certification.training import reasons as training
from courses.domain.facets import FACETS
from courses.models.matter import FACET_LABELS
from courses.queries import matters_required
from people import permissions
from people.actor import Actor
from people.models import User
from quizzes.queries.regraded import regraded_of
from quizzes.queries.rollups import mastery_by_category


def my_record(request: HttpRequest) -> HttpResponse:
    """The clerk's own record."""
    actor = permissions.as_clerk(request)
    return _page(request, actor, actor.user)


def record(request: HttpRequest, clerk: int) -> HttpResponse:
    """The record of a clerk."""
    person = get_object_or_404(User, pk=clerk)
    actor = permissions.to_read_record(request, person)
    return _page(request, actor, person)


def _page(request: HttpRequest, actor: Actor, clerk: User) -> HttpResponse:
    found = queries.record(clerk, on=timezone.localdate())
    own = actor.user.pk == clerk.pk
    # practice leaves nobody's own screen
    known = mastery_by_category(clerk, matters_required(clerk, found.on), on=found.on) if own else {}
    context = {
        "record": found,
        "own": own,
        # practice that was regraded is the clerk's own business
        "regraded": regraded_of(clerk, examined_only=not own),
        "may_issue": found.centre is not None and permissions.manages_centre(actor, found.centre),
        "groups": [
            (
                group,
                known.get(group.category),
                [
                    (one, STATUSES[one.decision.status], [SENTENCES[reason] for reason in one.decision.reasons])
                    for one in group.standings
                ],
            )
            for group in found.groups
        ],
        "facets": [FACET_LABELS[facet] for facet in FACETS],
        "radars": [
            (facet_radar(number, group.category, [("clerk", str(clerk), facets)]), facets)
            for number, group in enumerate(found.groups)
            if group.required and (facets := group.facets)
        ],
        "practicals": [practical.told(decision, system) for system, decision in found.practicals.items()],
        "complete": COMPLETE[found.complete.status],
        "complete_why": [COMPLETE_REASONS[reason] for reason in found.complete.reasons],
        "duties": [
            {
                "row": row,
                "shape": training.SHAPES[row.decision.status],
                "status": training.STATUSES[row.decision.status],
                "why": training.why(row.decision),
            }
            for row in found.duties
        ],
        "shadowings": [
            (told, said(told.closing), bool(shadowing.disagreements([told])))
            for told in shadowing.shadowings_learned(clerk, on=found.on)
        ],
        "tenure": rotation.TENURE[found.tenure.status],
        "tenure_why": [rotation.TENURE_SENTENCES[reason] for reason in found.tenure.reasons],
    }
    return render(request, "certification/matrix/record.html", context)

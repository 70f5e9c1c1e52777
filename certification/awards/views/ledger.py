"""The ledger of one certification: every row, and its standing on any day."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from certification.awards.documents import kind_of
from certification.awards.domain.decisions import Decision
from certification.awards.forms import DayForm
from certification.awards.models import AwardGround
from certification.awards.operations.acts import grantable, possible_acts
from certification.awards.permissions import may_act
from certification.awards.queries.ledger import certification_ledger
from certification.awards.queries.standings import standing_of
from certification.awards.reasons import SENTENCES, STATUSES
from courses.documents.views.answers import file_answer
from courses.models import Matter
from people import permissions
from people.models import User
from people.queries import centre_of


def award_ledger(request: HttpRequest, clerk: int, matter: int) -> HttpResponse:
    """Who wrote what, when, from when, under which rules and why; as known on the day and as corrected since."""
    person = get_object_or_404(User, pk=clerk)
    actor = permissions.to_read_record(request, person)
    about, today = get_object_or_404(Matter, pk=matter), timezone.localdate()
    form = DayForm(today, request.GET)
    ledger = certification_ledger(person, about, on=form.day, today=today)
    now = ledger.then if ledger.on == today else standing_of(person, about, on=today)
    acts = may_act(actor, person, centre_of(person, on=today))
    context = {
        "ledger": ledger,
        "form": form,
        "today": today,
        "then": _told(ledger.then),
        "corrected": _told(ledger.corrected),
        "may_act": acts and bool(possible_acts(now)),
        "may_grant": acts and grantable(now),
    }
    return render(request, "certification/awards/ledger.html", context, status=422 if form.errors else 200)


def award_document(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed paper behind an act, for whoever may read the record; taken along, never shown in a page."""
    ground = get_object_or_404(AwardGround.objects.select_related("entry__clerk").exclude(file=""), pk=pk)
    permissions.to_read_record(request, ground.entry.clerk)
    try:
        data = ground.file.read()
    except FileNotFoundError as gone:
        raise Http404 from gone
    return file_answer(data, name=ground.name, content_type=kind_of(data) or "application/octet-stream", inline=False)


def _told(decision: Decision) -> dict[str, object]:
    return {
        "decision": decision,
        "status": STATUSES[decision.status],
        "why": [SENTENCES[reason] for reason in decision.reasons],
    }

"""Pages about postings: the board, a new posting (plan, then apply), and the leader's signature."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from certification.rotation import operations, queries, reasons
from certification.rotation.domain.moves import Approval, Approver, MoveReason
from certification.rotation.endings import EndPlan, plan_annulment, plan_end
from certification.rotation.forms import ApprovalForm, DeclineForm, PostingForm
from certification.rotation.models import PostingProposal
from certification.rotation.plans import MovePlan, plan_move, wish_of
from certification.rotation.views.endings import centre_about, tenure_why
from people import places
from people.models import Centre, Posting
from people.operations import PostingClosed
from people.places import Place
from people.queries import centre_of


def posting_list(request: HttpRequest) -> HttpResponse:
    """Who is where, tenure both ways, and what waits for the leader."""
    place = places.to_oversee(request)
    board = queries.board(place.centre, on=place.on)
    context = {
        "place": place,
        "board": board,
        "may_end": place.may_end,
        "rows": [
            {
                "row": row,
                "tenure": reasons.TENURE[row.tenure.status],
                "why": [reasons.TENURE_SENTENCES[reason] for reason in row.tenure.reasons],
                "warned": any(reason in reasons.TENURE_WARNINGS for reason in row.tenure.reasons),
            }
            for row in board.clerks
        ],
        "proposals": queries.proposals_waiting(place.centre, on=place.on),
        "taken_back": queries.taken_back(place.centre, on=place.on) if place.may_write else (),
    }
    return render(request, "certification/rotation/list.html", context)


def posting_new(request: HttpRequest) -> HttpResponse:
    """First the plan and the hand-over check, then the signature; nothing is written before that."""
    place = places.to_manage(request)
    wrong = _taken_back(request, place)
    initial = _as_it_was(wrong) if wrong else request.GET.dict()
    form = PostingForm(place.centre, place.on, request.POST or None, initial=initial)
    context = {"place": place, "form": form, "wrong": wrong}
    if request.method == "POST" and form.is_valid():
        plan = plan_move(form.wish(corrects=wrong))
        if plan.lacks_ground and "change" not in request.POST:
            form.add_error("ground", reasons.MOVES[MoveReason.GROUND_MISSING])
        elif "apply" in request.POST and plan.possible:
            return _applied(request, plan, place.centre)
        elif "change" not in request.POST:
            context |= _told(plan)
    return render(request, "certification/rotation/new.html", context, status=422 if form.errors else 200)


def posting_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal with its plan; the leader in charge signs or declines it."""
    rows = PostingProposal.objects.select_related("clerk", "window__centre__unit", "host", "proposed_by", "about")
    found = get_object_or_404(rows, pk=pk)
    centre = centre_about(found.about) if found.about else centre_of(found.clerk, on=timezone.localdate())
    if centre is None:
        raise PermissionDenied
    place = places.to_see(request, centre)
    approve, decline = ApprovalForm(), DeclineForm()
    if request.method == "POST":
        if not place.may_approve:
            raise PermissionDenied
        approve = ApprovalForm(request.POST if "approve" in request.POST else None)
        decline = DeclineForm(request.POST if "decline" in request.POST else None)
        if _decided(request, found, approve, decline):
            return _board(centre)
    context = {
        "place": place,
        "proposal": found,
        "approve": approve,
        "decline": decline,
    }
    if found.state == PostingProposal.State.PROPOSED:
        context |= _told_end(found, place) if found.about else _told(plan_move(wish_of(found)))
    else:
        context["hand_over"] = queries.hand_over_of(found)
    status = 422 if approve.errors or decline.errors else 200
    return render(request, "certification/rotation/proposal.html", context, status=status)


def _applied(request: HttpRequest, plan: MovePlan, centre: Centre) -> HttpResponse:
    """The head signs what a head may sign; the rest goes to the leader."""
    by, at = request.actor.user, timezone.now()
    if plan.needs_leader:
        operations.propose_posting(plan.wish, by=by, at=at)
        messages.info(request, _("Proposed. It is written once the leader in charge signs it."))
    else:
        operations.sign_posting(plan.wish, approval=Approval(Approver.HEAD), by=by, at=at)
        messages.success(request, _("Signed and written."))
    return _board(centre)


def _decided(request: HttpRequest, found: PostingProposal, approve: ApprovalForm, decline: DeclineForm) -> bool:
    by, at = request.actor.user, timezone.now()
    if decline.is_bound and decline.is_valid():
        operations.decline_proposal(found, answer=decline.cleaned_data["answer"], by=by, at=at)
        messages.info(request, _("Declined; the head sees the reason."))
        return True
    if approve.is_bound and approve.is_valid():
        try:
            operations.approve_proposal(found, by=by, at=at, **approve.cleaned_data)
        except operations.MoveBlocked as blocked:
            told = (
                [reasons.MOVES[reason] for reason in blocked.decision.reasons]
                if blocked.decision
                else [reasons.OVERLAP]
            )
            for sentence in told:
                approve.add_error(None, sentence)
            return False
        except operations.CorrectedAlready:
            approve.add_error(None, _("What was taken back has been written anew already; decline this."))
            return False
        except (PostingClosed, operations.EndsBeforeStart):
            approve.add_error(None, _("The posting has changed meanwhile and can't be ended so; decline this."))
            return False
        messages.success(request, _("Signed and written."))
        return True
    return False


def _taken_back(request: HttpRequest, place: Place) -> Posting | None:
    """The posting taken back in whose place the new one stands: `?corrects=`."""
    asked = request.GET.get("corrects", "")
    if not (asked.isascii() and asked.isdigit()):
        return None
    return get_object_or_404(queries.taken_back(place.centre, on=place.on), pk=int(asked))


def _as_it_was(wrong: Posting) -> dict[str, object]:
    """The form as the posting taken back would have filled it; what was wrong is corrected there."""
    wish = wish_of(wrong)
    last_day = wish.ends_on - timedelta(days=1) if wish.ends_on else None
    names = ("clerk", "kind", "window", "starts_on", "host", "reason", "ground")
    return {name: getattr(wish, name) for name in names} | {"last_day": last_day}


def _told_end(found: PostingProposal, place: Place) -> dict[str, object]:
    posting = found.about
    plan: EndPlan = (
        plan_annulment(posting, on=place.on)
        if found.act == PostingProposal.Act.ANNUL
        else plan_end(posting, ends_on=found.ends_on)
    )
    return {
        "ending": plan,
        "posting": posting,
        "annuls": found.act == PostingProposal.Act.ANNUL,
        "tenure_why": tenure_why(plan),
    }


def _told(plan: MovePlan) -> dict[str, object]:
    decision = plan.decide(Approval(Approver.HEAD))
    return {
        "plan": plan,
        "move_why": [reasons.MOVES[reason] for reason in decision.reasons],
        "tenure_why": [reasons.TENURE_SENTENCES[reason] for reason in plan.tenure.reasons],
        "overlap": reasons.OVERLAP if plan.conflicts else "",
        "ground": Posting.Ground(plan.wish.ground).label if plan.wish.ground else "",
        "ground_paper": reasons.GROUNDS.get(plan.wish.ground, ""),
    }


def _board(centre: Centre) -> HttpResponseRedirect:
    return redirect(f"{reverse('posting_list')}?centre={centre.code}")

"""Pages about postings: the board, a new posting (plan, then apply), and the leader's signature."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from certification.rotation import operations, queries, reasons
from certification.rotation.domain.moves import Approval, Approver, MoveReason
from certification.rotation.forms import ApprovalForm, DeclineForm, PostingForm
from certification.rotation.models import PostingProposal
from certification.rotation.plans import MovePlan, plan_move
from people import places
from people.models import Centre, Posting
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
    }
    return render(request, "certification/rotation/list.html", context)


def posting_new(request: HttpRequest) -> HttpResponse:
    """First the plan and the hand-over check, then the signature; nothing is written before that."""
    place = places.to_manage(request)
    form = PostingForm(place.centre, place.on, request.POST or None, initial=request.GET.dict())
    context = {"place": place, "form": form}
    if request.method == "POST" and form.is_valid():
        plan = plan_move(form.wish())
        if plan.lacks_ground and "change" not in request.POST:
            form.add_error("ground", reasons.MOVES[MoveReason.GROUND_MISSING])
        elif "apply" in request.POST and plan.possible:
            return _applied(request, plan, place.centre)
        elif "change" not in request.POST:
            context |= _told(plan)
    return render(request, "certification/rotation/new.html", context, status=422 if form.errors else 200)


def posting_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal with its plan; the leader in charge signs or declines it."""
    found = get_object_or_404(PostingProposal.objects.select_related("clerk", "window", "host", "proposed_by"), pk=pk)
    centre = centre_of(found.clerk, on=timezone.localdate())
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
        context |= _told(plan_move(operations.wish_of(found)))
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
        messages.success(request, _("Signed and written."))
        return True
    return False


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

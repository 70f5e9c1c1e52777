"""Postings: planned, signed by whom the rules ask, written once; one base post at a time."""

from datetime import timedelta

import pytest
from django.urls import reverse

from certification.rotation import cover
from certification.rotation.domain.moves import Approval, Approver, MoveReason
from certification.rotation.models import PostingProposal
from certification.rotation.operations import (
    MoveBlocked,
    approve_proposal,
    decline_proposal,
    propose_posting,
    sign_posting,
)
from certification.rotation.plans import Wish, plan_move
from certification.rotation.queries import board
from ledger.models import AuditEntry
from people.models import Posting
from tests.factories import FIRST_DAY, MOMENT, grant, make_person, make_posting

Kind = Posting.Kind
TODAY, DAY = MOMENT.date(), timedelta(days=1)
HEAD, NUMBER = Approval(Approver.HEAD), "普镇〔2026〕7号"


@pytest.fixture
def newcomer(house):
    """A clerk who took the sector window ten days ago."""
    clerk = make_person("newcomer")
    grant(clerk, "clerk", centre=house.centre)
    make_posting(clerk, house.sector, starts_on=TODAY - 10 * DAY)
    return clerk


def wish(clerk, window, *, kind=Kind.BASE, starts_on=TODAY, ends_on=None, ground="selection", **more):
    told = {"reason": "轮换", "ground": ground, **more}
    return Wish(clerk=clerk, kind=kind, starts_on=starts_on, window=window, ends_on=ends_on, **told)


def spans(clerk):
    rows = clerk.postings.order_by("starts_on").values_list("kind", "window__number", "starts_on", "ends_on")
    return list(rows)


def test_a_move_after_the_minimum_is_signed_by_the_head_and_ends_the_post_held(people, house):
    posting = sign_posting(wish(people.clerk, house.tidal), approval=HEAD, by=people.head, at=MOMENT)
    assert spans(people.clerk) == [("base", 1, FIRST_DAY, TODAY), ("base", 3, TODAY, None)]
    assert (posting.approved_by, posting.ground) == (people.head, "")  # no exception, so no ground
    actions = AuditEntry.objects.filter(recorded_at=MOMENT).order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["posting.ended", "posting.started"]


def test_an_early_move_needs_the_leader_and_a_number(people, house, newcomer):
    asked = wish(newcomer, house.tidal)
    assert plan_move(asked).needs_leader
    for approval, missing in [
        (HEAD, {MoveReason.LEADER_MISSING, MoveReason.DOCUMENT_NUMBER_MISSING}),
        (Approval(Approver.LEADER, " "), {MoveReason.DOCUMENT_NUMBER_MISSING}),
    ]:
        with pytest.raises(MoveBlocked) as blocked:
            sign_posting(asked, approval=approval, by=people.head, at=MOMENT)
        assert set(blocked.value.decision.reasons) == {MoveReason.EARLY_MOVE} | missing
    assert spans(newcomer) == [("base", 2, TODAY - 10 * DAY, None)]
    posting = sign_posting(asked, approval=Approval(Approver.LEADER, NUMBER), by=people.leader, at=MOMENT)
    assert (posting.document_number, posting.approved_by, posting.ground) == (NUMBER, people.leader, "selection")


def test_an_exception_names_its_ground_before_anybody_is_asked(people, house, newcomer):
    asked = wish(newcomer, house.tidal, ground="")
    assert plan_move(asked).lacks_ground
    with pytest.raises(MoveBlocked) as blocked:
        propose_posting(asked, by=people.head, at=MOMENT)
    assert MoveReason.GROUND_MISSING in blocked.value.decision.reasons
    with pytest.raises(MoveBlocked):
        sign_posting(asked, approval=Approval(Approver.LEADER, NUMBER), by=people.leader, at=MOMENT)
    assert (PostingProposal.objects.count(), len(spans(newcomer))) == (0, 1)


def test_an_overlay_runs_beside_the_post(people, house, newcomer):
    asked = wish(newcomer, house.general, kind=Kind.ROTATION, ends_on=TODAY + 30 * DAY)
    sign_posting(asked, approval=HEAD, by=people.head, at=MOMENT)
    assert spans(newcomer) == [
        ("base", 2, TODAY - 10 * DAY, None),
        ("rotation", 1, TODAY, TODAY + 30 * DAY),
    ]
    row = next(row for row in board(house.centre, on=TODAY).clerks if row.clerk == newcomer)
    assert (row.base.window, [p.window for p in row.beside], row.tenure.since) == (
        house.sector,
        [house.general],
        TODAY - 10 * DAY,
    )


def test_base_posts_never_overlap(people, house, newcomer):
    earlier = wish(newcomer, house.tidal, starts_on=TODAY - 20 * DAY)
    assert [post.window for post in plan_move(earlier).conflicts] == [house.sector]
    with pytest.raises(MoveBlocked) as blocked:
        sign_posting(earlier, approval=Approval(Approver.LEADER, NUMBER), by=people.leader, at=MOMENT)
    assert blocked.value.decision is None
    assert len(spans(newcomer)) == 1


def test_a_proposal_is_written_when_the_leader_signs_it(people, house, newcomer):
    proposal = propose_posting(wish(newcomer, house.tidal), by=people.head, at=MOMENT)
    assert len(spans(newcomer)) == 1
    decided = approve_proposal(proposal, document_number=NUMBER, by=people.leader, at=MOMENT + DAY)
    assert (decided.state, decided.decided_by, decided.posting.document_number) == ("approved", people.leader, NUMBER)
    again = approve_proposal(proposal, document_number="另一号", by=people.leader, at=MOMENT + 2 * DAY)
    assert (again.posting, newcomer.postings.count()) == (decided.posting, 2)
    actions = AuditEntry.objects.filter(subject=f"certification.postingproposal:{proposal.pk}").order_by("pk")
    assert list(actions.values_list("action", flat=True)) == ["posting.proposed", "posting.approved"]


def test_a_declined_proposal_writes_no_posting_and_stays_declined(people, house, newcomer):
    proposal = propose_posting(wish(newcomer, house.tidal), by=people.head, at=MOMENT)
    decline_proposal(proposal, answer="人手不足", by=people.leader, at=MOMENT)
    kept = approve_proposal(proposal, document_number=NUMBER, by=people.leader, at=MOMENT)
    assert (kept.state, kept.answer, newcomer.postings.count()) == ("declined", "人手不足", 1)


def test_where_nobody_can_answer_the_hand_over_check_says_so(people, house, monkeypatch):
    monkeypatch.setattr(cover, "_checks", [])
    assert plan_move(wish(people.clerk, house.tidal)).thin is None


def form(clerk, window, **other):
    fields = {"clerk": clerk.pk, "kind": "base", "window": window.pk, "starts_on": "2026-03-16", "reason": "轮换"}
    return {**fields, "last_day": "", "host": "", "ground": "selection", **other}


def test_the_page_shows_the_plan_first_and_writes_it_then(people, house, client_of, monday):
    client, address = client_of(people.head), reverse("posting_new")
    planned = client.post(address, form(people.clerk, house.tidal))
    assert (planned.status_code, planned.context["plan"].ends.window) == (200, house.general)
    assert len(spans(people.clerk)) == 1
    written = client.post(address, form(people.clerk, house.tidal, apply="1"))
    assert (written.status_code, len(spans(people.clerk))) == (302, 2)


def test_what_the_head_may_not_sign_goes_to_the_leader(people, house, newcomer, client_of, monday):
    client_of(people.head).post(reverse("posting_new"), form(newcomer, house.tidal, apply="1"))
    proposal = PostingProposal.objects.get()
    address = reverse("posting_proposal", args=[proposal.pk])
    assert client_of(people.head).post(address, {"approve": "1", "document_number": NUMBER}).status_code == 403
    assert client_of(people.other_leader).get(address).status_code == 403
    client_of(people.leader).post(address, {"approve": "1", "document_number": ""})
    assert newcomer.postings.count() == 1
    client_of(people.leader).post(address, {"approve": "1", "document_number": NUMBER})
    assert newcomer.postings.count() == 2


def test_the_last_day_typed_is_the_last_day_it_holds(people, house, client_of, monday):
    fields = form(people.clerk, house.tidal, kind="rotation", last_day="2026-03-20", apply="1")
    client_of(people.head).post(reverse("posting_new"), fields)
    assert people.clerk.postings.get(kind="rotation").ends_on.isoformat() == "2026-03-21"


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"window": ""}, "window"),
        ({"kind": "shadowing"}, "last_day"),
        ({"last_day": "2026-03-15"}, "last_day"),
        ({"starts_on": "next week"}, "starts_on"),
        ({"kind": "secondment", "last_day": "2026-04-01", "ground": ""}, "ground"),
    ],
    ids=["no window", "overlay without an end", "ends before it starts", "no date", "exception without a ground"],
)
def test_a_wish_that_makes_no_sense_says_where(people, house, client_of, monday, wrong, where):
    answer = client_of(people.head).post(reverse("posting_new"), form(people.clerk, house.tidal) | wrong)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [where])


def test_a_head_posts_nobody_of_another_centre(people, house, client_of, monday):
    answer = client_of(people.head).post(reverse("posting_new"), form(people.neighbour_clerk, house.tidal, apply="1"))
    assert list(answer.context["form"].errors) == ["clerk"]
    assert client_of(people.other_head).get(reverse("posting_new") + "?centre=putuoshan").status_code == 403
    assert client_of(people.leader).get(reverse("posting_new")).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_board_asks_the_same_however_many_clerks(
    people, house, client_of, monday, count, django_assert_num_queries
):
    for n in range(count):
        clerk = make_person(f"extra{n}")
        grant(clerk, "clerk", centre=house.centre)
        make_posting(clerk, house.general)
    client = client_of(people.head)
    with django_assert_num_queries(11):
        answer = client.get(reverse("posting_list"))
    assert len(answer.context["rows"]) == count + 2

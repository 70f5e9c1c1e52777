"""Asking the leader to end a posting or to take it back, and writing anew what was taken back."""

from datetime import timedelta

import pytest
from django.urls import reverse

from certification.rotation.awaiting import proposals_to_sign
from certification.rotation.domain.moves import Approval, Approver
from certification.rotation.models import PostingProposal
from certification.rotation.operations import (
    AskedAlready,
    CorrectedAlready,
    EndsBeforeStart,
    approve_proposal,
    ask_to_annul,
    ask_to_end,
    decline_proposal,
    propose_posting,
    sign_posting,
)
from certification.rotation.plans import wish_of
from certification.rotation.queries import declined_of, hand_over_of, taken_back
from ledger.models import AuditEntry
from people.actor import actor_for
from people.models import Posting
from people.operations import PostingClosed, annul_posting, end_posting
from tests.factories import MOMENT, make_posting

TODAY, DAY = MOMENT.date(), timedelta(days=1)
NUMBER = "普镇〔2026〕9号"


@pytest.fixture
def young(people, house):
    """A base post whose minimum is far from served: the head ends it only with the leader."""
    end_posting(people.other_clerk.postings.get(), ends_on=TODAY - 30 * DAY, by=None, at=MOMENT)
    return make_posting(people.other_clerk, house.tidal, starts_on=TODAY - 30 * DAY)


def test_an_end_asked_for_is_written_when_the_leader_signs_it(people, young):
    asking = {"reason": "另有任用", "by": people.head, "at": MOMENT}
    with pytest.raises(EndsBeforeStart):
        ask_to_end(young, ends_on=young.starts_on, **asking)
    asked = ask_to_end(young, ends_on=TODAY + DAY, **asking)
    for again in (lambda: ask_to_end(young, ends_on=TODAY, **asking), lambda: ask_to_annul(young, **asking)):
        with pytest.raises(AskedAlready):
            again()
    waiting = list(proposals_to_sign(actor_for(people.leader, on=TODAY), on=TODAY))
    assert [(one.link, one.due_on) for one in waiting] == [(reverse("posting_proposal", args=[asked.pk]), TODAY + DAY)]
    assert list(proposals_to_sign(actor_for(people.other_leader, on=TODAY), on=TODAY)) == []

    decided = approve_proposal(asked, document_number=NUMBER, by=people.leader, at=MOMENT)
    young.refresh_from_db()
    assert (decided.state, decided.posting, young.ends_on) == ("approved", None, TODAY + DAY)
    told = AuditEntry.objects.get(subject=f"people.posting:{young.pk}", action="posting.ended")
    assert (told.actor, told.detail["reason"]) == (people.leader, f"另有任用 · {NUMBER}")
    assert hand_over_of(decided).window == young.window
    with pytest.raises(PostingClosed):
        ask_to_end(young, ends_on=TODAY + 2 * DAY, **asking)


def test_what_is_declined_leaves_the_posting_and_is_no_declined_exception(people, house, young):
    asked = ask_to_annul(young, reason="录入有误", by=people.head, at=MOMENT)
    decline_proposal(asked, answer="属实，无须撤销", by=people.leader, at=MOMENT)
    assert Posting.objects.get(pk=young.pk).annulled_at is None
    assert list(declined_of(house.centre, year=TODAY.year)) == []
    assert ask_to_annul(young, reason="录入有误", by=people.head, at=MOMENT).state == "proposed"  # once more


def test_what_ended_meanwhile_is_not_ended_again(people, young):
    asked = ask_to_end(young, ends_on=TODAY + 9 * DAY, reason="另有任用", by=people.head, at=MOMENT)
    end_posting(young, ends_on=TODAY, by=people.leader, at=MOMENT)
    with pytest.raises(PostingClosed):
        approve_proposal(asked, document_number=NUMBER, by=people.leader, at=MOMENT)
    asked.refresh_from_db()
    assert asked.state == "proposed"


def test_the_head_asks_the_leader_decides_and_the_head_writes_it_right(people, house, young, client_of, monday):
    head, leader = client_of(people.head), client_of(people.leader)
    page, told = reverse("posting_annul", args=[young.pk]), {"reason": "窗口录错"}
    seen = head.get(page).content.decode()
    assert ('name="ask"' in seen, 'name="document_number"' in seen) == (True, False)
    assert head.post(page, {"reason": "", "ask": "1"}).status_code == 422
    assert head.post(page, told | {"ask": "1"}).status_code == 302
    asked = PostingProposal.objects.get()
    assert 'name="ask"' not in head.get(page).content.decode()

    decide = reverse("posting_proposal", args=[asked.pk])
    assert head.post(decide, {"approve": "1", "document_number": NUMBER}).status_code == 403
    assert leader.post(decide, {"approve": "1", "document_number": ""}).status_code == 422
    assert leader.get(decide).context["ending"].posting == young
    assert leader.post(decide, {"approve": "1", "document_number": NUMBER}).status_code == 302
    assert Posting.ever.get(pk=young.pk).annulled_at is not None
    assert leader.get(decide).status_code == 200

    assert list(head.get(reverse("posting_list")).context["taken_back"]) == [young]
    anew = f"{reverse('posting_new')}?corrects={young.pk}"
    form = head.get(anew).context["form"]
    assert (form["clerk"].value(), form["window"].value()) == (young.clerk.pk, house.tidal.pk)
    right = {"clerk": young.clerk.pk, "kind": "base", "window": house.sector.pk, "starts_on": young.starts_on}
    assert head.post(anew, right | {"reason": "更正", "apply": "1"}).status_code == 302
    assert Posting.objects.get(corrects=young).window == house.sector
    assert list(taken_back(house.centre, on=TODAY)) == []
    assert head.get(anew).status_code == 404  # it is written anew once


def test_what_another_centre_took_back_is_not_ours_to_write_anew(people, young, client_of, monday):
    annul_posting(young, reason="录入有误", by=people.leader, at=MOMENT)
    anew = f"{reverse('posting_new')}?corrects={young.pk}"
    assert client_of(people.head).get(anew).status_code == 200
    assert client_of(people.other_head).get(anew).status_code == 404


def test_one_posting_stands_for_what_was_taken_back(people, house, young):
    annul_posting(young, reason="录入有误", by=people.leader, at=MOMENT)
    right = wish_of(young, window=house.sector, corrects=young)
    first = propose_posting(right, by=people.head, at=MOMENT)
    assert wish_of(first) == right
    posting = approve_proposal(first, document_number=NUMBER, by=people.leader, at=MOMENT).posting
    assert (posting.corrects, posting.window) == (young, house.sector)
    with pytest.raises(CorrectedAlready):
        sign_posting(right, approval=Approval(Approver.HEAD), by=people.head, at=MOMENT)

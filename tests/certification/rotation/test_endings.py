"""Ending a posting by hand and taking one back: seen first, signed by whom the rules ask."""

from datetime import timedelta

import pytest
from django.urls import reverse

from certification.rotation.domain.moves import Approval, Approver
from certification.rotation.endings import plan_annulment, plan_end
from certification.rotation.operations import EndsBeforeStart, SignatureMissing, annul_by_hand, end_by_hand
from ledger.models import AuditEntry
from people.models import Posting
from people.operations import PostingClosed, end_posting, post_clerk
from tests.certification.sittings import grant
from tests.factories import FIRST_DAY, MOMENT, make_posting

TODAY, DAY = MOMENT.date(), timedelta(days=1)
HEAD, LEADER = Approval(Approver.HEAD), Approval(Approver.LEADER, "普镇〔2026〕9号")


def rotation(people, house):
    span = {"starts_on": TODAY - 5 * DAY, "ends_on": TODAY + 25 * DAY}
    return post_clerk(people.clerk, window=house.sector, kind="rotation", **span, by=people.head, at=MOMENT)


def test_an_overlay_is_ended_and_taken_back_by_the_head_with_the_reason(people, house):
    beside = rotation(people, house)
    with pytest.raises(EndsBeforeStart):
        end_by_hand(beside, ends_on=beside.starts_on, reason="轮岗结束", approval=HEAD, by=people.head, at=MOMENT)
    end_by_hand(beside, ends_on=TODAY, reason="轮岗结束", approval=HEAD, by=people.head, at=MOMENT)
    with pytest.raises(PostingClosed):
        end_by_hand(beside, ends_on=TODAY - DAY, reason="轮岗结束", approval=HEAD, by=people.head, at=MOMENT)
    annul_by_hand(beside, reason="录入有误", approval=HEAD, by=people.head, at=MOMENT)

    kept = Posting.ever.get(pk=beside.pk)
    assert (kept.ends_on, kept.annulled_at, Posting.objects.filter(pk=beside.pk).exists()) == (TODAY, MOMENT, False)
    told = AuditEntry.objects.filter(
        subject=f"people.posting:{beside.pk}", action__in=["posting.ended", "posting.annulled"]
    )
    assert list(told.order_by("pk").values_list("action", "detail__reason", "actor")) == [
        ("posting.ended", "轮岗结束", people.head.pk),
        ("posting.annulled", "录入有误", people.head.pk),
    ]


def test_a_base_post_is_ended_by_the_head_only_after_its_minimum(people, house):
    served, young = people.clerk.postings.get(), people.other_clerk.postings.get()
    end_posting(young, ends_on=TODAY - 30 * DAY, by=None, at=MOMENT)
    young = make_posting(people.other_clerk, house.tidal, starts_on=TODAY - 30 * DAY)

    assert not plan_end(served, ends_on=TODAY).needs_leader
    assert plan_end(young, ends_on=TODAY).needs_leader
    for approval in (HEAD, Approval(Approver.LEADER)):
        with pytest.raises(SignatureMissing):
            end_by_hand(young, ends_on=TODAY, reason="另有任用", approval=approval, by=people.head, at=MOMENT)
    end_by_hand(young, ends_on=TODAY, reason="另有任用", approval=LEADER, by=people.leader, at=MOMENT)
    told = AuditEntry.objects.get(subject=f"people.posting:{young.pk}", action="posting.ended")
    assert (told.actor, told.detail["reason"]) == (people.leader, "另有任用 · 普镇〔2026〕9号")


def test_the_plan_says_who_stays_and_which_matters_become_thin(people, house, shelf):
    grant(people.clerk, [shelf.hygiene], by=people.head)
    plan = plan_end(people.clerk.postings.get(), ends_on=TODAY)
    assert [one.clerk for one in plan.staying] == [people.other_clerk]
    assert [one.name for one in plan.thin if one.to_nobody] == [shelf.hygiene.name]

    beside = rotation(people, house)
    assert plan_end(beside, ends_on=TODAY).thin == ()  # the sector window serves nothing


def test_what_was_written_wrongly_says_which_post_ended_for_it(people, house):
    first = people.clerk.postings.get()
    end_posting(first, ends_on=TODAY - DAY, by=None, at=MOMENT)
    wrong = make_posting(people.clerk, house.tidal, starts_on=TODAY - DAY)
    plan = plan_annulment(wrong, on=TODAY)
    assert (plan.reopens, plan.needs_leader) == (first, True)


def test_the_pages_show_what_it_touches_and_write_it_then(people, house, client_of, monday):
    beside = rotation(people, house)
    head, end = client_of(people.head), reverse("posting_end", args=[beside.pk])
    form = {"last_day": "2026-03-09", "reason": "轮岗结束"}
    wrong = head.post(end, form | {"last_day": "2026-05-01"})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["last_day"])
    assert head.post(end, form).context["plan"].on == TODAY + DAY
    assert head.post(end, form | {"apply": "1"}).status_code == 302
    beside.refresh_from_db()
    assert beside.ends_on == TODAY + DAY

    base = people.clerk.postings.get(starts_on=FIRST_DAY, kind="base")
    annul, told = reverse("posting_annul", args=[base.pk]), {"reason": "录入有误"}
    assert head.post(annul, told).status_code == 403
    leader = client_of(people.leader)
    assert list(leader.post(annul, told).context["form"].errors) == ["document_number"]
    assert leader.post(annul, told | {"document_number": "普镇〔2026〕9号"}).status_code == 302
    assert client_of(people.head).get(annul).status_code == 404
    assert client_of(people.other_leader).get(end).status_code == 403

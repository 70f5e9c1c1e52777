"""Early moves and secondments: named, listed by centre and year, with what the hand-over check said that day."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from certification.rotation import cover
from certification.rotation.cover import ThinMatter
from certification.rotation.domain.moves import Approval, Approver
from certification.rotation.models import HandOver
from certification.rotation.operations import approve_proposal, decline_proposal, propose_posting, sign_posting
from certification.rotation.plans import Wish, plan_move
from certification.rotation.queries import declined_of, exceptions_of
from people.operations import post_clerk
from tests.factories import MOMENT, grant, make_person

TODAY, DAY = MOMENT.date(), timedelta(days=1)
LEADER = Approval(Approver.LEADER, "普镇〔2026〕7号")
THIN = (
    ThinMatter(1, "户口迁移", "公安", before=1, remaining=0, needed=3),
    ThinMatter(2, "居住证", "公安", before=3, remaining=2, needed=3),
    ThinMatter(3, "死亡证明", "民政", before=1, remaining=1, needed=2),
)


@pytest.fixture
def answers(monkeypatch):
    """The hand-over check answers with THIN, and keeps what it was asked."""
    asked = []

    def answer(clerk, *, leaves, joins, on):
        asked.append((leaves, joins, on))
        return THIN

    monkeypatch.setattr(cover, "_checks", [answer])
    return asked


def seconded(people, *, starts_on=TODAY, clerk=None):
    told = {"reason": "香会专班", "ground": "urgent", "ends_on": starts_on + 30 * DAY}
    return Wish(clerk or people.clerk, "secondment", starts_on, **told)


def test_what_the_move_takes_is_told_apart_from_what_was_thin():
    assert [(one.to_nobody, one.falls, one.worsens) for one in THIN] == [
        (True, False, True),
        (False, True, True),
        (False, False, False),
    ]


def test_a_secondment_is_asked_about_the_window_it_leaves(people, house, answers):
    plan = plan_move(seconded(people))
    assert (plan.leaves, plan.ends, plan.thin) == (house.general, None, THIN)
    assert answers == [(house.general, None, TODAY)]
    rotation = Wish(people.clerk, "rotation", TODAY, house.tidal, TODAY + DAY)
    assert plan_move(rotation).leaves is None


def test_the_decision_keeps_what_the_check_said_then(people, house, answers, monkeypatch, client_of, monday):
    signed = propose_posting(seconded(people), by=people.head, at=MOMENT)
    declined = propose_posting(seconded(people, clerk=people.other_clerk), by=people.head, at=MOMENT)
    approve_proposal(signed, document_number="7号", by=people.leader, at=MOMENT)
    decline_proposal(declined, answer="人手不足", by=people.leader, at=MOMENT)
    monkeypatch.setattr(cover, "_checks", [lambda *_a, **_k: ()])
    signed.refresh_from_db()
    kept = HandOver.objects.get(posting=signed.posting)
    assert (kept.window, kept.matters, kept.falling, kept.by) == (house.general, THIN, 2, people.leader)
    assert HandOver.objects.get(proposal=declined).matters == THIN
    assert HandOver.objects.count() == 2
    page = client_of(people.head).get(reverse("posting_proposal", args=[declined.pk])).content.decode()
    assert "户口迁移" in page
    assert "人手不足" in page


def test_where_nobody_could_answer_the_record_says_so(people, house, monkeypatch):
    monkeypatch.setattr(cover, "_checks", [])
    posting = sign_posting(seconded(people), approval=LEADER, by=people.leader, at=MOMENT)
    assert (posting.hand_over.thin, posting.hand_over.falling) == (None, None)


def test_the_list_holds_the_exceptions_of_the_centre_and_year(people, house, answers):
    signed = {"by": people.leader, "at": MOMENT}
    posting = sign_posting(seconded(people), approval=LEADER, **signed)
    sign_posting(Wish(people.clerk, "rotation", TODAY, house.tidal, TODAY + DAY), approval=LEADER, **signed)
    sign_posting(seconded(people, clerk=people.neighbour_clerk), approval=LEADER, **signed)
    last_year = sign_posting(seconded(people, starts_on=date(2025, 12, 31)), approval=LEADER, **signed)
    span = {"starts_on": date(2026, 2, 1), "ends_on": date(2026, 2, 9)}
    old = post_clerk(people.other_clerk, window=None, kind="secondment", document_number="旧1号", **span, **signed)
    declined = decline_proposal(propose_posting(seconded(people), **signed), answer="不同意", **signed)
    rows = exceptions_of(house.centre, year=2026)
    assert [(row.posting, row.hand_over and row.hand_over.falling) for row in rows] == [(old, None), (posting, 2)]
    assert [row.posting for row in exceptions_of(house.centre, year=2025)] == [last_year]
    assert list(declined_of(house.centre, year=2026)) == [declined]
    assert list(declined_of(house.other_centre, year=2026)) == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_however_many_exceptions(
    people, house, client_of, monday, count, answers, django_assert_num_queries
):
    for n in range(count):
        clerk = make_person(f"extra{n}")
        grant(clerk, "clerk", centre=house.centre)
        sign_posting(seconded(people, clerk=clerk), approval=LEADER, by=people.leader, at=MOMENT)
    client = client_of(people.head)
    with django_assert_num_queries(7):
        answer = client.get(reverse("posting_exceptions"))
    assert len(answer.context["rows"]) == count
    assert "应急或上级交办任务" in answer.content.decode()

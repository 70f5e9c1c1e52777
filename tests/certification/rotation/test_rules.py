"""The two-year rule by version: seen before it is adopted, in force from its day, and asked by everybody."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse

from certification.rotation.domain.tenure import TenureStatus
from certification.rotation.models import TenurePolicyVersion
from certification.rotation.operations import (
    TenureRulesChangedMeanwhile,
    TenureRulesInThePast,
    adopt_tenure_rules,
)
from certification.rotation.plans import Wish, plan_move
from certification.rotation.queries import board, tenures
from certification.rotation.queries.policy import SHIPPED, policy_in_force, touched
from ledger.models import AuditEntry
from people.operations import end_posting, post_clerk
from tests.factories import FIRST_DAY, MOMENT, SHANGHAI

TODAY, DAY = MOMENT.date(), timedelta(days=1)
FROM = TODAY + 30 * DAY
AT_MOST = replace(SHIPPED, min_months=None, max_months=24, citation="普镇〔2026〕9号")


def adopt(people, policy=AT_MOST, *, base=0, on=FROM):
    return adopt_tenure_rules(policy, base=base, effective_on=on, reason="改读为至多", by=people.admin, at=MOMENT)


def test_rules_hold_from_their_day_for_board_plan_and_record(people, house):
    row = adopt(people)
    assert (policy_in_force(FROM - DAY), policy_in_force(FROM)) == (SHIPPED, replace(AT_MOST, version=row.version))
    statuses = [tenures([people.clerk], on=on)[people.clerk.pk].status for on in (FROM - DAY, FROM)]
    assert statuses == [TenureStatus.FREE, TenureStatus.OVER_MAXIMUM]
    assert board(house.centre, on=FROM).policy.max_months == 24
    moves = [plan_move(Wish(people.clerk, "base", on, house.tidal)).tenure.status for on in (FROM - DAY, FROM)]
    assert moves == statuses
    assert AuditEntry.objects.get(action="tenure_rules.adopted").actor == people.admin


def test_rules_are_never_of_yesterday_and_two_who_change_them_are_told(people):
    with pytest.raises(TenureRulesInThePast):
        adopt(people, on=TODAY - DAY)
    # shortly after midnight in Shanghai it is still yesterday in UTC
    early = datetime(2026, 3, 10, 0, 30, tzinfo=SHANGHAI)
    with pytest.raises(TenureRulesInThePast):
        adopt_tenure_rules(AT_MOST, base=0, effective_on=TODAY, reason="x", by=people.admin, at=early)
    adopt(people)
    with pytest.raises(TenureRulesChangedMeanwhile):
        adopt(people)
    assert TenurePolicyVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("since", "free_on"),
    [
        (date(2024, 2, 29), date(2026, 2, 28)),
        (date(2024, 3, 31), date(2026, 3, 31)),
        (date(2024, 4, 8), date(2026, 4, 8)),
        (date(2025, 8, 31), date(2027, 8, 31)),
    ],
    ids=["29 February", "the end of a month", "24 months to the day", "the end of August"],
)
def test_who_is_touched_is_told_with_both_limits(people, house, since, free_on):
    end_posting(people.clerk.postings.get(), ends_on=since - DAY, by=people.head, at=MOMENT)
    post_clerk(people.clerk, window=house.sector, kind="base", starts_on=since, by=people.head, at=MOMENT)
    (row, other) = sorted(touched(AT_MOST, on=FROM), key=lambda row: row.clerk.pk)
    assert (row.clerk, row.now.free_on, row.proposed.latest_on) == (people.clerk, free_on, free_on)
    assert (other.clerk, other.now.since) == (people.other_clerk, FIRST_DAY)
    assert touched(replace(SHIPPED, notice_days=30), on=FROM) == []


def test_the_page_shows_whom_it_touches_before_it_writes(people, client_of, monday):
    client, address = client_of(people.admin), reverse("tenure_rules_change")
    fields = {"min_months": "", "max_months": "24", "notice_days": "60", "effective_on": FROM.isoformat()}
    fields |= {"reason": "改读为至多", "citation": "普镇〔2026〕9号"}
    seen = client.post(address, fields | {"show": "1"})
    assert [row.clerk for row, _now, _then in seen.context["rows"]] == [people.clerk, people.other_clerk]
    unseen = client.post(address, fields | {"adopt": "1", "max_months": "36", "shown": seen.context["shown"]})
    assert (unseen.status_code, TenurePolicyVersion.objects.count()) == (422, 0)
    assert client.post(address, fields | {"adopt": "1", "shown": seen.context["shown"]}).status_code == 302
    assert "普镇〔2026〕9号" in client_of(people.clerk).get(reverse("tenure_rules")).content.decode()
    wrong = client.post(address, fields | {"min_months": "25", "effective_on": "2026-03-08"})
    assert (wrong.status_code, set(wrong.context["form"].errors)) == (422, {"max_months", "effective_on"})

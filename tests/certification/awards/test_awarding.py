"""A passed check becomes an award, once; everything that must not certify does not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from certification.awards.domain.decisions import Status
from certification.awards.domain.policy import ByTier, CertificationPolicy
from certification.awards.models import AwardEntry
from certification.awards.operations import adopt_policy, award_from_check, on_check_finished
from certification.awards.queries import policy_in_force, standing_of
from courses.domain.facets import Facet
from ledger.models import AuditEntry
from tests.certification.sittings import LONG_AGO, sit
from tests.factories import MOMENT
from tests.quizzes.domain import matters as made_up
from tests.quizzes.shelf import ALL, change, fill

TODAY = MOMENT.date()
DAY = timedelta(days=1)


def test_a_passed_check_is_an_award_at_the_versions_it_asked(people, shelf):
    outcome = sit(people.clerk, shelf.hygiene)
    entry = AwardEntry.objects.get()
    assert (entry.clerk, entry.matter, entry.kind, entry.outcome) == (people.clerk, shelf.hygiene, "award", outcome)
    assert entry.expires_on == date(2027, 2, 7)
    assert entry.versions == outcome.versions
    assert entry.excluded == dict.fromkeys(outcome.not_assessable, 1)
    assert entry.policy_version == policy_in_force(TODAY).version
    audit = AuditEntry.objects.get(action="award.made")
    assert audit.subject == f"certification.awardentry:{entry.pk}"
    assert audit.detail == {"clerk": people.clerk.pk, "matter": shelf.hygiene.pk, "outcome": outcome.pk}
    assert standing_of(people.clerk, shelf.hygiene, on=TODAY).status is Status.CERTIFIED
    assert standing_of(people.other_clerk, shelf.hygiene, on=TODAY).status is Status.NEVER


def test_the_same_message_delivered_again_awards_nothing_more(people, shelf):
    outcome = sit(people.clerk, shelf.hygiene)
    on_check_finished({"outcome": outcome.pk}, at=MOMENT)
    assert award_from_check(outcome, at=MOMENT) == AwardEntry.objects.get()
    assert AuditEntry.objects.filter(action="award.made").count() == 1


def test_a_failed_check_awards_nothing(people, shelf):
    sit(people.clerk, shelf.hygiene, wrong_at=(1, 2, 3))
    assert not AwardEntry.objects.exists()
    assert standing_of(people.clerk, shelf.hygiene, on=TODAY).status is Status.NEVER


def test_a_change_makes_stale_what_it_changed_and_a_delta_check_mends_it_without_a_new_award(people, shelf):
    sit(people.clerk, shelf.hygiene)
    other = made_up.HYGIENE_NEW
    change(shelf, other, [Facet.MATERIALS], on=TODAY - 3 * DAY, at=MOMENT - 3 * DAY)
    stale = standing_of(people.clerk, shelf.hygiene, on=TODAY)
    assert (stale.status, [one.facet for one in stale.stale_facets]) == (Status.VALID_EXCEPT, [Facet.MATERIALS])
    assert standing_of(people.clerk, shelf.hygiene, on=TODAY - 4 * DAY).status is Status.CERTIFIED
    sit(people.clerk, shelf.hygiene, at=MOMENT, facets=(Facet.MATERIALS,))
    assert standing_of(people.clerk, shelf.hygiene, on=TODAY).status is Status.CERTIFIED
    assert AwardEntry.objects.count() == 1


def test_a_facet_that_got_its_first_items_by_a_change_is_proved_by_the_delta_check(people, house):
    silent = [replace(ALL[0], statutory=None, promised=None), *ALL[1:]]
    shelf = fill(house, silent, lessons=False)
    sit(people.clerk, shelf.hygiene)
    change(shelf, ALL[0], [Facet.TIME_LIMIT], on=TODAY - 3 * DAY, at=MOMENT - 3 * DAY)
    stale = standing_of(people.clerk, shelf.hygiene, on=TODAY)
    assert (stale.status, [one.facet for one in stale.stale_facets]) == (Status.VALID_EXCEPT, [Facet.TIME_LIMIT])
    sit(people.clerk, shelf.hygiene, at=MOMENT, facets=(Facet.TIME_LIMIT,))
    found = standing_of(people.clerk, shelf.hygiene, on=TODAY)
    assert (found.status, found.stale_facets, found.unasked_facets) == (Status.CERTIFIED, (), ())


def test_an_award_expires_after_its_last_day(people, shelf):
    sit(people.clerk, shelf.hygiene)
    last = AwardEntry.objects.get().expires_on
    statuses = [standing_of(people.clerk, shelf.hygiene, on=day).status for day in (last, last + DAY)]
    assert statuses == [Status.CERTIFIED, Status.EXPIRED]


def test_what_was_recorded_later_did_not_count_on_the_day(people, shelf):
    sit(people.clerk, shelf.hygiene)
    assert standing_of(people.clerk, shelf.hygiene, on=LONG_AGO.date() - DAY).status is Status.NEVER


def test_a_new_policy_sets_the_validity_of_awards_made_after_it(people, shelf):
    sit(people.clerk, shelf.hygiene)
    rules = CertificationPolicy(version="2026-2版", validity_months=ByTier(6, 12, 12))
    row = adopt_policy(rules, effective_on=TODAY, reason="试行", by=people.admin, at=MOMENT - DAY)
    assert (policy_in_force(TODAY - DAY).version, policy_in_force(TODAY)) == ("标准版", rules)
    assert AuditEntry.objects.get(action="policy.adopted").subject == (
        f"certification.certificationpolicyversion:{row.pk}"
    )
    sit(people.other_clerk, shelf.hygiene, at=MOMENT)
    assert {e.clerk: (e.policy_version, e.expires_on) for e in AwardEntry.objects.all()} == {
        people.clerk: ("标准版", date(2027, 2, 7)),
        people.other_clerk: ("2026-2版", date(2026, 9, 9)),
    }


GROUNDLESS = {
    "no outcome": {"outcome": None},
    "no last day": {"expires_on": None},
    "unsigned grant": {"kind": "manual_grant", "outcome": None, "reason": "", "by": None},
}


def test_the_database_refuses_an_act_without_its_ground(people, shelf):
    outcome = sit(people.clerk, shelf.hygiene, wrong_at=(1, 2, 3))
    act = {
        "kind": "award",
        "outcome": outcome,
        "expires_on": TODAY,
        "clerk": people.clerk,
        "matter": shelf.hygiene,
        "effective_at": MOMENT,
        "recorded_at": MOMENT,
    }
    for wrong in GROUNDLESS.values():
        with pytest.raises(IntegrityError), transaction.atomic():
            AwardEntry.objects.create(**act | wrong)
    AwardEntry.objects.create(**act)

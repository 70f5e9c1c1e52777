"""Rules of the check by version: which hold when, and what is refused."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from courses.moments import start_of
from ledger.models import AuditEntry
from quizzes import operations
from quizzes.domain.attempts import AttemptPolicy
from quizzes.domain.check import FULL_CHECK, CheckPolicy
from quizzes.domain.check_rules import CheckRules
from quizzes.models import CheckPolicyVersion
from quizzes.queries.check_rules import rules_by_version, rules_in_force
from quizzes.queries.checks import check_prospect, policy_of

LATER = datetime(2027, 3, 1, 2, tzinfo=UTC)
STRICT = CheckRules(full=replace(FULL_CHECK, rights=(9, 13)), tries=AttemptPolicy(tries=2))
pytestmark = pytest.mark.django_db


def adopt(people, rules=STRICT, *, base=None, on=date(2027, 4, 1), at=LATER):
    newest = CheckPolicyVersion.objects.order_by("pk").last().pk if base is None else base
    return operations.adopt_rules(
        rules, base=newest, effective_on=on, reason="试点", citation="舟政务〔2027〕3号", by=people.admin, at=at
    )


@pytest.mark.parametrize(
    ("on", "version", "full"),
    [
        (date(2026, 11, 25), "check-1", CheckPolicy(rights=(8, 13, 13))),
        (date(2026, 11, 26), "check-2", FULL_CHECK),
        (date(2030, 1, 1), "check-2", FULL_CHECK),
    ],
    ids=["the day before", "from that day", "ever after"],
)
def test_the_migration_brings_both_rules_in(on, version, full):
    found = rules_in_force(on)
    assert (found.version, found.rules) == (version, CheckRules(full=full))


def test_a_new_version_holds_from_its_day_and_is_in_the_audit_log(people):
    row = adopt(people)
    assert (row.version, row.effective_at, row.by) == ("check-3", start_of(date(2027, 4, 1)), people.admin)
    assert [rules_in_force(date(2027, day // 31 + 3, day % 31 + 1)).version for day in (30, 31)] == [
        "check-2",
        "check-3",
    ]
    assert [one.version for one in rules_by_version()] == ["check-3", "check-2", "check-1"]
    told = AuditEntry.objects.get(action="check_rules.adopted")
    assert told.detail == {"version": "check-3", "effective_on": "2027-04-01", "reason": "试点"}


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"rules": replace(STRICT, full=CheckPolicy(rights=(3,)))}, operations.RulesRefused),
        ({"on": date(2027, 2, 28)}, operations.RulesInThePast),
        ({"base": 0}, operations.RulesChangedMeanwhile),
    ],
    ids=["no rule", "yesterday", "another one came between"],
)
def test_what_is_refused_leaves_nothing_behind(people, changes, refusal):
    with pytest.raises(refusal):
        adopt(people, **changes)
    assert CheckPolicyVersion.objects.count() == 2
    assert not AuditEntry.objects.filter(action="check_rules.adopted").exists()


def test_an_open_sitting_ends_under_the_rules_it_began_with(people, shelf):
    before = operations.start_check(people.clerk, shelf.hygiene, seed=1, by=people.clerk, at=LATER)
    adopt(people, on=LATER.date())
    after = operations.start_check(people.other_clerk, shelf.hygiene, seed=1, by=people.other_clerk, at=LATER)
    assert [policy_of(one) for one in (before, after)] == [FULL_CHECK, STRICT.full]
    assert [one.policy["version"] for one in (before, after)] == ["check-2", "check-3"]


def test_the_tries_belong_to_the_rules(people, shelf):
    adopt(people, on=LATER.date())
    for day in (1, 3):
        at = LATER + timedelta(days=day)
        attempt = operations.start_check(people.clerk, shelf.hygiene, seed=day, by=people.clerk, at=at)
        while attempt.is_open:
            draw = attempt.draws.latest("position")
            attempt = operations.answer_check_item(draw, sequence=1, answer={}, by=people.clerk, at=at)
        assert attempt.outcome.policy_version == "check-3"
    prospect = check_prospect(people.clerk, shelf.hygiene, at=LATER + timedelta(days=6))
    assert (prospect.admission.allowed, prospect.admission.reason, prospect.tries.tries) == (False, "coaching_due", 2)

"""The week's learning time: everybody reads it, an administrator changes it, and sees whose week it touches first."""

import re
from datetime import date, time, timedelta

import pytest
import time_machine
from django.urls import reverse

from courses.domain.facets import FACETS, Tier
from courses.models import Matter
from ledger.models import AuditEntry
from quizzes import obligations, operations
from quizzes.domain.burden_rules import BurdenRules, Fit
from quizzes.models import BurdenRulesVersion, MasteryState
from quizzes.obligations import DueCheck, EverybodysChecks
from quizzes.queries.burden_rules import burden_rules_on
from quizzes.queries.burden_touched import touched_by
from quizzes.queries.practice import practice_plan
from tests.factories import MOMENT, signed_in_client

pytestmark = pytest.mark.django_db
TODAY = MOMENT.date()
LATER = TODAY + timedelta(days=30)
HALF = BurdenRules(10, time(9), time(16))
NUMBERS = {"minutes": "10", "opens": "09:00", "closes": "16:00"}
SIGNATURE = {"effective_on": LATER.isoformat(), "reason": "年底业务高峰", "citation": "舟政务〔2026〕15号"}


def adopt(people, rules=HALF, *, on=LATER, base=0):
    told = {"base": base, "effective_on": on, "reason": "年底业务高峰", "citation": "舟政务〔2026〕15号"}
    return operations.adopt_burden_rules(rules, **told, by=people.admin, at=MOMENT)


@pytest.fixture
def everybodys(people, shelf):
    """One check of everything is due for Alice; Bob has none."""
    due = DueCheck(shelf.hygiene.pk, Tier.A, tuple(FACETS), False, TODAY)
    before = list(obligations._everybodys)
    obligations.everybodys_answered_by(
        lambda *, on, by: EverybodysChecks({people.clerk: (due,), people.other_clerk: ()}, 1, 3)
    )
    yield
    obligations._everybodys[:] = before


def test_a_version_holds_from_its_day_and_practice_goes_by_it(people, shelf):
    row = adopt(people)
    assert (row.version, row.as_rules) == ("burden-1", HALF)
    days = [LATER - timedelta(days=1), LATER]
    assert [burden_rules_on(day) for day in days] == [BurdenRules(), HALF]
    assert [practice_plan(people.clerk, on=day).week.budget for day in days] == [1200, 600]
    assert AuditEntry.objects.get(action="burden_rules.adopted").detail["reason"] == "年底业务高峰"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"rules": BurdenRules(0)}, operations.RulesRefused),
        ({"on": TODAY - timedelta(days=1)}, operations.RulesInThePast),
        ({"base": 7}, operations.RulesChangedMeanwhile),
    ],
    ids=["no budget", "yesterday", "another one came between"],
)
def test_what_is_refused_leaves_nothing_behind(people, changes, refusal):
    with pytest.raises(refusal):
        adopt(people, **changes)
    assert not BurdenRulesVersion.objects.exists()
    assert not AuditEntry.objects.filter(action="burden_rules.adopted").exists()


def test_whose_week_does_not_hold_is_counted_and_nobody_named(people, shelf, everybodys, django_assert_num_queries):
    fading = {"how": "practised", "version": 1, "stability_hours": 5, "difficulty_hundredths": 500,
              "last_at": MOMENT.isoformat(), "due_on": TODAY.isoformat(), "last_right": True}  # fmt: skip
    for matter in Matter.objects.all():
        faded = {facet.value: fading for facet in FACETS}
        MasteryState.objects.create(clerk=people.other_clerk, matter=matter, due_on=TODAY, **faded)
    told = touched_by(BurdenRules(120), BurdenRules(5), on=TODAY)
    assert (told.clerks, told.centres, told.of_centres) == (2, 1, 3)
    assert told.now == Fit(checks=0, practice=0)
    assert told.then == Fit(checks=1, practice=1)
    with django_assert_num_queries(7):
        touched_by(BurdenRules(), BurdenRules(5), on=TODAY)


def test_an_administrator_sees_whose_week_it_touches_before_signing(people, everybodys):
    client = signed_in_client(people.admin)
    client.cookies["django_language"] = "en"
    change = reverse("burden_rules_change")
    with time_machine.travel(MOMENT, tick=False):
        page = client.post(change, NUMBERS | {"show": "1"}).content.decode()
        assert "Minutes a week: 20 → <strong>10</strong>" in page
        assert "2 clerks were looked at" in page
        assert "They are those of the first 1 of 3 centres." in page
        assert people.clerk.name not in page
        shown = re.search(r'name="shown" value="(\w+)"', page)[1]
        blind = client.post(change, NUMBERS | {"minutes": "11", "adopt": "1", "shown": shown} | SIGNATURE)
        assert blind.status_code == 422
        backwards = client.post(change, NUMBERS | {"closes": "08:00", "show": "1"})
        assert (backwards.status_code, "must end after they begin" in backwards.content.decode()) == (422, True)
        assert not BurdenRulesVersion.objects.exists()
        done = client.post(change, NUMBERS | {"adopt": "1", "shown": shown} | SIGNATURE)
        assert done.url == reverse("burden_rules")
        page = client.get(done.url).content.decode()
    assert date.fromisoformat(SIGNATURE["effective_on"]) == LATER
    for told in ("20 minutes a week", "08:30 to 17:00", "burden-1", "to come", "年底业务高峰", "舟政务〔2026〕15号"):
        assert told in page

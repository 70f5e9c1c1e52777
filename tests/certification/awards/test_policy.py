"""The rules by version: who reads and changes them, and that whom a change touches is known before it is written."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from certification.awards.domain.decisions import Status
from certification.awards.domain.policy import ByTier
from certification.awards.forms.policy import PolicyForm
from certification.awards.models import CertificationPolicyVersion
from certification.awards.operations import PolicyChangedMeanwhile, PolicyInThePast, adopt_policy
from certification.awards.queries import policy_in_force, standing_of
from certification.awards.queries.policies import SHIPPED
from certification.awards.queries.policy_effects import policy_effects
from courses.domain.facets import Facet
from ledger.models import AuditEntry
from tests.certification.sittings import grant
from tests.factories import MOMENT
from tests.quizzes.domain import matters as made_up
from tests.quizzes.shelf import change
from tests.shared import shared

pytestmark = pytest.mark.usefixtures("monday")
TODAY, DAY = MOMENT.date(), timedelta(days=1)
SIGNATURE = {"adopt": "1", "reason": "年度调整", "citation": "普镇〔2026〕1号"}


@shared
def waiting(people, shelf):
    """Both clerks certified; the materials changed ten days ago, so five working days are not over for long."""
    for clerk in (people.clerk, people.other_clerk):
        grant(clerk, [shelf.hygiene], by=people.head)
    change(shelf, made_up.HYGIENE_NEW, [Facet.MATERIALS], on=TODAY - 4 * DAY, at=MOMENT - 4 * DAY)
    return shelf.hygiene


def numbers(**other):
    form = PolicyForm(SHIPPED, TODAY)
    said = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {**said, "effective_on": TODAY.isoformat(), **other}


def english(client):
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def admin(people, client_of):
    return english(client_of(people.admin))


def post(client, **said):
    return client.post(reverse("certification_policy_change"), numbers(**said))


def shown_by(page):
    return re.search(r'name="shown" value="(\w+)"', page.content.decode())[1]


def status(clerk, matter, on=TODAY):
    return standing_of(clerk, matter, on=on).status


def test_a_shorter_deadline_names_every_certification_it_takes_and_does_exactly_that(people, waiting):
    strict = replace(SHIPPED, version="2026-1", delta_working_days=ByTier(1, 10, 20))
    effects = policy_effects(strict, effective_on=TODAY + DAY, on=TODAY)
    assert [(one.clerk, one.matter, one.now.status, one.proposed.status) for one in effects.later] == [
        (clerk, waiting, Status.VALID_EXCEPT, Status.LAPSED) for clerk in (people.clerk, people.other_clerk)
    ]
    assert [one.clerk for one in effects.today] == [people.clerk, people.other_clerk]
    adopt_policy(strict, effective_on=TODAY + DAY, reason="收紧", by=people.admin, at=MOMENT)
    found = [status(clerk, waiting, on) for clerk in (people.clerk, people.other_clerk) for on in (TODAY, TODAY + DAY)]
    assert found == [Status.VALID_EXCEPT, Status.LAPSED] * 2


def test_shorter_validity_takes_nothing_from_what_was_given_and_binds_what_comes(people, shelf):
    (before,) = grant(people.clerk, [shelf.hygiene], by=people.head)
    short = replace(SHIPPED, version="2026-1", validity_months=ByTier(6, 12, 12))
    effects = policy_effects(short, effective_on=TODAY, on=TODAY)
    assert (effects.later, effects.kept, effects.shorter, effects.longer) == ((), 1, 1, 0)
    adopt_policy(short, effective_on=TODAY, reason="收紧", by=people.admin, at=MOMENT)
    assert (before.expires_on, status(people.clerk, shelf.hygiene, before.expires_on)) == (
        TODAY.replace(year=2027, month=2, day=7),
        Status.CERTIFIED,
    )
    (after,) = grant(people.other_clerk, [shelf.hygiene], by=people.head, at=MOMENT)
    assert (after.expires_on.isoformat(), after.policy_version) == ("2026-09-09", "2026-1")
    # a renewal under the shorter rules never shortens what stands
    grant(people.clerk, [shelf.hygiene], by=people.head, at=MOMENT)
    assert standing_of(people.clerk, shelf.hygiene, on=TODAY).expires_on == before.expires_on
    longer = policy_effects(replace(SHIPPED, validity_months=ByTier(24, 24, 24)), effective_on=TODAY, on=TODAY)
    assert (longer.kept, longer.shorter, longer.longer) == (2, 0, 2)


def test_a_deadline_that_only_moves_is_counted_apart(people, waiting):
    milder = replace(SHIPPED, version="2026-1", delta_working_days=ByTier(9, 10, 20))
    effects = policy_effects(milder, effective_on=TODAY, on=TODAY)
    assert (effects.later, effects.deadlines_moved) == ((), 2)


def test_who_left_is_touched_by_nothing(people, waiting):
    people.other_clerk.grants.update(ends_on=TODAY)
    strict = replace(SHIPPED, version="2026-1", delta_working_days=ByTier(1, 10, 20))
    effects = policy_effects(strict, effective_on=TODAY, on=TODAY)
    assert ([one.clerk for one in effects.later], effects.kept) == ([people.clerk], 1)


@pytest.mark.parametrize("matters", [1, 3])
def test_effects_cost_the_same_for_any_number(people, shelf, django_assert_num_queries, matters):
    for record in (made_up.HYGIENE_NEW, made_up.FOOD_NEW, made_up.MOVE_IN)[:matters]:
        grant(people.clerk, [shelf.matters[record.code]], by=people.head)
        change(shelf, record, [Facet.MATERIALS], on=TODAY - 4 * DAY, at=MOMENT - 4 * DAY)
    strict = replace(SHIPPED, version="2026-1", delta_working_days=ByTier(1, 10, 20))
    with django_assert_num_queries(15):
        effects = policy_effects(strict, effective_on=TODAY + DAY, on=TODAY)
    assert len(effects.later) == matters


def test_no_rules_for_days_that_are_over_nor_beside_another_change(people):
    with pytest.raises(PolicyInThePast):
        adopt_policy(replace(SHIPPED, version="x"), effective_on=TODAY - DAY, reason="试", by=None, at=MOMENT)
    adopt_policy(replace(SHIPPED, version="2026-1"), effective_on=TODAY, reason="试", by=None, at=MOMENT, base=0)
    with pytest.raises(PolicyChangedMeanwhile):
        adopt_policy(replace(SHIPPED, version="2026-2"), effective_on=TODAY, reason="试", by=None, at=MOMENT, base=0)
    assert policy_in_force(TODAY).version == "2026-1"


def test_the_page_tells_numbers_versions_and_what_each_changed(people, client_of, django_assert_num_queries):
    for n in (1, 2, 3):
        version = replace(SHIPPED, version=f"2026-{n}", practical_months=24 - n, citation="普镇〔2026〕1号")
        adopt_policy(version, effective_on=TODAY + (n - 1) * DAY, reason="试行", by=people.admin, at=MOMENT)
    client = english(client_of(people.clerk))
    client.get(reverse("certification_policy"))
    with django_assert_num_queries(5):
        page = client.get(reverse("certification_policy"))
    words = page.content.decode()
    for told in ("2026-1", "普镇〔2026〕1号", "A practical assessment holds, months: 24 → 23", "A practical assessment "
                 "holds, months: 22 → 21", "Adam"):  # fmt: skip
        assert told in words
    assert (words.count("to come"), reverse("certification_policy_change") in words) == (2, False)


def test_whom_it_touches_stands_on_the_page_before_it_is_written(people, waiting, admin):
    page = post(admin, delta_working_days_a="1")
    words = page.content.decode()
    assert (page.status_code, CertificationPolicyVersion.objects.count()) == (200, 0)
    assert words.count(reverse("matrix_cell", args=[people.clerk.pk, waiting.pk])) == 1
    assert "A changed facet is proved anew within, working days, tier A" in words
    done = post(admin, delta_working_days_a="1", shown=shown_by(page), **SIGNATURE)
    assert done.url == reverse("certification_policy")
    row = CertificationPolicyVersion.objects.get()
    assert (row.version, row.by, row.reason, row.policy.citation, row.policy.delta_working_days.a) == (
        "2026-1", people.admin, "年度调整", "普镇〔2026〕1号", 1,
    )  # fmt: skip
    assert status(people.clerk, waiting) is Status.LAPSED
    assert AuditEntry.objects.get(action="policy.adopted").detail["reason"] == "年度调整"


def test_what_was_not_shown_is_not_adopted(people, waiting, admin):
    shown = shown_by(post(admin, delta_working_days_a="1"))
    other_numbers = post(admin, delta_working_days_a="2", shown=shown, **SIGNATURE)
    other_day = post(
        admin, delta_working_days_a="1", effective_on=(TODAY + 9 * DAY).isoformat(), shown=shown, **SIGNATURE
    )
    unsigned = post(admin, delta_working_days_a="1", shown=shown, adopt="1", reason="", citation="")
    past = post(admin, delta_working_days_a="1", effective_on=(TODAY - DAY).isoformat())
    people.other_clerk.grants.update(ends_on=TODAY)
    meanwhile = post(admin, delta_working_days_a="1", shown=shown, **SIGNATURE)
    found = (other_numbers, other_day, unsigned, past, meanwhile)
    assert ([one.status_code for one in found], CertificationPolicyVersion.objects.count()) == ([422] * 5, 0)
    assert 'name="delta_working_days_a" value="1"' in unsigned.content.decode()

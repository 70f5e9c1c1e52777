"""What a year asks: adopted by version, with whom it touches shown first."""

import pytest
from django.urls import reverse

from certification.training.domain.attendance import OrganiserLevel
from certification.training.domain.policy import DutyPolicy, DutyRole
from certification.training.models import DutyPolicyVersion
from certification.training.operations import PolicyChangedMeanwhile, PolicyRefused, YearIsOver, adopt_duty_policy
from certification.training.queries import duties_of_centre, duty_of, touched_by
from tests.certification.training.classes import TODAY, attend, hold, sign
from tests.factories import MOMENT

TWO = DutyPolicy("", required=2, least_level=OrganiserLevel.COUNTY, citation="区局通知")


def adopt(people, policy=TWO, *, role=DutyRole.CLERK, first_year=2026, base=0):
    given = {"role": role, "first_year": first_year, "base": base, "reason": "区局要求"}
    return adopt_duty_policy(policy, **given, by=people.admin, at=MOMENT)


def test_the_preview_names_whose_status_changes_and_adopting_does_exactly_that(people, house):
    sign(attend(hold(house, people), people), people, "clerk", "head")
    touched, looked_at = touched_by(TWO, role=DutyRole.CLERK, on=TODAY)
    told = [(one.person, one.centre, one.now.status, one.then.status) for one in touched]
    assert (told, looked_at) == ([(people.clerk, house.centre, "met", "on_course")], 3)
    assert duty_of(people.clerk, year=2026, on=TODAY).decision.status == "met"
    row = adopt(people)
    after = [duty_of(person, year=2026, on=TODAY) for person in (people.clerk, people.other_clerk)]
    assert [(duty.decision.status, duty.decision.policy) for duty in after] == [("on_course", row.version)] * 2
    assert duty_of(people.clerk, year=2025, on=TODAY).decision.policy == "standard"


def test_heads_have_a_duty_once_a_policy_asks_one_of_them(people, house):
    def heads():
        rows = duties_of_centre(house.centre, year=2026, on=TODAY)
        return [(row.clerk, row.decision.status) for row in rows if row.role is DutyRole.HEAD]

    assert heads() == []
    touched, looked_at = touched_by(TWO, role=DutyRole.HEAD, on=TODAY)
    assert (len(touched), looked_at, {one.now for one in touched}) == (2, 2, {None})
    row = adopt(people, role=DutyRole.HEAD)
    assert heads() == [(people.head, "on_course")]
    adopt(people, DutyPolicy("", required=0), role=DutyRole.HEAD, base=row.pk)
    assert heads() == []


@pytest.mark.parametrize(
    ("given", "error"),
    [
        pytest.param({"policy": DutyPolicy("", required=0)}, PolicyRefused, id="nothing of clerks"),
        pytest.param({"first_year": 2025}, YearIsOver, id="a year that is past"),
        pytest.param({"base": 7}, PolicyChangedMeanwhile, id="decided on another page"),
    ],
)
def test_what_can_t_be_adopted_is_not(people, house, given, error):
    with pytest.raises(error):
        adopt(people, **given)
    assert not DutyPolicyVersion.objects.exists()


def test_the_page_shows_first_and_adopts_what_was_shown(people, house, client_of, monday):
    sign(attend(hold(house, people), people), people, "clerk", "head")
    client, page = client_of(people.admin), reverse("duty_rules_change")
    form = {
        "role": "clerk",
        "first_year": "2026",
        "required": "2",
        "least_hours": "0",
        "citation": "区局通知〔2026〕1号",
    }
    assert client.post(page, form | {"required": "0"}).status_code == 422
    shown = client.post(page, form)
    assert [one.person for one, _now, _then in shown.context["touched"]] == [people.clerk]
    adopting = form | {"adopt": "1", "shown": shown.context["shown"], "reason": "区局要求"}
    assert client.post(page, adopting | {"required": "3"}).status_code == 422
    assert not DutyPolicyVersion.objects.exists()
    assert client.post(page, adopting).url == reverse("duty_rules")
    row = DutyPolicyVersion.objects.get()
    assert (row.policy.required, row.policy.citation, row.by, row.first_year) == (
        2,
        "区局通知〔2026〕1号",
        people.admin,
        2026,
    )
    told = client_of(people.clerk).get(reverse("duty_rules"))
    assert [version for version, _lines in told.context["versions"]] == [row]


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_versions_asks_the_same_however_many(
    people, house, client_of, monday, count, django_assert_num_queries
):
    base = 0
    for _n in range(count):
        base = adopt(people, base=base).pk
    client = client_of(people.clerk)
    with django_assert_num_queries(4):
        client.get(reverse("duty_rules"))

"""The rules of staffing by version: which centres a change touches is seen first, and each year keeps its own."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from certification.staff_file.domain.staffing import StaffingStandard
from certification.staff_file.models import StaffingRulesVersion
from certification.staff_file.operations import adopt_staffing_rules
from certification.staff_file.queries import staffing_of
from certification.staff_file.queries.staffing_rules import touched_by
from courses.models import CaseVolume
from ledger.models import AuditEntry
from quizzes.operations.rules_versions import RulesChangedMeanwhile, RulesInThePast, RulesRefused
from tests.factories import MOMENT

TODAY, DAY = MOMENT.date(), timedelta(days=1)
CITATION = "普镇〔2026〕9号"
NUMBERS = {"base": "3", "step": "1000", "counted_from": "0", "most": "6"}
MORE = StaffingStandard(base=3, step=1000, most=6)


def adopt(people, rules=MORE, *, on=TODAY, base=0, at=MOMENT):
    told = {"base": base, "effective_on": on, "reason": "业务增多", "citation": CITATION}
    return adopt_staffing_rules(rules, **told, by=people.admin, at=at)


@pytest.fixture
def counted(people, house, shelf):
    """Two full years of one matter, and one corrected; the neighbour centre counted nothing."""
    matter = next(iter(shelf.matters.values()))
    for year, cases in ((2024, 4100), (2025, 9999), (2025, 2100)):
        CaseVolume.objects.create(
            centre=house.centre, matter=matter, year=year, cases=cases, by=people.head, effective_at=MOMENT,
            recorded_at=MOMENT,
        )  # fmt: skip


def test_each_year_is_measured_by_the_rules_at_its_end(people, house, counted):
    row = adopt(people)
    assert row.as_rules == replace(MORE, citation=CITATION)
    assert AuditEntry.objects.get(action="staffing_rules.adopted").detail["version"] == "staffing-1"
    found = staffing_of(house.centre, TODAY)
    assert [(one.year, one.cases, one.decision.clerks) for one in found.years] == [(2025, 2100, 3), (2024, 4100, 2)]
    assert (found.decision.clerks, found.version, found.standard) == (3, "", StaffingStandard())
    # at the end of 2026 its year is counted by what was adopted in it; the years before it stay what they were
    later = staffing_of(house.centre, date(2027, 3, 1))
    assert (later.decision.clerks, later.version, later.standard.citation) == (3, "staffing-1", CITATION)
    assert [one.decision.clerks for one in later.years] == [3, 2]


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"rules": StaffingStandard(base=4, most=3)}, RulesRefused),
        ({"on": TODAY - DAY}, RulesInThePast),
        ({"base": 7}, RulesChangedMeanwhile),
    ],
    ids=["the most fewer than the least", "yesterday", "another one came between"],
)
def test_what_is_refused_leaves_nothing_behind(people, changes, refusal):
    with pytest.raises(refusal):
        adopt(people, **changes)
    assert not StaffingRulesVersion.objects.exists()
    assert not AuditEntry.objects.filter(action="staffing_rules.adopted").exists()


def test_the_page_shows_which_centres_it_touches_before_it_writes(
    people, house, counted, client_of, monday, django_assert_num_queries
):
    with django_assert_num_queries(4):
        touched, of_centres = touched_by(MORE, on=TODAY)
    assert {one.centre: (one.cases, one.posted, one.now.clerks, one.proposed.clerks) for one in touched} == {
        house.centre: (2100, 2, 3, 5),
        house.other_centre: (None, 0, 2, 3),
    }
    assert touched_by(replace(StaffingStandard(), most=6), on=TODAY) == ([], of_centres)

    client, change = client_of(people.admin), reverse("staffing_rules_change")
    page = client.post(change, NUMBERS | {"show": "1"})
    assert [one.centre for one in page.context["touched"]] == [one.centre for one in touched]
    shown = re.search(r'name="shown" value="(\w+)"', page.content.decode())[1]
    signature = {"effective_on": TODAY.isoformat(), "reason": "业务增多", "citation": CITATION}
    blind = client.post(change, NUMBERS | {"most": "7", "adopt": "1", "shown": shown} | signature)
    few = client.post(change, NUMBERS | {"most": "2", "show": "1"})
    assert (blind.status_code, few.status_code, list(few.context["form"].errors)) == (422, 422, ["most"])
    assert not StaffingRulesVersion.objects.exists()
    done = client.post(change, NUMBERS | {"adopt": "1", "shown": shown} | signature)
    assert done.url == reverse("staffing_rules")
    told = client_of(people.clerk).get(done.url).content.decode()
    assert all(words in told for words in ("staffing-1", CITATION, "业务增多"))
    assert change not in told
    assert client_of(people.head).get(change).status_code == 403

"""Vetting: every template on every changed matter, told to those who ask, repeatable."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from courses.domain.facets import Facet
from quizzes import operations
from quizzes.domain.registry import TEMPLATES
from quizzes.models import QuarantinedTemplate, Vetting
from quizzes.operations import vetting
from quizzes.queries import PracticeState, facets_assessable, practice_plan
from tests.factories import MOMENT
from tests.quizzes import shelf as shelves


def test_an_applied_catalogue_is_vetted_once_however_often_it_is_delivered(people, shelf):
    Vetting.objects.all().delete()
    payload = {"matters": [shelf.hygiene.pk]}
    for _ in range(2):
        operations.vet_catalogue(payload, at=MOMENT)
    rows = Vetting.objects.values_list("matter_version__matter", "depth")
    assert sorted(rows) == [(shelf.hygiene.pk, ""), (shelf.hygiene.pk, "accept")]
    assert not QuarantinedTemplate.objects.exists()


def test_a_template_that_breaks_is_kept_out_of_the_matter(people, shelf, monkeypatch):
    Vetting.objects.all().delete()
    name = "materials.which"

    def broken(bank, dice):
        raise ZeroDivisionError("planted")

    monkeypatch.setitem(TEMPLATES, name, replace(TEMPLATES[name], build=broken))
    report = operations.vet_matters([shelf.hygiene.pk], at=MOMENT)
    row = QuarantinedTemplate.objects.get()
    assert (row.template, row.matter_version.matter, row.facet) == (name, shelf.hygiene, "materials")
    assert row.faults == [{"kind": "broke", "where": "ZeroDivisionError: planted"}]
    assert (report.matters, report.quarantined) == (1, 1)
    attempt = operations.start_check(people.clerk, shelf.hygiene, seed=1, by=people.clerk, at=MOMENT)
    assert name not in set(attempt.draws.values_list("snapshot__template", flat=True))


def test_a_facet_the_list_leaves_empty_is_not_assessable_and_says_why(people, shelf):
    matter = shelf.matters["T-GA-001"]
    elements = replace(matter.versions.get().facts, statutory=None, promised=None)
    shelves.change(shelf, elements, [Facet.TIME_LIMIT], on=MOMENT.date(), at=MOMENT)
    version = matter.versions.get(number=2)
    told = Vetting.objects.get(matter_version=version).facets["time_limit"]
    assert told == {"practice": 0, "certifying": 0, "reason": "not_stated"}
    assert Facet.TIME_LIMIT not in facets_assessable(version, depth="accept")


def test_the_first_day_a_facet_could_be_asked_is_kept_through_versions_and_vettings(people, shelf):
    def since(number):
        operations.vet_matters([shelf.hygiene.pk], at=MOMENT + timedelta(days=number))
        row = Vetting.objects.get(matter_version__matter=shelf.hygiene, matter_version__number=number, depth="accept")
        return row.facets["time_limit"].get("since"), row.facets["result"].get("since")

    Vetting.objects.all().delete()
    elements = shelf.hygiene.versions.get().facts
    silent = replace(elements, statutory=None, promised=None)
    days = [(MOMENT + timedelta(days=number)).date() for number in range(4)]
    first = since(1)
    shelves.apply(shelf.catalogue, [(silent, [])], on=days[2], at=MOMENT + timedelta(days=2))
    second = since(2)
    shelves.apply(shelf.catalogue, [(elements, [])], on=days[3], at=MOMENT + timedelta(days=3))
    kept = days[1].isoformat()
    assert [first, second, since(3), since(3)] == [
        (kept, kept),
        (None, kept),
        (days[3].isoformat(), kept),
        (days[3].isoformat(), kept),
    ]


def test_a_version_that_comes_later_is_vetted_now(shelf):
    elements = shelf.hygiene.versions.get().facts
    shelves.apply(shelf.catalogue, [(elements, [])], on=MOMENT.date() + timedelta(days=30), at=MOMENT)
    operations.vet_matters([shelf.hygiene.pk], at=MOMENT)
    assert Vetting.objects.filter(matter_version__number=2).exists()


def test_an_unvetted_matter_is_not_practised(people, shelf):
    assert practice_plan(people.clerk, on=MOMENT.date()).state is PracticeState.READY
    Vetting.objects.all().delete()
    assert practice_plan(people.clerk, on=MOMENT.date()).state is PracticeState.NOTHING_ASKABLE


@pytest.mark.parametrize("matters", [1, 3])
def test_planning_a_sitting_costs_the_same_for_one_matter_and_for_three(
    people, house, matters, django_assert_num_queries
):
    shelves.fill(house, shelves.ALL[:matters], lessons=False)
    practice_plan(people.clerk, on=MOMENT.date())
    with django_assert_num_queries(38):
        practice_plan(people.clerk, on=MOMENT.date())


def test_vet_items_says_what_it_did(shelf, monkeypatch):
    monkeypatch.setattr(vetting, "SEEDS", range(1))
    said = StringIO()
    call_command("vet_items", "--matter", shelf.hygiene.code, stdout=said)
    assert said.getvalue().startswith("1 matters, ")

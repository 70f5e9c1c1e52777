"""The whole bank gone over: matter by matter, taken up again where it stopped, and told on the page."""

from datetime import timedelta
from io import StringIO
from itertools import islice

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse

from ledger.models import AuditEntry
from quizzes import tasks
from quizzes.models import QuarantinedTemplate, Vetting, VettingRun
from quizzes.operations import vetting, vetting_runs
from quizzes.queries.vetting_runs import bank_vetting, shut_out_in, stopped_runs
from tests.factories import MOMENT
from tests.quizzes import shelf as shelves
from tests.quizzes.test_written import write
from tests.shared import shared

pytestmark = pytest.mark.django_db
NIGHTLY = VettingRun.Reason.NIGHTLY


@pytest.fixture(autouse=True)
def nine_o_clock(monkeypatch):
    monkeypatch.setattr(vetting, "SEEDS", range(1))
    with time_machine.travel(MOMENT, tick=False):
        yield


@pytest.fixture
def handed_out(monkeypatch):
    calls = []
    monkeypatch.setattr(tasks, "async_task", lambda *call: calls.append(call))
    return calls


@shared
def small(house):
    """Three matters, not vetted yet, one of them changed from next month on."""
    shelf = shelves.fill(house, shelves.ALL[:3], lessons=False)
    shelves.apply(shelf.catalogue, [(shelves.ALL[0], [])], on=MOMENT.date() + timedelta(days=30), at=MOMENT)
    Vetting.objects.all().delete()
    return shelf


def begun():
    return vetting_runs.begin_whole(reason=NIGHTLY, by=None, at=MOMENT)


def done(run):
    return list(vetting_runs.vetting(run, at=MOMENT))


def test_a_run_goes_over_every_matter_once_and_says_what_it_found(small):
    write("哪些？", options=("身份证", "居民身份证", "照片", "申请表"), key=(0, 2))
    run = begun()
    assert done(run) == [(1, 3), (2, 3), (3, 3)]
    run.refresh_from_db()
    assert (run.finished_at, run.matters, run.shut_out, run.broken) == (MOMENT, [], 1, [])
    assert run.items == AuditEntry.objects.get(action="bank.vetted").detail["items"] > 20
    assert set(Vetting.objects.values_list("matter_version__matter", flat=True)) == {
        matter.pk for matter in small.matters.values()
    }
    assert Vetting.objects.filter(matter_version__number=2).exists()
    assert [row.faults[0]["kind"] for row in shut_out_in(run)] == ["options_alike"] * 1


def test_a_killed_run_goes_on_where_it_stood(small, handed_out):
    run = begun()
    assert list(islice(vetting_runs.vetting(run, at=MOMENT), 1)) == [(1, 3)]
    assert begun() == run
    assert not stopped_runs(at=MOMENT).exists()

    with time_machine.travel(MOMENT + timedelta(minutes=10), tick=False):
        assert tasks.take_up_vettings() == 1
        assert tasks.take_up_vettings() == 0
        assert handed_out == [("quizzes.tasks.go_on_vetting", run.pk)]
        tasks.go_on_vetting(run.pk)
        tasks.go_on_vetting(run.pk)
    run.refresh_from_db()
    assert (run.cursor, run.finished_at) == (3, MOMENT + timedelta(minutes=10))
    assert AuditEntry.objects.filter(action="bank.vetted").count() == 1


def test_two_workers_never_count_a_matter_twice(small):
    run, same = begun(), begun()
    first = vetting_runs.vetting(run, at=MOMENT)
    assert next(first) == (1, 3)
    assert done(same) == []
    assert list(first) == [(2, 3), (3, 3)]


def test_what_takes_longer_than_a_minute_is_handed_on(small, handed_out, monkeypatch):
    monkeypatch.setattr(tasks, "SECONDS", -1)
    tasks.vet_bank()
    run = VettingRun.objects.get()
    assert (run.reason, run.cursor, run.finished_at) == ("nightly", 1, None)
    assert handed_out == [("quizzes.tasks.go_on_vetting", run.pk)]


def test_a_matter_that_breaks_is_told_and_keeps_no_other_from_its_turn(small, monkeypatch):
    first = small.hygiene.pk

    def breaks(version, *, at):
        if version.matter_id == first:
            raise ZeroDivisionError("planted")
        return 1, 0

    monkeypatch.setattr(vetting, "vet_version", breaks)
    run = begun()
    assert len(done(run)) == 3
    told = bank_vetting(at=MOMENT)
    assert (told.last, told.broken) == (run, [(small.hygiene.name, "ZeroDivisionError: planted")])


def test_the_command_vets_the_whole_bank_and_names_what_broke(small, monkeypatch):
    said = StringIO()
    call_command("vet_items", stdout=said)
    run = VettingRun.objects.get()
    assert said.getvalue() == f"3 matters, {run.items} items, 0 newly quarantined\n"

    def breaks(version, *, at):
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(vetting, "vet_version", breaks)
    told = StringIO()
    with pytest.raises(CommandError):
        call_command("vet_items", stdout=StringIO(), stderr=told)
    assert told.getvalue().count("ZeroDivisionError") == 3


def test_the_command_says_that_a_code_is_unknown(small):
    with pytest.raises(CommandError):
        call_command("vet_items", "--matter", "XX-000", stdout=StringIO())
    assert not QuarantinedTemplate.objects.exists()


def test_the_page_shows_how_far_it_is_and_how_it_ended(people, small, client_of, handed_out):
    client, page = client_of(people.editor), reverse("item_coverage")
    assert "<progress" not in client.get(page).content.decode()
    client.post(reverse("vetting_start"))
    client.post(reverse("vetting_start"))
    run = VettingRun.objects.get()
    assert handed_out == [("quizzes.tasks.go_on_vetting", run.pk)]
    assert f'max="{run.total}"' in client.get(page).content.decode()
    tasks.go_on_vetting(run.pk)
    run.refresh_from_db()
    html = client.get(page).content.decode()
    assert "<progress" not in html
    assert str(run.items) in html

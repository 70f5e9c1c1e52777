"""What the worker does by itself stands in its timetable after migrating, once."""

from datetime import time
from importlib import import_module

import pytest
import time_machine
from django.utils import timezone
from django_q.models import Schedule

from ledger import schedules


@pytest.mark.django_db
def test_every_periodic_task_is_in_the_timetable_and_can_be_called() -> None:
    found = dict(Schedule.objects.values_list("func", "minutes"))

    assert found == schedules._wanted
    assert "ledger.tasks.sweep" in found
    for name in found:
        module, function = name.rsplit(".", 1)
        assert callable(getattr(import_module(module), function))


@pytest.mark.django_db
def test_migrating_again_keeps_when_a_task_is_due_and_drops_what_is_no_longer_wanted() -> None:
    Schedule.objects.create(name="ledger.tasks.gone", func="ledger.tasks.gone", minutes=1)
    before = dict(Schedule.objects.exclude(name="ledger.tasks.gone").values_list("name", "next_run"))

    schedules.write_down()

    assert dict(Schedule.objects.values_list("name", "next_run")) == before


@pytest.mark.django_db
@pytest.mark.parametrize("now", ["2026-03-02T01:00:00+08:00", "2026-03-02T23:00:00+08:00"], ids=["before", "after"])
def test_what_runs_every_night_first_runs_in_the_coming_night(now: str) -> None:
    Schedule.objects.filter(name="quizzes.tasks.vet_bank").delete()
    with time_machine.travel(now, tick=False):
        schedules.write_down()
        ahead = Schedule.objects.get(name="quizzes.tasks.vet_bank").next_run - timezone.now()
    first = timezone.localtime(Schedule.objects.get(name="quizzes.tasks.vet_bank").next_run)
    assert (first.time(), ahead.days) == (time(2, 30), 0)

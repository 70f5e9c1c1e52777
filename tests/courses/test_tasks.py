"""What the worker is handed: long work in turns, work left by a killed worker, and faults of ours."""

from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.utils import timezone

from courses import operations, tasks
from courses.models import Catalogue, CatalogueImport, Matter
from ledger.models import Job
from tests.courses.imports import received, stage
from tests.courses.lists import BOTH, numbered, workbook

Queue = list[tuple[str, int]]


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> Queue:
    """What was handed to the worker, which isn't there."""
    handed: Queue = []
    monkeypatch.setattr("courses.tasks.async_task", lambda *task: handed.append(task))
    return handed


def work_off(queue: Queue) -> int:
    """Do what is waiting, one turn after another; how many turns it took."""
    turns = 0
    while queue:
        name, key = queue.pop(0)
        module, function = name.rsplit(".", 1)
        getattr(import_module(module), function)(key)
        turns += 1
    return turns


def test_long_work_is_done_in_turns(
    catalogue: Catalogue, people, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("courses.chunks.ROWS", 1)
    monkeypatch.setattr("courses.tasks.SECONDS", -1)
    found = received(catalogue, workbook(*numbered(3)))

    tasks.start_reading(found, by=people.editor)
    assert work_off(queue) > 2
    found.refresh_from_db()
    assert (found.state, found.lines.count()) == ("planned", 3)

    tasks.start_import(found, by=people.editor)
    assert work_off(queue) > 4
    found.refresh_from_db()
    assert (found.state, Matter.objects.count()) == ("applied", 3)
    assert list(Job.objects.order_by("pk").values_list("state", "done", "total")) == [("done", 3, 3), ("done", 3, 3)]


def test_pressing_twice_hands_it_out_once(catalogue: Catalogue, people, queue: Queue) -> None:
    found = stage(catalogue, *BOTH)

    for _ in range(2):
        tasks.start_import(found, by=people.editor)

    assert queue == [("courses.tasks.apply_import", found.pk)]


@pytest.mark.parametrize("work", ["read", "apply"])
def test_what_a_killed_worker_left_is_handed_out_again(catalogue: Catalogue, people, queue: Queue, work: str) -> None:
    found = received(catalogue, workbook(*BOTH)) if work == "read" else stage(catalogue, *BOTH)
    if work == "read":
        tasks.start_reading(found, by=people.editor)
    else:
        tasks.start_import(found, by=people.editor)
        next(operations.applying(found, by=people.editor, at=timezone.now()))
    CatalogueImport.objects.filter(pk=found.pk).update(touched_at=timezone.now() - 2 * tasks.STOPPED_AFTER)
    queue.clear()

    assert [tasks.go_on(), tasks.go_on()] == [1, 0]
    work_off(queue)
    found.refresh_from_db()
    assert found.state == {"read": "planned", "apply": "applied"}[work]


def test_work_that_waits_for_a_person_is_not_handed_out(catalogue: Catalogue, queue: Queue) -> None:
    found = stage(catalogue, *BOTH)
    CatalogueImport.objects.filter(pk=found.pk).update(touched_at=timezone.now() - timedelta(days=30))

    assert (tasks.go_on(), queue) == (0, [])


def test_a_fault_of_ours_while_reading_ends_with_a_sentence(
    catalogue: Catalogue, people, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("courses.operations.readings.planned_against", _fails)
    found = received(catalogue, workbook(*BOTH))
    tasks.start_reading(found, by=people.editor)

    with pytest.raises(ZeroDivisionError):
        work_off(queue)

    found.refresh_from_db()
    assert (found.state, found.refusal["code"]) == ("unreadable", "file_unreadable")
    assert Job.objects.get().state == Job.State.FAILED
    CatalogueImport.objects.update(touched_at=timezone.now() - timedelta(days=1))
    assert tasks.go_on() == 0


def test_a_fault_of_ours_while_applying_waits_for_a_person_and_is_gone_on_with(
    catalogue: Catalogue, people, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = stage(catalogue, *BOTH)
    tasks.start_import(found, by=people.editor)
    with monkeypatch.context() as broken:
        broken.setattr(import_module("courses.operations.applying"), "_end", _fails)
        with pytest.raises(ZeroDivisionError):
            work_off(queue)
    CatalogueImport.objects.update(touched_at=timezone.now() - timedelta(days=1))
    assert (Job.objects.get().state, tasks.go_on()) == (Job.State.FAILED, 0)

    tasks.start_import(found, by=people.editor)
    work_off(queue)

    found.refresh_from_db()
    job = Job.objects.get()
    assert (found.state, job.state, Matter.objects.count()) == ("applied", Job.State.DONE, 2)


def _fails(*_: Any, **__: Any) -> Iterator[tuple[int, int]]:
    raise ZeroDivisionError

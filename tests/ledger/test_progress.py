"""A job is one piece of work: pressing twice finds it, and a new round begins it anew."""

import pytest
from django.utils import translation

from ledger.models import Job
from ledger.progress import advance, faults_told, finish, open_job, reopen
from tests.factories import MOMENT

pytestmark = pytest.mark.django_db


def opened() -> Job:
    return open_job("Work", key="work:1", by=None, at=MOMENT)[0]


def test_an_ended_job_begins_anew_with_nothing_left_of_before() -> None:
    job = opened()
    advance(job, done=3, total=7)
    finish(job, at=MOMENT, message="paper jam", failed=True)

    assert reopen(job, by=None, at=MOMENT) is True

    job.refresh_from_db()
    assert (job.state, job.done, job.total, job.message, job.finished_at) == (Job.State.WAITING, 0, 0, "", None)


def test_a_job_that_waits_or_runs_is_left_alone() -> None:
    job = opened()
    assert reopen(job, by=None, at=MOMENT) is False
    advance(job, done=3, total=7)

    assert reopen(job, by=None, at=MOMENT) is False

    job.refresh_from_db()
    assert (job.state, job.done) == (Job.State.RUNNING, 3)


def test_a_fault_of_ours_ends_the_job_and_goes_on_to_the_workers_log() -> None:
    job = opened()
    advance(job, done=3, total=7)
    with translation.override("zh-hans"), pytest.raises(OSError, match="disk full"), faults_told(job):
        raise OSError("disk full")

    job.refresh_from_db()
    assert (job.state, job.done, job.message) == (Job.State.FAILED, 3, "因系统故障中断，已完成的部分保留，请再试一次。")

"""What the worker does for exams by itself."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django_q.tasks import async_task

from ledger import progress
from ledger.models import Job
from people.models import User
from quizzes.exams.models import Paper
from quizzes.exams.operations.closing import close_overdue
from quizzes.exams.operations.papers import preparing_all
from quizzes.exams.operations.preparing import NothingToAsk
from quizzes.exams.queries.papers import papers_opening

SEED_BITS = 62
AHEAD = timedelta(hours=1)


def preparing_job_key(paper_id: int) -> str:
    """One job per paper: pressing the button twice finds the first."""
    return f"exam-preparing:{paper_id}"


def start_preparing(paper: Paper, *, by: User) -> Job:
    """Hand the preparing of everybody's sitting to the worker; once it has ended it may be asked for again."""
    key, now = preparing_job_key(paper.pk), timezone.now()
    job, new = progress.open_job(gettext_noop("Preparing sittings"), key=key, by=by, at=now)
    if new or progress.reopen(job, by=by, at=now):
        async_task("quizzes.exams.tasks.prepare_sittings", paper.pk)
    return job


def prepare_sittings(paper_id: int) -> None:
    """Prepare what is still to prepare; what a killed worker left is done by asking again."""
    paper = Paper.objects.select_related("centre").get(pk=paper_id)
    job = Job.objects.select_related("by").get(key=preparing_job_key(paper_id))
    done = 0
    with translation.override(job.by.language or settings.LANGUAGE_CODE):
        try:
            for done, total in preparing_all(
                paper, seed_of=lambda: secrets.randbits(SEED_BITS), by=job.by, at=timezone.now()
            ):
                progress.advance(job, done=done, total=total)
        except NothingToAsk:
            message = _("Not one question of the paper can be drawn today. Look at what it asks.")
            progress.finish(job, at=timezone.now(), message=message, failed=True)
            return
        except Exception:  # told to the person, logged by the worker
            message = _("Preparing has stopped because of a fault of ours. What is prepared stays; ask once more.")
            progress.finish(job, at=timezone.now(), message=message, failed=True)
            raise
        message = _("%(count)d sittings were prepared; whoever begins has every question at once.") % {"count": done}
        progress.finish(job, at=timezone.now(), message=message)


def prepare_what_opens_soon() -> int:
    """Prepare the sittings of papers that open within the hour, for whoever published them: nobody who begins with a
    whole room waits until their questions are drawn. Called every five minutes; returns how many were asked for."""
    started = 0
    for paper in papers_opening(within=AHEAD, at=timezone.now()):
        assert paper.published_by is not None
        start_preparing(paper, by=paper.published_by)
        started += 1
    return started


def close_overdue_sittings() -> int:
    """Close whatever is over; called every minute, and twice is once."""
    return close_overdue(at=timezone.now())

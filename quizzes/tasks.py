"""Background entry points: an id in, one operation called."""

from time import monotonic

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django_q.tasks import async_task

from courses.models import Matter
from ledger import progress
from ledger.models import Job
from people.models import User
from quizzes import operations
from quizzes.models import Regrading, VettingRun
from quizzes.operations import vetting_runs
from quizzes.queries.vetting_runs import open_whole_run, stopped_runs

# Well under the worker's time limit: longer work hands itself on and continues where it stood.
SECONDS = 60
VET = "quizzes.tasks.go_on_vetting"


def regrading_job_key(regrading_id: int) -> str:
    """One job per regrading: pressing the button twice finds the first."""
    return f"regrading:{regrading_id}"


def start_regrading(regrading: Regrading, *, by: User) -> Job:
    """Open the job of an approved regrading and hand it to the worker."""
    key = regrading_job_key(regrading.pk)
    job, new = progress.open_job(gettext_noop("Grading answers anew"), key=key, by=by, at=timezone.now())
    if new:
        async_task("quizzes.tasks.carry_out_regrading", regrading.pk)
    return job


def carry_out_regrading(regrading_id: int) -> None:
    """Grade anew for a minute, say how far it is, and hand on what is left; who is done already costs one look."""
    regrading = Regrading.objects.get(pk=regrading_id)
    job = Job.objects.select_related("by").get(key=regrading_job_key(regrading_id))
    end = monotonic() + SECONDS
    with translation.override(job.by.language or settings.LANGUAGE_CODE):
        try:
            for done, total in operations.carrying_out(regrading, at=timezone.now()):
                progress.advance(job, done=done, total=total)
                if monotonic() > end and done < total:
                    async_task("quizzes.tasks.carry_out_regrading", regrading_id)
                    return
        except Exception:  # told to the person, logged by the worker
            message = _(
                "Grading anew has stopped because of a fault of ours. What was done is kept, the rest follows at night."
            )
            progress.finish(job, at=timezone.now(), message=message, failed=True)
            raise
        progress.finish(job, at=timezone.now(), message=_("Every answer it touches was graded anew."))


def catch_up_regradings() -> int:
    """Carry every approved regrading out on what has come since; returns how many there are. Called once a day."""
    approved = Regrading.objects.filter(decision__approved=True).order_by("decision__pk")
    for regrading in approved:
        for _done in operations.carrying_out(regrading, at=timezone.now()):
            pass
    return len(approved)


def vet_everything() -> None:
    """Find anew what can be asked: a template was taken out or put back, also of matters a run has been through."""
    matters = Matter.objects.order_by("pk").values_list("pk", flat=True)
    run = vetting_runs.begin_part(matters, reason=VettingRun.Reason.WITHDRAWN, by=None, at=timezone.now())
    go_on_vetting(run.pk)


def vet_bank() -> None:
    """Every night: every template on every matter, and every written question."""
    run = vetting_runs.begin_whole(reason=VettingRun.Reason.NIGHTLY, by=None, at=timezone.now())
    go_on_vetting(run.pk)


def start_vetting(*, by: User) -> VettingRun:
    """Somebody doesn't want to wait for the night; a run that is open is left to its worker."""
    if running := open_whole_run():
        return running
    run = vetting_runs.begin_whole(reason=VettingRun.Reason.ASKED_FOR, by=by, at=timezone.now())
    async_task(VET, run.pk)
    return run


def go_on_vetting(run_id: int) -> None:
    """Vet for a minute from where the run stands, and hand on what is left."""
    run = VettingRun.objects.get(pk=run_id)
    if run.finished_at:
        return
    end = monotonic() + SECONDS
    steps = vetting_runs.vetting(run, at=timezone.now())
    for _step in steps:
        if monotonic() > end:
            async_task(VET, run.pk)
            return


def take_up_vettings() -> int:
    """Hand out again what a killed worker left; returns how many runs. Called every few minutes."""
    now = timezone.now()
    left = list(stopped_runs(at=now).values_list("pk", flat=True))
    VettingRun.objects.filter(pk__in=left).update(touched_at=now)
    for run in left:
        async_task(VET, run)
    return len(left)

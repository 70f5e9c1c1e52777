"""Going over the whole bank, matter by matter, so that it can stop anywhere and go on there."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from courses.models import Matter, MatterVersion
from ledger import audit
from people.models import User
from quizzes.models import VettingRun
from quizzes.operations.vetting import vet_matters
from quizzes.queries.vetting_runs import open_whole_run


@transaction.atomic
def begin_whole(*, reason: str, by: User | None, at: datetime) -> VettingRun:
    """A run over every matter in force or to come; the one that is open is gone on with instead."""
    if running := open_whole_run():
        return running
    known = MatterVersion.objects.in_force(timezone.localdate(at)) | MatterVersion.objects.activated().filter(
        effective_at__gt=at
    )
    matters = Matter.objects.filter(pk__in=known.values("matter")).order_by("catalogue", "code", "pk")
    return _begin(matters.values_list("pk", flat=True), whole=True, reason=reason, by=by, at=at)


@transaction.atomic
def begin_part(matters: Iterable[int], *, reason: str, by: User | None, at: datetime) -> VettingRun:
    """A run over these matters alone."""
    return _begin(matters, whole=False, reason=reason, by=by, at=at)


def vetting(run: VettingRun, *, at: datetime) -> Iterator[tuple[int, int]]:
    """Vet one matter after another from where the run stands, yielding (done, total); each is kept at once.

    A matter that breaks is noted and passed over. Ends early where somebody else works on the same run.
    """
    while run.cursor < run.total:
        here = run.cursor
        items = shut_out = 0
        broken = list(run.broken)
        try:
            report = vet_matters([run.matters[here]], at=at)
            items, shut_out = report.items, report.quarantined
        except Exception as error:  # one matter must not keep the night from the others; it is told on the page
            broken.append({"matter": run.matters[here], "why": f"{type(error).__name__}: {error}"[:200]})
        moved = VettingRun.objects.filter(pk=run.pk, cursor=here, finished_at=None).update(
            cursor=here + 1, items=F("items") + items, shut_out=F("shut_out") + shut_out, broken=broken, touched_at=at
        )
        if not moved:
            return
        run.cursor, run.broken = here + 1, broken
        yield run.cursor, run.total
    finish(run, at=at)


@transaction.atomic
def finish(run: VettingRun, *, at: datetime) -> None:
    """Close a run that has been through; finishing twice is finishing once."""
    ended = VettingRun.objects.filter(pk=run.pk, finished_at=None, cursor=F("total"))
    if ended.update(finished_at=at, touched_at=at, matters=[]):
        run.refresh_from_db()
        told = {"matters": run.total, "items": run.items, "shut_out": run.shut_out, "broken": len(run.broken)}
        audit.record("bank.vetted", run, by=run.by, at=at, whole=run.whole, **told)


def _begin(matters: Iterable[int], *, whole: bool, reason: str, by: User | None, at: datetime) -> VettingRun:
    listed = list(matters)
    return VettingRun.objects.create(
        reason=reason, whole=whole, by=by, matters=listed, total=len(listed), started_at=at, touched_at=at
    )

"""How the going over of the bank stands, and how the last one ended."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from courses.models import Matter
from quizzes.models import QuarantinedTemplate, VettingRun

STOPPED_AFTER = timedelta(minutes=3)
"""A run nobody has touched for so long was left by a killed worker, or waits for one."""


@dataclass(frozen=True, slots=True)
class BankVetting:
    """The run that is under way and the last that went over the whole bank; `names` of matters that could not be
    vetted in it, by key."""

    running: VettingRun | None
    last: VettingRun | None
    names: dict[int, str]
    has_stopped: bool = False

    @property
    def broken(self) -> list[tuple[str, str]]:
        """(matter, why) of the last whole run."""
        rows = self.last.broken if self.last else []
        return [(self.names.get(row["matter"], str(row["matter"])), row["why"]) for row in rows]


def open_whole_run() -> VettingRun | None:
    """The run over the whole bank that hasn't ended."""
    return VettingRun.objects.filter(whole=True, finished_at=None).first()


def stopped_runs(*, at: datetime) -> QuerySet[VettingRun]:
    """Open runs nobody works on any more."""
    return VettingRun.objects.filter(finished_at=None, touched_at__lt=at - STOPPED_AFTER)


def bank_vetting(*, at: datetime) -> BankVetting:
    """Two queries, a third where a matter could not be vetted."""
    bare = VettingRun.objects.defer("matters")
    running = bare.filter(finished_at=None).order_by("-whole", "pk").first()
    last = bare.filter(whole=True, finished_at__isnull=False).order_by("-finished_at").first()
    broken = [row["matter"] for row in last.broken] if last else []
    names = dict(Matter.objects.filter(pk__in=broken).values_list("pk", "name")) if broken else {}
    stopped = running is not None and running.touched_at < at - STOPPED_AFTER
    return BankVetting(running, last, names, stopped)


def shut_out_in(run: VettingRun) -> QuerySet[QuarantinedTemplate]:
    """What a run (or an import applied meanwhile) shut out, in its order."""
    rows = QuarantinedTemplate.objects.filter(by=None, recorded_at__gte=run.started_at)
    if run.finished_at:
        rows = rows.filter(recorded_at__lte=run.finished_at)
    return rows.select_related("matter_version").order_by("pk")

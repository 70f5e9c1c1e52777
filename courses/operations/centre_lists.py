"""What a centre handles, changed for many matters at once: planned for a person to look at, then applied as planned.

A plan is not stored. The page keeps the wishes, signed; applying plans them again and refuses where anything has
become different since the person looked.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from courses.domain.offerings.plan import Action, OfferingLine, OfferingPlan, plan_offerings
from courses.domain.offerings.sheet import read_sheets
from courses.domain.offerings.terms import Wish
from courses.domain.problems import Problem
from courses.operations.offerings import hold, serve
from courses.queries.offerings import held_by, lasting, special_windows
from courses.readers import read_file
from ledger import audit, outbox
from people.models import Centre, User


class PlanOutdated(Exception):
    """The plan somebody agreed to is no longer what would happen; `plan` is. Nothing was written."""

    def __init__(self, plan: OfferingPlan) -> None:
        self.plan = plan
        super().__init__("the centre's list has changed since")


def read_centre_list(centre: Centre, data: bytes, *, on: date) -> tuple[tuple[Wish, ...], tuple[Problem, ...]]:
    """The wishes of a file and the problems of its rows; raises Refusal where it is no such list. Writes nothing."""
    windows = frozenset(special_windows(centre, on=on).values_list("number", flat=True))
    return read_sheets(read_file(data).sheets, held_by(centre, on=on), windows=windows)


def plan_centre_list(
    centre: Centre, wishes: Sequence[Wish], *, on: date, full: bool = False, problems: Iterable[Problem] = ()
) -> OfferingPlan:
    """What the wishes would change from that day on; `full`: what they don't name is closed. Writes nothing."""
    held = held_by(centre, on=on)
    known = [wish for wish in wishes if wish.matter in held]
    return plan_offerings(known, held, on=on, full=full, problems=problems)


@transaction.atomic
def apply_centre_list(
    centre: Centre, wishes: Sequence[Wish], *, on: date, full: bool, agreed: str, by: User | None, at: datetime
) -> OfferingPlan:
    """Do exactly what the plan with the digest `agreed` says; raises PlanOutdated where it would do anything else."""
    Centre.objects.select_for_update().get(pk=centre.pk)
    plan = plan_centre_list(centre, wishes, on=on, full=full)
    if plan.has_errors or plan.digest != agreed:
        raise PlanOutdated(plan)
    lines = [line for line in plan.lines if line.action is not Action.UNCHANGED]
    if not lines:
        return plan
    hold(centre, {line.held.matter: line.after for line in lines}, on=on)
    _serve(centre, lines, on=on)
    entry = audit.record(
        "centre.list_applied",
        centre,
        by=by,
        at=at,
        on=on.isoformat(),
        **{action.value: [line.held.matter for line in plan.of(action)] for action in Action if action != "unchanged"},
    )
    payload = {"centre": centre.pk, "matters": sorted(line.held.matter for line in lines)}
    outbox.publish("offerings.changed", payload, key=f"offerings.changed:{entry.pk}", at=at)
    return plan


def _serve(centre: Centre, lines: Sequence[OfferingLine], *, on: date) -> None:
    """Bring the sector and tidal windows in line; a window none of the lines is about is left alone."""
    touched = {line.held.matter: line.windows for line in lines if line.windows != line.held.windows}
    for window in special_windows(centre, on=on) if touched else ():
        now = set(lasting(window.window_matters.all(), on).values_list("matter", flat=True))
        wanted = {matter for matter in now if window.number in touched.get(matter, {window.number})}
        wanted |= {matter for matter, numbers in touched.items() if window.number in numbers}
        if wanted != now:
            serve(window, wanted, on=on)

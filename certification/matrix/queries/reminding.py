"""Checks a person is to be reminded of: what changed, what ends, what is due for the first time."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from certification.matrix.domain.errands import Errand, ErrandKind, brought_forward, errands
from certification.matrix.queries.arranged import arranged_for
from certification.matrix.queries.errands import cells_today
from courses.models import Matter
from ledger.reminders import Due
from people.models import User

# A certification is the same thing before its last day and after it.
KINDS = {
    ErrandKind.CHANGED: "check.changed",
    ErrandKind.RENEWAL: "check.ends",
    ErrandKind.EXPIRED: "check.ends",
    ErrandKind.FIRST: "check.first",
}


def checks_to_remind(person: User, *, on: date, by: date) -> Iterator[Due]:
    """Each matter apart, also where one check answers several: a thing that is said must not change its name."""
    cells, arranged = cells_today(person, on=on), arranged_for([person.pk]).get(person.pk, ())
    found = brought_forward(errands(cells, on=on, soon=by - on), cells, arranged, on=on)
    names = Matter.objects.in_bulk({int(one.matter) for one in found})
    for one in found:
        yield Due(KINDS[one.kind], one.matter, one.due_on, names[int(one.matter)].name, _link(one))


def _link(one: Errand) -> str:
    whole = one.kind in (ErrandKind.EXPIRED, ErrandKind.RENEWAL)
    return reverse("check_intro", args=[one.matter]) + ("?scope=full" if whole else "")

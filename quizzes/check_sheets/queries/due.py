"""Which checks a centre's people owe in the coming weeks, for whoever prints them."""

from dataclasses import dataclass
from datetime import date, timedelta

from courses.domain.facets import Facet
from courses.models import Matter
from people.models import Centre, User
from quizzes.models import CheckSheet
from quizzes.obligations import DueCheck, checks_due_at

AHEAD = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class DueRow:
    """A check somebody owes; `out` is their sheet of it that still can be entered."""

    clerk: User
    matter: Matter
    due: DueCheck
    out: CheckSheet | None

    @property
    def key(self) -> str:
        return f"{self.clerk.pk}-{self.matter.pk}"

    @property
    def facets(self) -> tuple[Facet, ...]:
        """What a delta check asks; none of a full one."""
        return self.due.facets if self.due.delta else ()


def due_rows(centre: Centre, user: User, *, on: date) -> list[DueRow]:
    """By clerk, the most binding first, the user's own left out. Of a change that several matters share each is a row
    of its own: on paper one sheet is about one matter. Two queries beside those of `checks_due_at`."""
    due = checks_due_at(centre, on=on, by=on + AHEAD)
    owed = {clerk: found for clerk, found in due.items() if found and clerk.pk != user.pk}
    matters = Matter.objects.in_bulk({key for found in owed.values() for one in found for key in _matters(one)})
    sheets = CheckSheet.objects.filter(clerk__in=owed, state=CheckSheet.State.OUT, expires_on__gte=on)
    out = {(one.clerk_id, one.matter_id): one for one in sheets}
    return [
        DueRow(clerk, matters[key], one, out.get((clerk.pk, key)))
        for clerk in sorted(owed, key=lambda clerk: clerk.username)
        for one in owed[clerk]
        for key in _matters(one)
    ]


def _matters(due: DueCheck) -> tuple[int, ...]:
    return tuple(dict.fromkeys((due.matter, *due.shared)))

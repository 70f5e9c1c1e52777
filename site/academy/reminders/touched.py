"""What other steps would say: how many things tomorrow's round has for how many people, now and then."""

from dataclasses import dataclass
from datetime import date, timedelta

from academy.reminders.domain.steps import StepPolicy, steps_to_say
from academy.reminders.queries import people_with_an_account, said_to
from ledger import reminders
from ledger.models import Reminder

MOST_PEOPLE = 40
"""What is due is asked person by person; so many are looked at while somebody waits for the page."""


@dataclass(frozen=True, slots=True)
class Round:
    """Things that would be said, and to how many people."""

    things: int
    people: int


@dataclass(frozen=True, slots=True)
class Touched:
    """Of the first people of all, the next day's round under the steps in force and under the proposed ones."""

    now: Round
    then: Round
    people: int
    of_people: int


def touched_by(now: StepPolicy, proposed: StepPolicy, *, on: date) -> Touched:
    """Counts only: what is due for whom stays with them."""
    everybody, day = people_with_an_account(on), on + timedelta(days=1)
    counts: dict[StepPolicy, list[int]] = {now: [], proposed: []}
    asked = list(everybody[:MOST_PEOPLE])
    for person in asked:
        dues = reminders.due(person, on=day, by=day + max(now.horizon, proposed.horizon))
        said = said_to(person, dues, channel=Reminder.Channel.APP)
        for policy, found in counts.items():
            found.append(len(steps_to_say({one.thing: one.due_on for one in dues}, said, on=day, policy=policy)))
    before, after = (Round(sum(found), sum(map(bool, found))) for found in (counts[now], counts[proposed]))
    return Touched(before, after, len(asked), everybody.count())

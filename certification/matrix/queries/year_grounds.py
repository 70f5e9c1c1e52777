"""The facts of a person's year for the yearly word: duty, certifications by their due day, post."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from certification.domain.spans import Span, days_within
from certification.matrix.queries.board import board
from certification.staff_file.domain.yearly import DutyGround, Grounds
from certification.training.domain.duty import DutyStatus
from certification.training.queries import DutyRow, duties_of_centre
from people.models import Centre, Posting, RoleGrant, User

# What a person in both roles has of both duties: the worse one.
WORST_FIRST = (DutyGround.MISSED, DutyGround.OPEN, DutyGround.MET, DutyGround.NOT_ASKED)
DUTY = {
    DutyStatus.MET: DutyGround.MET,
    DutyStatus.ON_COURSE: DutyGround.OPEN,
    DutyStatus.AT_RISK: DutyGround.OPEN,
    DutyStatus.MISSED: DutyGround.MISSED,
    DutyStatus.NOT_FULL_YEAR: DutyGround.NOT_ASKED,
    DutyStatus.PAUSED: DutyGround.NOT_ASKED,
}


def year_grounds(people: Iterable[User], centre: Centre, *, year: int, on: date) -> dict[int, Grounds]:
    """By person key. The duty as it stands on `on`, for papers arrive after the year; certifications and post on the
    last day of the year, or on `on` while it runs. A constant number of queries."""
    found, day = list(people), min(on, date(year, 12, 31))
    duties = defaultdict(list)
    for row in duties_of_centre(centre, year=year, on=on):
        duties[row.clerk.pk].append(row)
    due, overdue = _checks(centre, day)
    clerks = set(RoleGrant.objects.filter(user__in=found, role=RoleGrant.Role.CLERK).values_list("user", flat=True))
    posts = _post_days(found, Span(date(year, 1, 1), date(year + 1, 1, 1)), day)
    return {
        person.pk: _grounds(
            duties[person.pk],
            as_of=day,
            due=due[person.pk],
            overdue=overdue[person.pk],
            post_days=posts[person.pk] if person.pk in clerks else None,
        )
        for person in found
    }


def _grounds(rows: list[DutyRow], **facts: object) -> Grounds:
    worst = min(rows, key=lambda row: WORST_FIRST.index(DUTY[row.decision.status]), default=None)
    if worst is None:
        return Grounds(duty=DutyGround.NOT_ASKED, classes=0, asked=0, **facts)
    decision = worst.decision
    return Grounds(duty=DUTY[decision.status], classes=decision.count, asked=decision.required, **facts)


def _checks(centre: Centre, day: date) -> tuple[dict[int, int], dict[int, int]]:
    """How many certifications of each clerk had their day, and how many of them were not valid."""
    due, overdue = defaultdict(int), defaultdict(int)
    for (clerk, _matter), cell in board(centre, on=day).cells.items():
        if cell.required and cell.assessable and cell.due_on is not None and cell.due_on <= day:
            due[clerk] += 1
            overdue[clerk] += cell.overdue
    return due, overdue


def _post_days(people: list[User], whole: Span, day: date) -> dict[int, int]:
    """Days of the year so far in a base post."""
    held = defaultdict(list)
    posts = Posting.objects.filter(clerk__in=people, kind=Posting.Kind.BASE, starts_on__lte=day)
    for post in posts:
        held[post.clerk_id].append(Span(post.starts_on, post.ends_on))
    frame = Span(whole.starts_on, min(date.fromordinal(day.toordinal() + 1), whole.ends_on))
    return defaultdict(int, {clerk: days_within(spans, frame) for clerk, spans in held.items()})

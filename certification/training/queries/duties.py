"""The yearly duty of people: loaded for any number of them, decided for any year."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from certification.domain.spans import Span
from certification.training.domain import attendance as plain
from certification.training.domain.away import Away
from certification.training.domain.duty import DutyDecision, annual_duty
from certification.training.domain.policy import Adopted, DutyPolicy, DutyRole
from certification.training.models import Attendance
from certification.training.queries.policies import adopted_policies, policy_in
from certification.training.queries.registers import Line, newest_class_first, standing_lines
from people.models import Centre, Leave, RoleGrant, User


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A person's duty of a year in a role, and the register lines of that year, newest first."""

    clerk: User
    decision: DutyDecision
    lines: tuple[Line, ...]
    policy: DutyPolicy
    role: DutyRole = DutyRole.CLERK

    def counts(self, line: Line) -> bool:
        """Whether the duty is made of this line too."""
        return str(line.attendance.session_id) in self.decision.counting


@dataclass(slots=True)
class Facts:
    """What is known of some people in one role on a day."""

    role: DutyRole
    on: date
    adopted: list[Adopted]
    grants: dict[int, list[RoleGrant]] = field(default_factory=lambda: defaultdict(list))
    leave: dict[int, list[Away]] = field(default_factory=lambda: defaultdict(list))
    lines: dict[int, list[Line]] = field(default_factory=lambda: defaultdict(list))

    def decide(self, person: User, year: int, policy: DutyPolicy) -> DutyRow:
        """The duty of one of these people, as the policy has it."""
        grants = self.grants[person.pk]
        decision = annual_duty(
            year=year,
            attendances=[_plain(line, grants) for line in self.lines[person.pk]],
            employment=[Span(grant.starts_on, grant.ends_on) for grant in grants],
            leave=self.leave[person.pk],
            policy=policy,
            on=self.on,
            moved=len({grant.centre_id for grant in grants if _in_year(grant, year, self.on)}) > 1,
        )
        of_year = [line for line in self.lines[person.pk] if line.attendance.session.ended_on.year == year]
        return DutyRow(person, decision, tuple(newest_class_first(of_year)), policy, self.role)


def facts_of(
    people: Iterable[User], *, on: date, role: DutyRole = DutyRole.CLERK, adopted: list[Adopted] | None = None
) -> Facts:
    """Load them; five queries for any number of people, and one without `adopted`."""
    keys = [person.pk for person in people]
    facts = Facts(role, on, adopted_policies() if adopted is None else adopted)
    for grant in RoleGrant.objects.filter(user__in=keys, role=role).select_related("centre__unit"):
        facts.grants[grant.user_id].append(grant)
    for leave in Leave.ever.filter(clerk__in=keys):
        days = (_day(leave.recorded_at), _day(leave.withdrawn_at))
        facts.leave[leave.clerk_id].append(Away(Span(leave.starts_on, leave.ends_on), *days))
    for line in standing_lines(Attendance.objects.filter(clerk__in=keys).select_related("session"), on=on, final=True):
        facts.lines[line.attendance.clerk_id].append(line)
    return facts


def duties_of(
    people: Iterable[User],
    *,
    year: int,
    on: date,
    role: DutyRole = DutyRole.CLERK,
    adopted: list[Adopted] | None = None,
) -> list[DutyRow]:
    """The duty of each in the year as it stands on `on`; empty where the year asks nothing of the role."""
    rows = adopted_policies() if adopted is None else adopted
    policy = policy_in(year, role, on=on, adopted=rows)
    if policy is None:
        return []
    found = list(people)
    facts = facts_of(found, on=on, role=role, adopted=rows)
    return [facts.decide(person, year, policy) for person in found]


def duty_of(clerk: User, *, year: int, on: date) -> DutyRow:
    """One clerk's duty of the year."""
    return duties_of_years(clerk, (year,), on=on)[0]


def duties_of_years(clerk: User, years: Iterable[int], *, on: date) -> tuple[DutyRow, ...]:
    """One clerk's duty of each year, loaded once."""
    facts = facts_of([clerk], on=on)
    asked = ((year, policy_in(year, DutyRole.CLERK, on=on, adopted=facts.adopted)) for year in years)
    return tuple(facts.decide(clerk, year, policy) for year, policy in asked if policy)


def duties_of_centre(centre: Centre, *, year: int, on: date) -> list[DutyRow]:
    """The duty of everybody who held a role at the centre in the year that has one: clerks first, then heads."""
    rows = adopted_policies()
    return [
        row
        for role in DutyRole
        for row in duties_of(people_of_year(centre, role, year=year), year=year, on=on, role=role, adopted=rows)
    ]


def people_of_year(centre: Centre, role: DutyRole, *, year: int) -> QuerySet[User]:
    """Whoever held the role at the centre on any day of the year, by account name."""
    grants = RoleGrant.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=date(year, 1, 1)),
        role=role,
        centre=centre,
        starts_on__lt=date(year + 1, 1, 1),
    )
    return User.objects.filter(pk__in=grants.values("user")).order_by("username")


def _in_year(grant: RoleGrant, year: int, on: date) -> bool:
    begun = grant.starts_on < date(year + 1, 1, 1) and grant.starts_on <= on
    return begun and (grant.ends_on is None or grant.ends_on > date(year, 1, 1))


def _own_level(grants: list[RoleGrant], on: date) -> plain.OrganiserLevel:
    """The level of the unit whose centre the person belonged to on the day, or else of the nearest one."""
    begun = [grant for grant in grants if grant.starts_on <= on] or grants[:1]
    newest = max(begun, key=lambda grant: grant.starts_on, default=None)
    return plain.OrganiserLevel(newest.centre.unit.level) if newest else plain.OrganiserLevel.TOWN


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def _plain(line: Line, grants: list[RoleGrant]) -> plain.Attendance:
    row, session = line.attendance, line.attendance.session
    days = {
        name: _day(word.effective_at) if word else None
        for name, word in (
            ("clerk_confirmed_on", line.by_clerk),
            ("head_confirmed_on", line.by_head),
            ("clerk_disputed_on", line.disputed),
            ("head_declined_on", line.declined),
        )
    }
    return plain.Attendance(
        session=str(row.session_id),
        ended_on=session.ended_on,
        recorded_on=timezone.localdate(row.recorded_at),
        level=plain.OrganiserLevel(session.organiser_level),
        completed=row.result == Attendance.Result.COMPLETED,
        own_level=_own_level(grants, session.ended_on),
        hours=session.hours,
        themes=tuple(session.themes),
        **days,
    )

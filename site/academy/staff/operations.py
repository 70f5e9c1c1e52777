"""Reading a staff list into a plan, and doing what the plan says. A plan is not stored: it would keep people's data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from academy.staff.domain.people import AT_CENTRE, CLERK, Grant, Wanted
from academy.staff.domain.plan import Action, StaffLine, StaffPlan, plan_staff
from academy.staff.domain.sheet import StaffList, read_list
from academy.staff.passwords import FirstPassword
from academy.staff.queries import BASE, people_known, places
from courses.readers import read_file
from people import operations as people
from people.models import AdminUnit, Centre, Posting, User, Window

DAY = timedelta(days=1)


class StaffPlanOutdated(Exception):
    """The plan somebody agreed to is no longer what would happen; `plan` is. Nothing was written."""

    def __init__(self, plan: StaffPlan) -> None:
        self.plan = plan
        super().__init__("people have changed since")


@dataclass(frozen=True, slots=True)
class Slip:
    """An account and its first password, told once."""

    user: User
    password: str


def read_staff(data: bytes) -> StaffList:
    """What a file says; raises Refusal where it is no staff list. Writes nothing."""
    return read_list(read_file(data), places())


def plan_list(found: StaffList, *, on: date, full: bool = False) -> StaffPlan:
    """What the list would change from that day on. Writes nothing."""
    given = {"sheet": found.sheet, "problems": found.problems}
    return plan_staff(found.wanted, people_known(), on=on, full=full, **given)


def apply_list(
    wanted: Sequence[Wanted],
    *,
    on: date,
    full: bool,
    agreed: str,
    password: Callable[[], FirstPassword],
    by: User | None,
    at: datetime,
) -> tuple[StaffPlan, list[Slip]]:
    """Do exactly what the plan with the digest `agreed` says; raises StaffPlanOutdated where it would do anything else.

    Returns the plan and a slip for each new account, whose password is kept nowhere but hashed. Hashing takes a while,
    so it comes before the transaction, which plans once more under the lock of whoever applies a list.
    """
    plan = _as_agreed(wanted, on=on, full=full, agreed=agreed)
    words = [password() for _line in plan.of(Action.CREATE)]
    with transaction.atomic():
        list(AdminUnit.objects.select_for_update(no_key=True).order_by("pk"))
        plan = _as_agreed(wanted, on=on, full=full, agreed=agreed)
        doing = _Doing(on, by, at)
        slips = [doing.open(line, word) for line, word in zip(plan.of(Action.CREATE), words, strict=True)]
        for line in (*plan.of(Action.CHANGE), *plan.of(Action.LEAVE)):
            doing.change(line)
    return plan, slips


def hand_out(user: User, *, password: Callable[[], FirstPassword], by: User | None, at: datetime) -> Slip:
    """A new slip for somebody who lost theirs, or who forgot the password they chose."""
    word = password()
    return Slip(people.hand_out_password(user, word.hashed, by=by, at=at), word.text)


def _as_agreed(wanted: Sequence[Wanted], *, on: date, full: bool, agreed: str) -> StaffPlan:
    plan = plan_staff(wanted, people_known(), on=on, full=full)
    if plan.has_errors or plan.digest != agreed:
        raise StaffPlanOutdated(plan)
    return plan


class _Doing:
    """Does lines of one plan, from one day on; the places are read once."""

    def __init__(self, on: date, by: User | None, at: datetime) -> None:
        self.on, self.by_whom = on, {"by": by, "at": at}
        self.centres, self.units, self.windows = (model.objects.in_bulk() for model in (Centre, AdminUnit, Window))

    def open(self, line: StaffLine, word: FirstPassword) -> Slip:
        """A new account. Its clerk has been one since the base post began."""
        wanted = line.wanted
        assert wanted is not None
        user = people.add_person(
            username=wanted.username,
            name=wanted.name,
            employee_number=wanted.number or "",
            password=None,
            first_password=word.hashed,
            **self.by_whom,
        )
        since = min(self.on, wanted.since) if line.posts and wanted.since else self.on
        for grant in line.gives:
            self._give(user, grant, since if grant.role == CLERK else self.on)
        self._post(user, line)
        return Slip(user, word.text)

    def change(self, line: StaffLine) -> None:
        """Somebody with an account: what the list corrects, ends and gives."""
        assert line.person is not None
        user, wanted = User.objects.get(pk=line.person.key), line.wanted
        if line.reopens:
            people.reopen_account(user, **self.by_whom)
        if line.changed and wanted:
            number = user.employee_number if wanted.number is None else wanted.number
            people.correct_person(user, name=wanted.name, employee_number=number, **self.by_whom)
        self._end(user, line)
        for grant in line.gives:
            self._give(user, grant, self._begins(user, grant))
        self._post(user, line)
        if line.closes:
            people.close_account(user, closes_on=self.on, **self.by_whom)

    def _end(self, user: User, line: StaffLine) -> None:
        """What was to begin on the day or later ends the day after it begins: a span is never empty."""
        for grant in user.grants.filter(ends_on=None) if line.ends else ():
            if Grant(grant.role, grant.centre_id or grant.unit_id or 0, grant.department) in line.ends:
                people.end_role(grant, ends_on=max(self.on, grant.starts_on + DAY), **self.by_whom)
        for post in Posting.objects.filter(clerk=user, kind=BASE, ends_on=None) if line.ends_post else ():
            people.end_posting(post, ends_on=max(self.on, post.starts_on + DAY), **self.by_whom)

    def _give(self, user: User, grant: Grant, starts_on: date) -> None:
        at_centre = grant.role in AT_CENTRE
        people.grant_role(
            user,
            role=grant.role,
            centre=self.centres[grant.place] if at_centre else None,
            unit=None if at_centre else self.units[grant.place],
            department=grant.department,
            starts_on=starts_on,
            **self.by_whom,
        )

    def _post(self, user: User, line: StaffLine) -> None:
        wanted = line.wanted
        if line.posts and wanted and wanted.window and wanted.since:
            window = self.windows[wanted.window]
            people.post_clerk(user, window=window, kind=BASE, starts_on=wanted.since, **self.by_whom)

    def _begins(self, user: User, grant: Grant) -> date:
        """The day the role begins: after the same one that is about to end; a clerk's at whichever centre."""
        place = {} if grant.role == CLERK else {"centre" if grant.role in AT_CENTRE else "unit": grant.place}
        ending = user.grants.filter(role=grant.role, ends_on__gt=self.on, **place).order_by("-ends_on").first()
        return ending.ends_on if ending else self.on

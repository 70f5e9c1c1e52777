"""Plan, then apply: what a staff list would open, change and close, person by person. Pure.

A list gives roles and a first base post; it never takes a role away from somebody it names, but for the one centre a
clerk can belong to. Who goes to another centre leaves the base post behind; within a centre a list never moves one, for
a move has rules and signatures of its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from academy.staff.domain.people import AT_CENTRE, CLERK, Grant, Person, Wanted
from courses.domain.dated_plan import DatedPlan
from courses.domain.problems import Problem, Severity


class Action(StrEnum):
    """What happens to one person."""

    CREATE = "create"
    CHANGE = "change"
    LEAVE = "leave"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class StaffLine:
    """One person: `person` as they stand (None: new), `wanted` as the list has them (None: the list leaves them out).

    `gives` and `ends` are roles; `posts` says that the base post of the row begins, `ends_post` that the open one ends,
    `closes` that the account does, `reopens` that it opens again. `changed` names what of the person is corrected.
    """

    action: Action
    person: Person | None
    wanted: Wanted | None
    gives: tuple[Grant, ...] = ()
    ends: tuple[Grant, ...] = ()
    posts: bool = False
    ends_post: bool = False
    closes: bool = False
    reopens: bool = False
    changed: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.wanted.name if self.wanted else self.person.name if self.person else ""

    @property
    def username(self) -> str:
        return self.person.username if self.person else self.wanted.username if self.wanted else ""

    @property
    def told(self) -> object:
        person = self.person and (self.person.key, self.person.name, self.person.employee_number, self.person.base)
        return (
            *(self.action, person, self.wanted, sorted(self.gives), sorted(self.ends)),
            *(self.posts, self.ends_post, self.closes, self.reopens, self.changed),
        )


class StaffPlan(DatedPlan[StaffLine]):
    """What a staff list would do on one day, those who left last."""

    __slots__ = ()


def plan_staff(
    wanted: Sequence[Wanted],
    people: Iterable[Person],
    *,
    on: date,
    full: bool = False,
    sheet: str = "",
    problems: Iterable[Problem] = (),
) -> StaffPlan:
    """What the rows would change from that day on.

    A `full` list is complete for the centres it names: whoever belongs to one of them and isn't on it has left. A list
    with errors lets nobody leave. Problems of rows are said to stand in `sheet`.
    """
    people, found = list(people), list(problems)
    by_name = {person.username.casefold(): person for person in people}
    by_number = {person.employee_number: person for person in people if person.employee_number}
    lines: list[StaffLine] = []
    for one in wanted:
        numbered = by_number.get(one.number or "")
        person = by_name.get(one.username.casefold()) or numbered
        wrong = [*_wrong(one, person, numbered, lines, on), *_doubts(one, person, people)]
        found += [replace(problem, sheet=sheet) for problem in wrong]
        if not any(problem.severity is Severity.ERROR for problem in wrong):
            lines.append(_line(one, person))
    if full and not any(problem.severity is Severity.ERROR for problem in found):
        lines += _left(lines, people)
    return StaffPlan(on, tuple(lines), tuple(found))


def _line(one: Wanted, person: Person | None) -> StaffLine:
    if person is None:
        return StaffLine(Action.CREATE, None, one, gives=one.grants, posts=one.window is not None)
    gives = tuple(grant for grant in one.grants if grant not in person.grants)
    moved = any(grant.role == CLERK for grant in gives)
    ends = tuple(sorted(grant for grant in person.grants if moved and grant.role == CLERK))
    differs = {
        "name": one.name != person.name,
        "number": one.number is not None and one.number != person.employee_number,
    }
    changed = tuple(part for part, is_other in differs.items() if is_other)
    ends_post = _leaves_post(one, person)
    posts = one.window is not None and (person.base is None or ends_post)
    acts = bool(gives or ends or changed or posts or ends_post or person.closed)
    action = Action.CHANGE if acts else Action.UNCHANGED
    return StaffLine(action, person, one, gives, ends, posts, ends_post, reopens=person.closed, changed=changed)


def _leaves_post(one: Wanted, person: Person) -> bool:
    """Whether the row makes somebody a clerk of another centre than that of their open base post."""
    centres = [grant.place for grant in one.grants if grant.role == CLERK]
    return person.base is not None and bool(centres) and person.base_centre not in centres


def _wrong(
    one: Wanted, person: Person | None, numbered: Person | None, lines: Iterable[StaffLine], on: date
) -> Iterator[Problem]:
    """What forbids the row. `numbered` is who has its staff number."""
    if person is None:
        return
    name = {"name": one.name}
    if any(line.person and line.person.key == person.key for line in lines):
        yield Problem("person_twice", Severity.ERROR, row=one.row, params=name)
    if numbered and numbered.key != person.key:
        params = {"number": one.number, "name": numbered.name, "username": numbered.username}
        yield Problem("number_of_another", Severity.ERROR, row=one.row, params=params)
    ended = on if _leaves_post(one, person) else person.posted_until if person.base is None else None
    if one.window and one.since and ended and ended > one.since:
        yield Problem("post_overlaps", Severity.ERROR, row=one.row, params={**name, "day": ended.isoformat()})


def _doubts(one: Wanted, person: Person | None, people: Iterable[Person]) -> Iterator[Problem]:
    """What somebody should look at before applying: one account for two people, two for one, a move."""
    if person is None:
        places = {grant.place for grant in one.grants}
        for other in people:
            if other.name == one.name and places & {grant.place for grant in other.grants}:
                params = {"name": one.name, "username": other.username}
                yield Problem("namesake", row=one.row, params=params)
        return
    if person.name != one.name:
        params = {"username": person.username, "old": person.name, "new": one.name}
        yield Problem("name_differs", row=one.row, params=params)
    if person.base is not None and one.window not in (None, person.base) and not _leaves_post(one, person):
        yield Problem("post_moves", row=one.row, params={"name": one.name})


def _left(lines: Sequence[StaffLine], people: Iterable[Person]) -> Iterator[StaffLine]:
    named = {line.person.key for line in lines if line.person}
    centres = {g.place for line in lines if line.wanted for g in line.wanted.grants if g.role in AT_CENTRE}
    for person in sorted(people, key=lambda person: person.username):
        own = tuple(sorted(g for g in person.grants if g.role in AT_CENTRE and g.place in centres))
        if own and person.key not in named:
            was_clerk = any(grant.role == CLERK for grant in own)
            yield StaffLine(
                Action.LEAVE,
                person,
                None,
                ends=own,
                ends_post=was_clerk and person.base is not None,
                closes=len(own) == len(person.grants),
            )

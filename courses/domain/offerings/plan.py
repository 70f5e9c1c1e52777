"""Plan, then apply: what a centre's new list would open, change and close, matter by matter. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum

from courses.domain.dated_plan import DatedPlan
from courses.domain.offerings.terms import Held, Terms, Wish
from courses.domain.problems import Problem, Severity

TERMS = ("depth", "tier", "document", "expires_on", "ends_on")


class Action(StrEnum):
    """What happens to one matter at the centre."""

    OPEN = "open"
    CHANGE = "change"
    CLOSE = "close"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class OfferingLine:
    """One matter: the terms before and after (None: not handled), the windows, and the names of what changes."""

    action: Action
    held: Held
    after: Terms | None
    windows: frozenset[int]
    changed: tuple[str, ...] = ()
    row: int | None = None

    @property
    def before(self) -> Terms | None:
        return self.held.terms

    @property
    def told(self) -> object:
        return self


class OfferingPlan(DatedPlan[OfferingLine]):
    """What a centre's list would do on one day, closings last."""

    __slots__ = ()


def plan_offerings(
    wishes: Iterable[Wish],
    held: Mapping[int, Held],
    *,
    on: date,
    full: bool = False,
    problems: Iterable[Problem] = (),
) -> OfferingPlan:
    """What the wishes would change from that day on. A `full` list closes what it does not name, unless it has errors.

    `held` has every matter that is wished for. A wish that can't be is a problem and leaves its matter as it is.
    """
    found, lines = list(problems), []
    for wish in wishes:
        wrong = list(_wrong(wish, held[wish.matter], on))
        found += wrong
        if not any(problem.severity is Severity.ERROR for problem in wrong):
            lines.append(_line(wish, held[wish.matter], on))
    named = {line.held.matter for line in lines}
    if full and not any(problem.severity is Severity.ERROR for problem in found):
        lines += [
            OfferingLine(Action.CLOSE, one, None, frozenset(), ("ends_on",))
            for one in held.values()
            if one.terms and one.matter not in named
        ]
    return OfferingPlan(on, tuple(lines), tuple(found))


def _line(wish: Wish, held: Held, on: date) -> OfferingLine:
    windows = wish.values.get("windows", held.windows)
    after = _wanted(wish, held.terms, on)
    if after.ends_on is not None and after.ends_on <= max(on, after.starts_on):
        action = Action.CLOSE if held.terms else Action.UNCHANGED
        return OfferingLine(action, held, None, frozenset(), ("ends_on",) if held.terms else (), wish.row)
    before = held.terms
    if before is None:
        return OfferingLine(Action.OPEN, held, after, windows, row=wish.row)
    names = (*TERMS, "starts_on") if before.starts_on > on else TERMS
    changed = tuple(name for name in names if getattr(before, name) != getattr(after, name))
    changed += ("windows",) if windows != held.windows else ()
    return OfferingLine(Action.CHANGE if changed else Action.UNCHANGED, held, after, windows, changed, wish.row)


def _wanted(wish: Wish, before: Terms | None, on: date) -> Terms:
    """The terms that were said, over those that hold. A document authorised a depth: it doesn't cover another one."""
    said = {name: value for name, value in wish.values.items() if name in _NAMES}
    if before is None:
        return Terms(**{"starts_on": on, **said})
    if before.starts_on <= on:
        said.pop("starts_on", None)
    after = replace(before, **said)
    if after.depth is not before.depth and "document" not in said:
        return replace(after, document="", expires_on=None)
    return after


_NAMES = {one.name for one in fields(Terms)}


def _wrong(wish: Wish, held: Held, on: date) -> Iterator[Problem]:
    after = _wanted(wish, held.terms, on)
    if after.expires_on and not after.document:
        yield Problem("expiry_without_document", Severity.ERROR, row=wish.row, params={"name": held.name})
    if held.terms is None and after.starts_on < on:
        yield Problem(
            "offering_starts_before",
            Severity.ERROR,
            row=wish.row,
            params={"name": held.name, "day": after.starts_on.isoformat(), "on": on.isoformat()},
        )
    if (
        held.terms
        and held.terms.starts_on <= on
        and wish.values.get("starts_on", held.terms.starts_on) != held.terms.starts_on
    ):
        yield Problem("offering_start_kept", row=wish.row, params={"name": held.name})

"""Reads about matter checks: may it start, how does it stand, how did it end."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from courses.domain.facets import FACETS, Facet
from courses.models import Matter
from courses.moments import start_of
from courses.queries import version_in_force
from people.models import User
from quizzes.domain.attempts import AttemptDecision, AttemptPolicy, AttemptReason, may_start
from quizzes.domain.check import (
    Answered,
    CheckPolicy,
    CheckState,
    FacetCount,
    replay,
)
from quizzes.domain.check_rules import policy_from
from quizzes.models import Attempt, CheckOutcome, CheckSheet, Evidence
from quizzes.queries.banks import offering_for
from quizzes.queries.check_rules import rules_in_force
from quizzes.queries.coverage import facets_assessable
from quizzes.queries.mastery import material_changes


def admission_to_check(
    clerk: User, matter: Matter, *, at: datetime, tries: AttemptPolicy | None = None, delta: bool = False
) -> AttemptDecision:
    """Whether a check may start now, why not, and from when; delta checks are counted apart from full ones. `tries` are
    those of the rules in force where nobody has read them yet.

    A try that a regrading left undecided is nobody's try, nor is a sheet as it was typed wrongly at first.
    """
    earlier = Attempt.objects.filter(Q(matter=matter) | ~Q(shared={}), clerk=clerk, kind=Attempt.Kind.CHECK)
    earlier = earlier.exclude(outcome__in=CheckOutcome.objects.as_corrected().filter(regraded="undecided"))
    earlier = earlier.exclude(on_paper=True, sheet=None)
    rows = earlier.values_list("started_at", "facets", "matter", "shared")
    tried = [
        started
        for started, facets, own, shared in rows
        if bool(facets) is delta and (own == matter.pk or asked_with(shared, matter.pk))
    ]
    return may_start(tried, at=at, policy=tries or rules_in_force(timezone.localdate(at)).rules.tries)


def sheet_out(clerk: User, matter: Matter, *, on: date) -> CheckSheet | None:
    """The sheet of paper the clerk's check of the matter waits for; one that expired holds nothing up."""
    out = CheckSheet.objects.filter(clerk=clerk, matter=matter, state=CheckSheet.State.OUT)
    return out.filter(expires_on__gte=on).first()


def refused_for(sheet: CheckSheet) -> AttemptDecision:
    """No check on a screen before it is entered or cancelled, or has expired."""
    return AttemptDecision(False, AttemptReason.SHEET_OUT, start_of(sheet.expires_on + timedelta(days=1)), 0)


def open_check(clerk: User, matter: Matter) -> Attempt | None:
    """The clerk's running check of the matter, or of a change it shares with others."""
    running = Attempt.objects.filter(clerk=clerk, kind=Attempt.Kind.CHECK, state=Attempt.State.OPEN)
    found = running.filter(Q(matter=matter) | ~Q(shared={}))
    return next((one for one in found if one.matter_id == matter.pk or asked_with(one.shared, matter.pk)), None)


def asked_with(shared: dict[str, Any], matter: int) -> bool:
    """Whether a sitting that shares a change (`Attempt.shared`) is about the matter too."""
    return str(matter) in shared.get("matters", {})


def policy_of(attempt: Attempt) -> CheckPolicy:
    """The numbers frozen when the sitting started."""
    return policy_from(attempt.policy)


def check_state(attempt: Attempt) -> CheckState:
    """The state of the sitting, replayed from its evidence in the order of the draws."""
    rows = Evidence.objects.of_the_draw().filter(response__draw__attempt=attempt)
    rows = rows.order_by("response__draw__position", "pk")
    told = (Told(*row) for row in rows.values_list(*TOLD, "right"))
    return replay(answered(attempt, told), policy_of(attempt), before_first(attempt))


def before_first(attempt: Attempt) -> CheckState:
    """The state a sitting begins with: of a delta check every facet asks for fresh rights."""
    fresh = policy_of(attempt).fresh_rights
    return CheckState(counts=tuple(FacetCount(Facet(name), 0, fresh) for name in attempt.facets))


class Told(NamedTuple):
    """One verdict and where it came from: the draw's position and facet, how well its item is guessed."""

    position: int
    asked: str
    guess: str
    facet: str
    right: bool


TOLD = ("response__draw__position", "response__draw__facet", "snapshot__content__guess", "facet")
"""Of a row of evidence, what `Told` begins with."""


def answered(attempt: Attempt, told: Iterable[Told]) -> list[Answered]:
    """What the answered items said of the facets the sitting asks, in the order of their draws; a wrong case that
    blames none of them blames the facet it was drawn for, for a wrong answer proves nothing."""
    found: dict[int, list[tuple[Facet, bool]]] = {}
    drawn: dict[int, Told] = {}
    for row in told:
        drawn[row.position] = row
        found.setdefault(row.position, [])
        if row.facet in attempt.plan:
            found[row.position].append((Facet(row.facet), row.right))
    return [
        Answered(tuple(found[place]) or ((Facet(drawn[place].asked), False),), Fraction(drawn[place].guess))
        for place in sorted(found)
    ]


def outcomes_of(clerk: User) -> QuerySet[CheckOutcome]:
    """How the clerk's checks ended, newest first."""
    return clerk.check_outcomes.select_related("matter", "matter_version", "attempt")


@dataclass(frozen=True, slots=True)
class Passed:
    """What the clerk's passed checks say of a matter: the latest version each facet was `proved` at, and the version
    at which facets without items were `left_out` of a full check."""

    proved: dict[str, int]
    left_out: dict[str, int]

    def settled(self, facet: Facet) -> int | None:
        """The version up to which the facet has been dealt with; None where no check came to it."""
        found = [told[facet.value] for told in (self.proved, self.left_out) if facet.value in told]
        return max(found, default=None)


def passed_checks(clerk: User, matter: Matter, *, before: CheckOutcome | None = None) -> Passed:
    """What those say that were recorded before the given one (default: all); one query."""
    return passed_of([clerk], matter, before=before).get((clerk.pk, matter.pk), Passed({}, {}))


def passed_of(
    clerks: Iterable[User | int], matter: Matter | None = None, *, before: CheckOutcome | None = None
) -> dict[tuple[int, int], Passed]:
    """The same by (clerk key, matter key), of one matter or of all; what a shared check proved is said of each of its
    matters. One query."""
    found: dict[tuple[int, int], Passed] = defaultdict(lambda: Passed({}, {}))
    rows = CheckOutcome.objects.as_corrected().filter(clerk__in=list(clerks), passes=True)
    rows = rows.filter(Q(matter=matter) | ~Q(attempt__shared={})) if matter else rows
    rows = rows.filter(pk__lt=before.pk) if before else rows
    columns = "clerk", "matter", "versions", "not_assessable", "matter_version__number", "attempt__shared"
    for clerk, own, versions, left_out, number, shared in rows.order_by().values_list(*columns):
        _note(found[clerk, own].proved, versions)
        _note(found[clerk, own].left_out, dict.fromkeys(left_out, number))
        for other, (_version, its_number) in shared.get("matters", {}).items():
            _note(found[clerk, int(other)].proved, dict.fromkeys(versions, its_number))
    return dict(found)


def _note(settled: dict[str, int], named: dict[str, int]) -> None:
    for name, version in named.items():
        settled[name] = max(version, settled.get(name, 0))


def stale_facets(passed: Passed, matter: Matter, *, on: date) -> tuple[Facet, ...]:
    """Facets settled by a passed check that have changed materially since, in the plan's order; one that could not
    be asked then is settled as of that version.

    Whether a certification stands on them is certification's question; this says what a delta check would ask.
    """
    changes = material_changes([matter.pk], on=on)
    return tuple(
        facet
        for facet in FACETS
        if (settled := passed.settled(facet)) is not None
        and any(number > settled for number, _since in changes[matter.pk, facet])
    )


@dataclass(frozen=True, slots=True)
class CheckProspect:
    """What the clerk would sit now: a delta check over `delta` where facets they proved have changed, else all.

    `asked` are the facets with items among them; `running` an open sitting to go on with. `unasked` had no items
    when the clerk passed and have some now: a delta check over them is open to whoever wishes.
    """

    admission: AttemptDecision
    policy: CheckPolicy
    tries: AttemptPolicy
    asked: tuple[Facet, ...]
    delta: tuple[Facet, ...]
    stale: tuple[Facet, ...]
    unasked: tuple[Facet, ...]
    running: Attempt | None

    @property
    def rights(self) -> int:
        """Right answers that pass when none is wrong."""
        return self.policy.rights_needed(0, len(self.asked)) or 0


class Scope(StrEnum):
    """What a clerk wishes to be asked: what is due, every facet, those that could not be asked before, or what the
    matter shares with others."""

    DUE = "due"
    FULL = "full"
    UNASKED = "unasked"
    SHARED = "shared"


def check_prospect(
    clerk: User, matter: Matter, *, at: datetime, scope: Scope = Scope.DUE, shared: Facet | None = None
) -> CheckProspect:
    """Everything the page before a check says. A facet that changed and has no items any more is not asked. `shared`
    is the facet whose change is asked of for all the matters that share it."""
    on = timezone.localdate(at)
    offering = offering_for(clerk, matter, on=on)
    version = version_in_force(matter, on)
    found = facets_assessable(version, depth=offering.depth if offering else "") if version else ()
    passed = passed_checks(clerk, matter)
    stale = tuple(facet for facet in stale_facets(passed, matter, on=on) if facet in found)
    new = passed.left_out.keys() - passed.proved.keys()
    unasked = tuple(facet for facet in found if facet.value in new and facet not in stale)
    together = (shared,) if shared else stale
    delta = {Scope.DUE: stale, Scope.FULL: (), Scope.UNASKED: unasked, Scope.SHARED: together}[scope]
    asked = tuple(facet for facet in found if not delta or facet in delta)
    rules, sheet = rules_in_force(on).rules, sheet_out(clerk, matter, on=on)
    admission = admission_to_check(clerk, matter, at=at, tries=rules.tries, delta=bool(delta))
    return CheckProspect(
        admission=refused_for(sheet) if sheet else admission,
        policy=rules.policy_for(offering.tier if offering else None, delta=len(asked) if delta else 0),
        tries=rules.tries,
        asked=asked,
        delta=delta,
        stale=stale,
        unasked=unasked,
        running=open_check(clerk, matter),
    )

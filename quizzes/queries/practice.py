"""What to practise now, why, and what the week's budget leaves out. For the clerk's own screen only."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from courses.domain.facets import FACETS, Facet
from courses.models import Matter, MatterVersion
from courses.queries import counter_weights, matters_required
from people.models import User
from people.queries import centre_of
from quizzes.domain.burden import LeftOut, Need, Urgency, Week, choose_practice
from quizzes.domain.dice import Dice
from quizzes.domain.mastery import How
from quizzes.models import Attempt, Vetting
from quizzes.obligations import DueCheck, recommended
from quizzes.queries.booking import book_checks
from quizzes.queries.coverage import Vettings, askable, asks_beside, vetting_for, vettings_of
from quizzes.queries.mastery import FacetMastery, mastery_of
from quizzes.queries.times import facet_seconds, typical_seconds

SITTING_SECONDS = 6 * 60
"""One sitting fits between two citizens."""
ABOUT_SECONDS = 20
"""A whole sitting keeps room for one question on what else the list says of a matter; a shorter one only has it where
the facets leave room."""


class PracticeState(StrEnum):
    """What the start page says."""

    READY = "ready"
    NOTHING_REQUIRED = "nothing_required"
    NOTHING_ASKABLE = "nothing_askable"
    NOTHING_DUE = "nothing_due"
    BUDGET_USED = "budget_used"
    BUDGET_KEPT = "budget_kept"


@dataclass(frozen=True, slots=True)
class PracticeEntry:
    """One facet of one matter to be asked, and why now; `asked`: somebody asked for the matter to come first."""

    matter: Matter
    facet: Facet
    urgency: Urgency
    asked: bool = False


@dataclass(frozen=True, slots=True)
class PracticePlan:
    """One sitting: what it asks in what order; `left_out` is what this week's budget has no room for.

    `about` is a matter of the sitting of which one thing is asked at the end that bears on no facet (how people ask
    for it, its type, level, law, fee): it is practised only, and leaves no evidence. `checks` are due by Sunday and
    have their time kept in `week`; `unfit` are due too, and the week has no time for them.
    """

    state: PracticeState
    chosen: tuple[PracticeEntry, ...] = ()
    left_out: tuple[PracticeEntry, ...] = ()
    seconds: int = 0
    week: Week = field(default_factory=Week)
    checks: tuple[DueCheck, ...] = ()
    unfit: tuple[DueCheck, ...] = ()
    about: Matter | None = None

    @property
    def questions(self) -> int:
        return len(self.chosen) + bool(self.about)

    @property
    def asked(self) -> tuple[Matter, ...]:
        """Matters of the sitting somebody asked for."""
        return tuple(dict.fromkeys(entry.matter for entry in self.chosen if entry.asked))

    @property
    def minutes(self) -> int:
        return -(-self.seconds // 60)

    @property
    def week_minutes_left(self) -> int:
        return self.week.left // 60

    @property
    def kept_minutes(self) -> int:
        return -(-self.week.kept // 60)


def practice_plan(clerk: User, *, on: date, due: Iterable[DueCheck] | None = None) -> PracticePlan:
    """The sitting a clerk would start now; a constant number of queries for any number of matters.

    Checks that are due by Sunday have their time first. `due` saves asking for them.
    """
    typical = typical_seconds()
    booked = book_checks(clerk, on=on, typical=typical, due=due)
    plan = PracticePlan(PracticeState.READY, week=booked.week, checks=booked.fits, unfit=booked.over)
    return _filled(plan, clerk, typical, on=on)


def _filled(plan: PracticePlan, clerk: User, typical: dict[str, int], *, on: date) -> PracticePlan:
    """The plan with what practice asks in the room that is left."""
    left = plan.week.room
    matters = {_name(matter): matter for matter in matters_required(clerk, on)}
    if not matters:
        return replace(plan, state=PracticeState.NOTHING_REQUIRED)
    known = _Known.of(matters, on)
    needs, anything_askable = _needs(clerk, known, on)
    if not anything_askable:
        return replace(plan, state=PracticeState.NOTHING_ASKABLE)
    seconds = {facet: facet_seconds(facet, typical) for facet in FACETS}
    week = choose_practice(needs, on=on, remaining_seconds=left, seconds=seconds)
    room = min(left, SITTING_SECONDS)
    kept = ABOUT_SECONDS if room == SITTING_SECONDS and any(map(known.asks_beside, matters)) else 0
    sitting = choose_practice(needs, on=on, remaining_seconds=room - kept, seconds=seconds)
    over = tuple(_entry(matters, need) for need, reason in week.left_out if reason is LeftOut.BUDGET)
    if not sitting.chosen:
        return replace(plan, state=_empty(plan.week, over), left_out=over)
    plan = replace(plan, left_out=over)
    chosen = tuple(_entry(matters, need) for need in sitting.chosen)
    asked = [entry.matter for entry in chosen if known.asks_beside(_name(entry.matter))]
    if not asked or sitting.seconds + ABOUT_SECONDS > room:
        return replace(plan, chosen=chosen, seconds=sitting.seconds)
    about = Dice("about", clerk.pk, on.isoformat()).choice(asked)
    return replace(plan, chosen=chosen, seconds=sitting.seconds + ABOUT_SECONDS, about=about)


def _empty(week: Week, over: tuple[PracticeEntry, ...]) -> PracticeState:
    """Why nothing is asked."""
    if not over:
        return PracticeState.NOTHING_DUE
    return PracticeState.BUDGET_KEPT if week.kept else PracticeState.BUDGET_USED


def open_practice(clerk: User) -> Attempt | None:
    """The practice the clerk left open."""
    return Attempt.objects.filter(clerk=clerk, kind=Attempt.Kind.PRACTICE, state=Attempt.State.OPEN).first()


@dataclass(frozen=True, slots=True)
class _Known:
    """What vetting says of the matters; two queries."""

    matters: dict[str, Matter]
    versions: dict[int, int]
    vetted: Vettings

    @classmethod
    def of(cls, matters: dict[str, Matter], on: date) -> "_Known":
        in_force = MatterVersion.objects.in_force(on).filter(matter__in=matters.values())
        versions = dict(in_force.values_list("matter", "pk"))
        return cls(matters, versions, vettings_of(versions.values()))

    def vetting(self, name: str) -> Vetting | None:
        matter = self.matters[name]
        return vetting_for(self.vetted, self.versions.get(matter.pk, 0), matter.depth or "")

    def asks_beside(self, name: str) -> bool:
        return asks_beside(self.vetting(name))


def _needs(clerk: User, known: _Known, on: date) -> tuple[list[Need], bool]:
    """Every facet that wants asking today, and whether any facet of these matters can be asked at all."""
    mastery = mastery_of(clerk, known.matters.values(), on=on)
    centre = centre_of(clerk, on=on)
    first = recommended(clerk, on=on)
    weights = counter_weights(centre.pk if centre else 0, known.matters.values(), on=on)
    needs, anything_askable = [], False
    for name, matter in known.matters.items():
        facets = askable(known.vetting(name), certifying=False)
        anything_askable = anything_askable or bool(facets)
        for found in mastery[matter.pk]:
            urgency = _urgency(found, on)
            if urgency is not None and found.facet in facets:
                due_on, asked = found.state.due_on, matter.pk in first
                needs.append(Need(name, found.facet, urgency, weights[matter.pk], due_on, asked))
    return needs, anything_askable


def _urgency(known: FacetMastery, on: date) -> Urgency | None:
    """Why the facet wants asking today; None while it is known and not yet fading."""
    if known.state.last_at is None:
        return Urgency.INFERRED if known.how is How.INFERRED else Urgency.UNKNOWN
    if known.how is How.STALE:
        return Urgency.STALE
    if known.state.due_on is not None and known.state.due_on <= on:
        return Urgency.DUE if known.state.last_right else Urgency.WEAK
    return None


def _name(matter: Matter) -> str:
    # Codes are unique in a catalogue only; a clerk may serve matters of two.
    return f"{matter.code}#{matter.pk}"


def _entry(matters: dict[str, Matter], need: Need) -> PracticeEntry:
    return PracticeEntry(matters[need.matter_code], need.facet, need.urgency, need.asked)

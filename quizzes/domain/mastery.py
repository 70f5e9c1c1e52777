"""Mastery of a facet: a fading memory derived from evidence, kept in whole numbers and dates.

The memory model is FSRS (py-fsrs), run in UTC without fuzz and without minute-scale learning steps. The
state is rounded after every step, so that folding `advance` over the evidence, at once or one by one,
gives the same state to the last digit, and a rebuilt summary equals the kept one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from fsrs import Card, Rating, Scheduler, State

CENTRE_TIME = ZoneInfo("Asia/Shanghai")
LONGEST_INTERVAL_DAYS = 365

_SCHEDULER = Scheduler(
    desired_retention=0.9,
    learning_steps=(),
    relearning_steps=(),
    maximum_interval=LONGEST_INTERVAL_DAYS,
    enable_fuzzing=False,
)


class How(StrEnum):
    """How a facet is known; `inferred` is kept for evidence on matters alike."""

    UNKNOWN = "unknown"
    PRACTISED = "practised"
    EXAMINED = "examined"
    INFERRED = "inferred"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class FacetEvidence:
    """One verdict on one facet: when (with time zone), right or not, examined or practised, at which version."""

    at: datetime
    right: bool
    how: How
    version: int

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("evidence needs a time zone")
        if self.how not in (How.EXAMINED, How.PRACTISED):
            raise ValueError(f"evidence is examined or practised, not {self.how}")

    @property
    def second(self) -> datetime:
        """When, in UTC and whole seconds."""
        return self.at.astimezone(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class FacetState:
    """What the evidence says of one facet, without regard to the day it is read on.

    `stability_hours` (hours until recall falls to 90 %) and `difficulty_hundredths` (1.00–10.00) are FSRS's,
    rounded; both are 0 before the first evidence. `version` is that of the last right answer, 0 for none.
    Staleness is not in here: it depends on the day, see `how_on`.
    """

    how: How = How.UNKNOWN
    version: int = 0
    stability_hours: int = 0
    difficulty_hundredths: int = 0
    last_at: datetime | None = None
    due_on: date | None = None
    last_right: bool = False

    def to_json(self) -> dict[str, Any]:
        return {
            "how": self.how.value,
            "version": self.version,
            "stability_hours": self.stability_hours,
            "difficulty_hundredths": self.difficulty_hundredths,
            "last_at": self.last_at.isoformat() if self.last_at else None,
            "due_on": self.due_on.isoformat() if self.due_on else None,
            "last_right": self.last_right,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "FacetState":
        return cls(
            how=How(data["how"]),
            version=data["version"],
            stability_hours=data["stability_hours"],
            difficulty_hundredths=data["difficulty_hundredths"],
            last_at=datetime.fromisoformat(data["last_at"]) if data["last_at"] else None,
            due_on=date.fromisoformat(data["due_on"]) if data["due_on"] else None,
            last_right=data["last_right"],
        )


def advance(state: FacetState, evidence: FacetEvidence) -> FacetState:
    """The state after one more verdict; ValueError when it is older than the last (replay instead)."""
    at = evidence.second
    if state.last_at is not None and at < state.last_at:
        raise ValueError("evidence must be taken in its own order")
    card, _ = _SCHEDULER.review_card(_card(state, at), Rating.Good if evidence.right else Rating.Again, at)
    assert card.stability is not None
    assert card.difficulty is not None
    return FacetState(
        how=_known(state.how, evidence),
        version=evidence.version if evidence.right else state.version,
        stability_hours=max(1, round(card.stability * 24)),
        difficulty_hundredths=round(card.difficulty * 100),
        last_at=at,
        due_on=card.due.astimezone(CENTRE_TIME).date(),
        last_right=evidence.right,
    )


def replay(evidence: Iterable[FacetEvidence]) -> FacetState:
    """The state of all the evidence on one facet, given in the order it was written down and taken in order of time.

    Time counts in whole seconds, as the state keeps it: within one the order of writing stands.
    """
    state = FacetState()
    for verdict in sorted(evidence, key=lambda one: one.second):
        state = advance(state, verdict)
    return state


def how_on(state: FacetState, *, on: date, changed: Iterable[tuple[int, date]]) -> How:
    """How the facet is known on a day, given its material changes as (new version, effective on).

    Stale when a change already in force is newer than the version last answered right.
    """
    if state.how is How.UNKNOWN:
        return How.UNKNOWN
    if any(effective <= on and version > state.version for version, effective in changed):
        return How.STALE
    return state.how


def recall_percent(state: FacetState, *, on: date) -> int:
    """The chance of a right answer at noon of that day, in whole percent; 0 without evidence."""
    if state.last_at is None:
        return 0
    noon = datetime.combine(on, time(12), CENTRE_TIME).astimezone(UTC)
    return round(_SCHEDULER.get_card_retrievability(_card(state, noon), max(noon, state.last_at)) * 100)


def _card(state: FacetState, at: datetime) -> Card:
    if state.last_at is None:
        return Card(card_id=1, due=at)
    return Card(
        card_id=1,
        state=State.Review,
        stability=state.stability_hours / 24,
        difficulty=state.difficulty_hundredths / 100,
        due=at,
        last_review=state.last_at,
    )


def _known(before: How, evidence: FacetEvidence) -> How:
    """The strongest right answer that no wrong one of its own weight has overruled since.

    A wrong examined answer leaves nothing known; a wrong practised one does not undo an examined right.
    """
    if evidence.how is How.EXAMINED:
        return How.EXAMINED if evidence.right else How.UNKNOWN
    if before is How.EXAMINED:
        return How.EXAMINED
    return How.PRACTISED if evidence.right else How.UNKNOWN

"""Reads about shadowing: how each stands, what was seen, what waits for whom."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from certification.shadowing.domain.closing import Closing, ClosingStatus, Said, Sat, closing
from certification.shadowing.models import Shadowing, ShadowingCheck, ShadowingSeen, ShadowingWord
from courses.models import Matter
from people.models import Centre, User
from quizzes.domain.short import ShortResult
from quizzes.models import Attempt
from quizzes.queries.short import short_results

SETTLED = (ClosingStatus.CLOSED, ClosingStatus.CALLED_OFF)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A closed short check with its figures; nobody but the learner sees more of it."""

    attempt: Attempt
    result: ShortResult


@dataclass(frozen=True, slots=True)
class Told:
    """A shadowing with all that was said of it. `seen` are the matters by name with their days; `word` the host's last
    one, `sitting` the newest closed check, `running` an open one."""

    shadowing: Shadowing
    closing: Closing
    seen: tuple[tuple[Matter, tuple[date, ...]], ...]
    word: ShadowingWord | None
    sitting: Sitting | None
    running: Attempt | None

    @property
    def list_is_closed(self) -> bool:
        """What was seen stays as it is once the host has signed it, or the whole was called off."""
        signed = self.word is not None and self.word.word == ShadowingWord.Word.SIGNED
        return signed or self.shadowing.called_off_at is not None


def shadowings_told(rows: QuerySet[Shadowing], *, on: date) -> list[Told]:
    """The shadowings with everything said of them, newest first; six queries for any number."""
    found = list(
        rows.select_related("learner", "host", "centre__unit")
        .prefetch_related(
            Prefetch("sightings", ShadowingSeen.objects.select_related("matter__lesson")),
            Prefetch("words", ShadowingWord.objects.select_related("by")),
            Prefetch("checks", ShadowingCheck.objects.select_related("attempt")),
        )
        .order_by("-starts_on", "-pk")
    )
    closed = [check.attempt for row in found for check in row.checks.all() if not check.attempt.is_open]
    results = short_results(closed) if closed else {}
    return [_told(row, results, on=on) for row in found]


def shadowing_told(shadowing: Shadowing, *, on: date) -> Told:
    """One of them."""
    return shadowings_told(Shadowing.objects.filter(pk=shadowing.pk), on=on)[0]


def shadowings_of_centre(centre: Centre, *, on: date) -> list[Told]:
    """Every shadowing the centre's head planned."""
    return shadowings_told(Shadowing.objects.filter(centre=centre), on=on)


def shadowings_of(person: User, *, on: date) -> list[Told]:
    """Those the person learns in or hosts."""
    mine = Shadowing.objects.filter(learner=person) | Shadowing.objects.filter(host=person)
    return shadowings_told(mine, on=on)


def shadowings_learned(person: User, *, on: date) -> list[Told]:
    """Those the person learns in: what stands on their record."""
    return shadowings_told(Shadowing.objects.filter(learner=person), on=on)


def shadowings_waiting(person: User, *, on: date) -> list[Told]:
    """Those that wait for this person: as the learner, or for their word as the host."""
    rows = [row for row in shadowings_of(person, on=on) if row.closing.status not in SETTLED]
    return [*waits_for_learner(rows, person), *waits_for_host(rows, person)]


def disagreements(rows: Iterable[Told]) -> list[Told]:
    """Where the host's word and the check say different things, or the host refused: what a head has to talk about."""
    return [row for row in rows if row.closing.status in (ClosingStatus.DISAGREEMENT, ClosingStatus.REFUSED)]


def waits_for_host(rows: Iterable[Told], host: User) -> list[Told]:
    """What waits for this person's word."""
    return [
        row for row in rows if row.shadowing.host_id == host.pk and row.closing.status is ClosingStatus.WAITS_FOR_HOST
    ]


def waits_for_learner(rows: Iterable[Told], learner: User) -> list[Told]:
    """What the learner has still to do: go along and note what there was to see, or sit the check."""
    return [
        row
        for row in rows
        if row.shadowing.learner_id == learner.pk
        and row.closing.status not in SETTLED
        and (row.closing.waits_for_check or row.closing.status is ClosingStatus.OPEN)
    ]


def waits_for_paper(rows: Iterable[Told]) -> list[Told]:
    """Where the head has a signed form to enter: the host has no account."""
    return [row for row in rows if row.shadowing.host_id is None and row.closing.status is ClosingStatus.WAITS_FOR_HOST]


def seen_of(shadowing: Shadowing) -> dict[int, set[date]]:
    """The days each matter was seen on, by matter key: the newest row of a matter and day stands."""
    return _standing(shadowing.sightings.all())


def _standing(rows: Iterable[ShadowingSeen]) -> dict[int, set[date]]:
    newest = {(row.matter_id, row.seen_on): row.seen for row in sorted(rows, key=lambda row: row.pk)}
    found: dict[int, set[date]] = defaultdict(set)
    for (matter, day), seen in newest.items():
        if seen:
            found[matter].add(day)
    return dict(found)


def _told(row: Shadowing, results: dict[int, ShortResult], *, on: date) -> Told:
    sightings, words, checks = list(row.sightings.all()), list(row.words.all()), list(row.checks.all())
    names = {one.matter_id: one.matter for one in sightings}
    days = _standing(sightings)
    closed = [check for check in checks if check.attempt_id in results]
    decision = closing(
        last_day=row.last_day,
        seen=frozenset(days),
        words=[Said(word.word == ShadowingWord.Word.SIGNED, timezone.localdate(word.recorded_at)) for word in words],
        checks=[
            Sat(
                results[check.attempt_id].passed,
                frozenset(check.matters),
                timezone.localdate(check.attempt.finished_at),
            )
            for check in closed
        ],
        called_off_on=timezone.localdate(row.called_off_at) if row.called_off_at else None,
        on=on,
    )
    seen = sorted(days.items(), key=lambda item: (min(item[1]), names[item[0]].code))
    return Told(
        shadowing=row,
        closing=decision,
        seen=tuple((names[matter], tuple(sorted(on_days))) for matter, on_days in seen),
        word=words[-1] if words else None,
        sitting=Sitting(closed[-1].attempt, results[closed[-1].attempt_id]) if closed else None,
        running=next((check.attempt for check in checks if check.attempt.is_open), None),
    )

"""Checks and practice of the demo year, sat through the same operations as at the counter."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from academy.demo import cast
from academy.demo.answers import answer_to
from academy.demo.calendar import DemoYear
from academy.demo.catalogue import Changes
from academy.demo.people import Town
from certification.awards.operations import issue_certificate
from certification.awards.queries.papers import plans_of
from courses.domain.facets import Facet
from courses.models import Matter
from courses.queries import facet_changes, matters_required
from people.models import User
from quizzes.domain.dice import Dice
from quizzes.models import Attempt
from quizzes.operations import checks, practice

SECONDS_AN_ITEM = 40
SKILL = {username: sure for username, _, sure in cast.CLERKS}
# How many matters each of the ten had checked after the merge, in clerks' order: some are far, some have just begun.
CHECKED = (14, 9, 10, 7, 3, 5, 4, 3, 3, 5)
# The second of them finishes whole categories first, so that a certificate can be issued.
WHOLE = {1: ("司法行政", "就业服务")}


def before_the_merge(town: Town, year: DemoYear) -> None:
    """Those who will stay are checked on the first matters of their own trade."""
    for place, clerk in enumerate(town.clerks[: cast.STAYING]):
        matters = list(matters_required(clerk, year.day(80)))[:2]
        _sit_all(clerk, matters, first=30 + place, apart=5, year=year)


def after_the_merge(town: Town, year: DemoYear) -> None:
    """The ten widen their ground, the daily matters first; some practise, some fall behind."""
    for place, clerk in enumerate(town.clerks[: cast.STAYING]):
        on = year.day(300)
        matters = sorted(matters_required(clerk, on), key=lambda matter: (matter.tier or "Z", matter.code))
        start = place * 3 % 12
        rotated = matters[start:] + matters[:start]
        rotated.sort(key=lambda matter: matter.category not in WHOLE.get(place, ()))
        _sit_all(clerk, rotated[: CHECKED[place]], first=130 + place, apart=5, year=year)
    for place, clerk in enumerate(town.clerks[:6]):
        _practise(clerk, at=year.at(300 + 5 * place, 12, 30))


def after_a_change(town: Town, year: DemoYear, changes: Changes, *, day: int) -> None:
    """Two clerks are checked on what changed; the others still owe it."""
    on = year.day(day)
    changed = Matter.objects.filter(code__in=[code for code, _, _ in changes])
    for place, clerk in enumerate(town.clerks[1:3]):
        certified = changed.filter(award_entries__clerk=clerk).distinct()
        for number, matter in enumerate(certified):
            facets = tuple(Facet(change.facet) for change in facet_changes([matter], on=on))
            _sit(clerk, matter, seed=10 * day + 5 * place + number, at=year.at(day, 14, number), facets=facets)


def certificates(town: Town, year: DemoYear) -> None:
    """The head issues what can be issued: a category in which everything required stands."""
    at = year.at(360, 15)
    for clerk in town.clerks[: cast.STAYING]:
        plans, _found = plans_of(clerk, on=at.date())
        for plan in plans:
            if plan.ready:
                issue_certificate(clerk, town.centre, category=plan.category, by=town.head, at=at)


def _sit_all(clerk: User, matters: Iterable[Matter], *, first: int, apart: int, year: DemoYear) -> None:
    """A check every few days; somebody who fails comes back once, two weeks later."""
    for number, matter in enumerate(matters):
        day, seed = first + number * apart % 180, 100 * first + number
        if not _sit(clerk, matter, seed=seed, at=year.at(day, 9 + number % 8)) and number % 3:
            _sit(clerk, matter, seed=seed + 50, at=year.at(day + 14, 15, number % 60))


@transaction.atomic
def _sit(clerk: User, matter: Matter, *, seed: int, at: datetime, facets: tuple[Facet, ...] = ()) -> bool:
    """One check from start to end; whether it was passed. Where none may start, nothing happens."""
    dice = Dice("demo", clerk.username, matter.code, seed)
    try:
        attempt = checks.start_check(clerk, matter, seed=seed, by=clerk, at=at, facets=facets)
    except (checks.CheckRefused, checks.NothingAssessable):
        return True
    while attempt.is_open:
        at += timedelta(seconds=SECONDS_AN_ITEM)
        draw = attempt.draws.select_related("snapshot").order_by("-position")[0]
        answer = answer_to(draw.snapshot.item, right=dice.below(100) < SKILL[clerk.username], dice=dice)
        attempt = checks.answer_check_item(draw, sequence=1, answer=answer, by=clerk, at=at)
    return attempt.outcome.decision == attempt.outcome.Decision.PASSED


@transaction.atomic
def _practise(clerk: User, *, at: datetime) -> None:
    """One sitting of practice, in the lunch break."""
    dice = Dice("demo", clerk.username, at.isoformat())
    try:
        attempt: Attempt = practice.start_practice(clerk, seed=dice.below(2**40), by=clerk, at=at)
    except practice.NothingToPractise:
        return
    for _ in range(6):
        draw = practice.next_practice_item(attempt, by=clerk, at=at)
        if draw is None:
            break
        at += timedelta(seconds=SECONDS_AN_ITEM)
        answer = answer_to(draw.snapshot.item, right=dice.below(100) < SKILL[clerk.username], dice=dice)
        practice.answer_practice_item(draw, sequence=1, answer=answer, at=at)
    practice.end_practice(attempt, by=clerk, at=at)

"""Who learns what in the demo year: checks, what a change asks again, practice, and the papers at the end."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from academy.demo import cast
from academy.demo.answers import answer_to
from academy.demo.calendar import FIRST_CHANGE, MERGE, SUCCESSION, DemoYear
from academy.demo.catalogue import Changes
from academy.demo.diary import SECONDS_AN_ITEM, SKILL, Diary
from academy.demo.people import Town
from academy.demo.postings import LONG_LEAVE_OF, ON_LEAVE
from certification.matrix.operations import issue_certificate
from certification.matrix.queries.papers import centre_plans
from courses.domain.facets import Facet, Tier
from courses.models import Matter
from courses.queries import facet_changes, matters_required
from people.models import User
from quizzes.domain.dice import Dice
from quizzes.models import Attempt
from quizzes.operations import practice

TRADE_DAYS = range(20, MERGE - 15)
COUNTER_DAYS = range(MERGE + 5, 355)
NEWCOMER_DAYS = range(SUCCESSION + 12, 358)
# How much of what is required of them each of the ten has been checked on by the end, in clerks' order.
SHARES = (0.64, 0.9, 0.76, 0.64, 0.34, 0.62, 0.56, 1.0, 0.2, 0.8)
# Where in the list each begins, so that what one leaves others know.
STARTS = (0.1, 0.4, 0.55, 0.45, 0.9, 0.85, 0.15, 0.7, 0.4, 0.15)
NEWCOMER_SHARE = 0.3
# The second of them finishes whole categories first.
WHOLE = {1: ("司法行政", "就业服务")}
# Whose papers the head has issued already.
ISSUED = (1, 7)
# What nobody gets round to, and what one alone does.
LEFT = {"PTS-MZ-008": (), "PTS-ZF-002": (1,)}
# Who doesn't sit what a change asks again in time.
LATE = (0, 3)
EARLY = (1, 2, 5)


def plan_trades(diary: Diary, town: Town, *, pace: float) -> None:
    """Those who will stay are checked on the matters of their own trade."""
    for place, clerk in enumerate(town.clerks[: cast.STAYING]):
        matters = _wanted(clerk, place, TRADE_DAYS.stop, diary.year)
        diary.spread(clerk, matters[: _share(matters, 1.0, pace)], TRADE_DAYS)


def plan_counters(diary: Diary, town: Town, newcomer: User, *, pace: float) -> None:
    """After the merge the ten widen their ground, the daily matters first; the newcomer has just begun."""
    for place, clerk in enumerate(town.clerks[: cast.STAYING]):
        matters = _wanted(clerk, place, FIRST_CHANGE, diary.year)
        known = set(clerk.award_entries.values_list("matter", flat=True))
        count = _share(matters, SHARES[place], pace)
        away = ON_LEAVE if place == LONG_LEAVE_OF else ()
        diary.spread(clerk, [one for one in matters[:count] if one.pk not in known], COUNTER_DAYS, away=away)
    matters = _wanted(newcomer, cast.LEAVING, NEWCOMER_DAYS.start, diary.year)
    diary.spread(newcomer, matters[: _share(matters, NEWCOMER_SHARE, pace)], NEWCOMER_DAYS)


def plan_changed(diary: Diary, clerks: Iterable[User], changes: Changes, *, day: int) -> None:
    """These clerks are checked on what changed, where they are certified in it; the others still owe it."""
    changed = Matter.objects.filter(code__in=[code for code, _, _ in changes])
    for clerk in clerks:
        for matter in changed.filter(award_entries__clerk=clerk).distinct():
            facets = {Facet(change.facet) for change in facet_changes([matter], on=diary.year.day(day))}
            diary.note(clerk, matter, sorted(facets), day=day)


def practise(town: Town, year: DemoYear) -> None:
    """Some practise in the lunch break."""
    for place, clerk in enumerate(town.clerks[:6]):
        _practise(clerk, at=year.at(352 + place, 12, 30))


def certificates(town: Town, year: DemoYear) -> None:
    """The head issues some of what can be issued: a category in which everything required stands."""
    at = year.at(358, 15)
    plans = centre_plans(town.centre, on=at.date(), clerks=[town.clerks[place] for place in ISSUED])
    for place in ISSUED:
        clerk, whole = town.clerks[place], WHOLE.get(place, ())
        for plan in plans.by_category[clerk.pk]:
            if plan.ready and (not whole or plan.category in whole):
                issue_certificate(clerk, town.centre, category=plan.category, by=town.head, at=at)


def _wanted(clerk: User, place: int, day: int, year: DemoYear) -> list[Matter]:
    """What is required of the clerk on the day, in the order of learning: whole categories, tier A, the rest."""
    matters = [one for one in matters_required(clerk, year.day(day)) if place in LEFT.get(one.code, (place,))]
    start = int(len(matters) * STARTS[place])
    turned = matters[start:] + matters[:start]
    return sorted(turned, key=lambda one: (one.category not in WHOLE.get(place, ()), one.tier != Tier.A))


def _share(matters: list[Matter], share: float, pace: float) -> int:
    return max(1, round(len(matters) * share * pace))


@transaction.atomic
def _practise(clerk: User, *, at: datetime) -> None:
    """One sitting of practice."""
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

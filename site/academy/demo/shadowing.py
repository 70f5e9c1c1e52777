"""Shadowing in the demo year: one closed twice, one where host and check differ, one on paper, two under way."""

from datetime import timedelta

from academy.demo.calendar import DemoYear
from academy.demo.people import Town
from certification.shadowing import operations
from certification.shadowing.models import Shadowing
from courses.models import Matter
from courses.queries import matters_offered
from people.models import User
from quizzes.domain.grading import key_answer
from quizzes.operations.short import answer_short_item
from quizzes.queries.short import waiting_draw

LAW, POLICE, MARKET = "综合执法", "公安户籍", "市场监管"


def go_along(town: Town, newcomer: User, year: DemoYear) -> None:
    """Five of them; the demo's clerk hosts one that waits for a signature, and learns in one that runs today."""
    clerk = town.clerks[0]
    law, police, market = (_matters(town, year, category) for category in (LAW, POLICE, MARKET))
    closed = _planned(town, newcomer, law[:2], 338, 343, year, host=town.clerks[7])
    _seen(closed, law[:2], 338, year)
    operations.sign(closed, by=town.clerks[7], at=year.at(343, 16))
    _sat(closed, 344, year, wrong=1)
    differing = _planned(town, town.clerks[2], police[:2], 345, 349, year, host=town.clerks[6])
    _seen(differing, police[:1], 345, year)
    reason = "第二天起在窗口顶岗，没有跟班，登记的只有第一天。"
    operations.refuse(differing, reason=reason, by=town.clerks[6], at=year.at(349, 16))
    _sat(differing, 350, year)
    on_paper = _planned(town, town.clerks[3], market[:3], 351, 354, year)
    _seen(on_paper, market[:2], 352, year)
    waiting = _planned(town, newcomer, police[:2], 356, 360, year, host=clerk)
    _seen(waiting, police[:2], 357, year)
    _planned(town, clerk, market[:2], 361, 369, year, host=town.clerks[7])


def _matters(town: Town, year: DemoYear, category: str) -> list[Matter]:
    return list(matters_offered(town.centre, year.day(338)).filter(category=category).order_by("code"))


def _planned(
    town: Town, learner: User, matters: list[Matter], start: int, end: int, year: DemoYear, host: User | None = None
) -> Shadowing:
    outside = {} if host else {"host_name": "带教人（演示）", "host_office": "普陀区政务服务中心（演示）"}
    return operations.plan_shadowing(
        town.centre,
        learner,
        matters,
        host=host,
        starts_on=year.day(start),
        ends_on=year.day(end),
        reason="补齐未认证事项",
        by=town.head,
        at=year.at(start - 2),
        **outside,
    )


def _seen(row: Shadowing, matters: list[Matter], day: int, year: DemoYear) -> None:
    operations.note_seen(row, matters, seen_on=year.day(day), by=row.learner, at=year.at(day, 17))


def _sat(row: Shadowing, day: int, year: DemoYear, *, wrong: int = 0) -> None:
    """The whole short check, unknown to the learner in the first so many."""
    at = year.at(day, 15)
    attempt = operations.start_check(row, seed=day, by=row.learner, at=at)
    while draw := waiting_draw(attempt):
        at += timedelta(minutes=1)
        answer = {} if draw.position <= wrong else key_answer(draw.snapshot.item)
        attempt = answer_short_item(draw, sequence=1, answer=answer, by=row.learner, at=at)

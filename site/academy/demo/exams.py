"""Exams of the demo: one the centre has sat, and one that can be sat today."""

from datetime import datetime, time, timedelta

from academy.demo.answers import answer_to
from academy.demo.calendar import SHANGHAI, DemoYear
from academy.demo.diary import SKILL
from academy.demo.people import Town
from people.models import User
from quizzes.domain.dice import Dice
from quizzes.domain.on_paper.answer_list import Filled
from quizzes.domain.on_paper.entries import Sat
from quizzes.domain.on_paper.notation import write_notation
from quizzes.exams.domain.blueprint import Row
from quizzes.exams.models import Paper
from quizzes.exams.operations.answers import take_exam_answer
from quizzes.exams.operations.closing import submit
from quizzes.exams.operations.on_paper import enter_answers, plan_answers
from quizzes.exams.operations.papers import publish_paper, write_paper
from quizzes.exams.operations.preparing import prepare_sitting
from quizzes.exams.operations.sitting import start_sitting

SAT_ON = 355
SAT_BY = 6
QUESTIONS = 8
SECONDS = 45
NUMBERS = {"minutes": 30, "pass_percent": 80, "grace_seconds": 30, "tries": 1, "hours_apart": 24, "room_code": ""}


def sit(town: Town, year: DemoYear) -> None:
    """The winter exam: published by the head, sat by those who are there, one of whom hands in too early; one sits it
    on paper, for the network of a window is down."""
    at = year.at(SAT_ON, 14)
    paper = _publish(town, "冬季全科业务考试", town.clerks[:SAT_BY], opens_at=at, hours=2, at=at - timedelta(days=1))
    *on_screen, last = town.clerks[:SAT_BY]
    for place, clerk in enumerate(on_screen):
        _sit(paper, clerk, at=at + timedelta(minutes=place), leaves_out=2 if clerk is on_screen[-1] else 0)
    _sit_on_paper(paper, last, town.head, at=at)


def announce(town: Town, year: DemoYear) -> None:
    """One that is open from this morning for three days, for everybody."""
    opens_at = datetime.combine(year.ends_on, time(0, 5), SHANGHAI)
    often = {"tries": 3, "hours_apart": 0}
    day_before = opens_at - timedelta(days=1)
    _publish(town, "全科业务自测考试（演示）", town.clerks, opens_at=opens_at, hours=72, at=day_before, **often)


def _publish(
    town: Town, title: str, clerks: list[User], *, opens_at: datetime, hours: int, at: datetime, **more: int
) -> Paper:
    told = {
        **NUMBERS,
        **more,
        "title": title,
        "note": "在各自窗口独立完成，不需要监考。",
        "opens_at": opens_at,
        "closes_at": opens_at + timedelta(hours=hours),
        "cells": [Row(QUESTIONS).to_json()],
        "case_percent": 25,
        "by_volume": True,
    }
    paper = write_paper(town.centre, told, people=clerks, paper=None, by=town.head, at=at)
    return publish_paper(paper, by=town.head, at=at)


def _sit(paper: Paper, clerk: User, *, at: datetime, leaves_out: int) -> None:
    dice = Dice("demo exam", clerk.username)
    attempt = start_sitting(paper, clerk, seed=dice.below(2**40), by=clerk, at=at)
    draws = list(attempt.draws.select_related("attempt", "snapshot__matter_version").order_by("position"))
    for draw in draws[: len(draws) - leaves_out]:
        at += timedelta(seconds=SECONDS)
        answer = answer_to(draw.snapshot.item, right=dice.below(100) < SKILL[clerk.username], dice=dice)
        take_exam_answer(draw, sequence=1, answer=answer, at=at)
    submit(attempt, by=clerk, at=at + timedelta(seconds=SECONDS))


def _sit_on_paper(paper: Paper, clerk: User, head: User, *, at: datetime) -> None:
    """Printed before the exam, typed by the head the day after."""
    dice = Dice("demo exam", clerk.username)
    attempt = prepare_sitting(paper, clerk, seed=dice.below(2**40), by=head, at=at)
    texts = {}
    for draw in attempt.draws.select_related("snapshot").order_by("position"):
        item = draw.snapshot.item
        answer = answer_to(item, right=dice.below(100) < SKILL[clerk.username], dice=dice)
        texts[draw.position] = write_notation(item, answer)
    filled, sat = [Filled(attempt.pk, texts)], Sat(at, at + timedelta(minutes=25))
    agreed = plan_answers(paper, filled, sat).digest
    reason = "三号窗口网络中断；录入后由同事复核，原卷存档案柜（演示）"
    enter_answers(paper, filled, sat, reason=reason, agreed=agreed, by=head, at=at + timedelta(days=1))

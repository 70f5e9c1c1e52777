"""Shadowings as tests make them: three days beside a host, two matters seen on the first unless said otherwise."""

from datetime import datetime, timedelta

from certification.shadowing import operations
from certification.shadowing.models import Shadowing
from courses.models import Matter
from people.models import Centre, User
from quizzes.models import Attempt
from quizzes.operations.short import answer_short_item
from quizzes.queries.short import waiting_draw
from tests.factories import MOMENT
from tests.quizzes.shelf import UNKNOWN, right_answer

DAY = timedelta(days=1)
BEGUN = MOMENT - 5 * DAY


def plan(
    centre: Centre,
    learner: User,
    matters: list[Matter],
    *,
    by: User,
    host: User | None = None,
    days: int = 3,
    at: datetime = BEGUN,
) -> Shadowing:
    """From the day of `at` on; without a host somebody outside is named."""
    outside = {} if host else {"host_name": "张老师", "host_office": "区政务服务中心"}
    return operations.plan_shadowing(
        centre,
        learner,
        matters,
        host=host,
        starts_on=at.date(),
        ends_on=at.date() + days * DAY,
        reason="补齐事项",
        by=by,
        at=at,
        **outside,
    )


def see(shadowing: Shadowing, matters: list[Matter], *, at: datetime = BEGUN):
    return operations.note_seen(shadowing, matters, seen_on=at.date(), by=shadowing.learner, at=at)


def sit(shadowing: Shadowing, *, right: bool = True, at: datetime = MOMENT - DAY) -> Attempt:
    """The whole short check, all right or all unknown."""
    learner = shadowing.learner
    attempt = operations.start_check(shadowing, seed=11, by=learner, at=at)
    while draw := waiting_draw(attempt):
        at += timedelta(minutes=1)
        answer = right_answer(draw.snapshot.item) if right else UNKNOWN
        attempt = answer_short_item(draw, sequence=1, answer=answer, by=learner, at=at)
    return attempt

"""Classes and registers as the tests of the training room make them."""

from datetime import timedelta
from decimal import Decimal

from certification.training.operations import register_attendance, register_session, sign_attendance
from tests.factories import MOMENT

DAY = timedelta(days=1)
TODAY = MOMENT.date()


def hold(house, people, *, at=MOMENT - 30 * DAY, level="county", title="窗口业务培训", **fields):
    return register_session(
        house.centre,
        by=people.head,
        at=at - 5 * DAY,
        title=title,
        organiser="普陀区政务服务中心",
        organiser_level=level,
        starts_at=at,
        hours=Decimal(6),
        **fields,
    )


def attend(session, people, *, clerk=None, result="completed", at=MOMENT - 20 * DAY):
    (line,) = register_attendance(session, {clerk or people.clerk: result}, by=people.head, at=at)
    return line


def sign(line, people, *parties, at=MOMENT - DAY):
    for party in parties:
        by = people.head if party == "head" else line.clerk
        sign_attendance(line, party=party, by=by, at=at)

"""Certifications made the way they are made: by sitting a check, or by a head's word."""

from datetime import date, datetime, timedelta

from django.db import transaction

from certification.awards.models import AwardEntry
from certification.awards.operations import grant_by_hand
from certification.awards.operations.grounds import Ground
from courses.domain.facets import Facet
from courses.models import Matter
from ledger.outbox import delivering_at_once
from people.models import User
from quizzes import operations
from quizzes.domain.mastery import FacetState, How
from quizzes.models import CheckOutcome, MasteryState
from tests.factories import MOMENT
from tests.quizzes.shelf import UNKNOWN, right_answer

PROOF = Ground(reference="实操考核记录 2026-3，存中心档案室")
LONG_AGO = MOMENT - timedelta(days=30)


def sit(clerk: User, matter: Matter, *, at: datetime = LONG_AGO, facets=(), wrong_at=()) -> CheckOutcome:
    """A whole check, wrong at the named positions and right elsewhere; the award follows at once."""
    with transaction.atomic(), delivering_at_once():
        attempt = operations.start_check(clerk, matter, seed=1, by=clerk, at=at, facets=facets)
        while attempt.is_open:
            at += timedelta(minutes=1)
            draw = attempt.draws.select_related("snapshot__matter_version").order_by("-position").first()
            answer = UNKNOWN if draw.position in wrong_at else right_answer(draw.snapshot.item)
            attempt = operations.answer_check_item(draw, sequence=1, answer=answer, by=clerk, at=at)
    return attempt.outcome


def knows(clerk: User, matter: Matter, *facets: Facet, until: date) -> MasteryState:
    """What a clerk answered right in practice and still knows, without the answers."""
    version = matter.versions.order_by("number").last().number
    row = MasteryState(clerk=clerk, matter=matter)
    row.keep({facet: FacetState(How.PRACTISED, version, 99, 500, LONG_AGO, until, last_right=True) for facet in facets})
    row.save()
    return row


def grant(clerk: User, matters, *, by: User, at: datetime = LONG_AGO) -> list[AwardEntry]:
    """Certified by hand in each of the matters: quicker than sitting where the way doesn't matter."""
    told = {"reason": "实操考核合格", "by": by, "at": at, "ground": PROOF}
    return [grant_by_hand(clerk, matter, **told) for matter in matters]

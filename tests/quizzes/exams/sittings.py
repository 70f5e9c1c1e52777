"""Papers and sittings for the tests of exams: items drawn from the shelf, answered as a browser would."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from courses.domain.facets import FACETS, Facet
from people.models import User
from quizzes.domain.item import Item
from quizzes.exams.models import Paper
from quizzes.exams.operations.answers import Saved, save_exam_answer
from quizzes.exams.operations.sitting import open_sitting
from quizzes.forms import fields_of
from quizzes.models import Attempt, Draw
from quizzes.operations.drawing import draw_item
from quizzes.queries.banks import bank_for
from tests.factories import MOMENT, House, People
from tests.quizzes.shelf import Shelf, right_answer

MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)
MINUTES, GRACE = 60, 30


def published_paper(house: House, people: People, *, opens_at: datetime = MOMENT, hours: int = 8, **more) -> Paper:
    """A paper of the centre that Alice and Bob sit, open for some hours."""
    told = {
        "title": "全科业务考试",
        "state": Paper.State.PUBLISHED,
        "minutes": MINUTES,
        "grace_seconds": GRACE,
        "pass_percent": 60,
        "opens_at": opens_at,
        "closes_at": opens_at + timedelta(hours=hours),
        "made_by": people.head,
        "made_at": opens_at,
        "published_by": people.head,
        "published_at": opens_at,
    }
    paper = Paper.objects.create(centre=house.centre, **(told | more))
    paper.people.set([people.clerk, people.other_clerk])
    return paper


def prepared(paper: Paper, clerk: User, shelf: Shelf, *, facets: Sequence[Facet] = FACETS, seed: int = 1) -> Attempt:
    """A sitting that lies ready, an item of the hygiene licence for each facet."""
    policy = {
        "minutes": paper.minutes,
        "grace_seconds": paper.grace_seconds,
        "pass_percent": paper.pass_percent,
        "closes_at": paper.closes_at.isoformat(),
        "tries": paper.tries,
        "hours_apart": paper.hours_apart,
    }
    attempt = Attempt.objects.create(
        clerk=clerk, kind="exam", paper=paper, policy=policy, seed=seed, state=Attempt.State.PREPARED
    )
    version = shelf.hygiene.versions.get(number=1)
    bank = bank_for(version, on=timezone.localdate(paper.opens_at), depth="accept")
    for position, facet in enumerate(facets, 1):
        drawn = {"facet": facet, "version": version, "bank": bank, "position": position, "at": paper.opens_at}
        assert draw_item(attempt, **drawn) is not None
    return attempt


def opened(
    paper: Paper, clerk: User, shelf: Shelf, *, at: datetime | None = None, facets: Sequence[Facet] = FACETS
) -> Attempt:
    """A sitting whose clock runs, since the paper opened unless told otherwise."""
    return open_sitting(prepared(paper, clerk, shelf, facets=facets), by=clerk, at=at or paper.opens_at)


def draw_at(attempt: Attempt, position: int) -> Draw:
    return attempt.draws.select_related("attempt", "snapshot__matter_version").get(position=position)


def answer(attempt: Attempt, position: int, given: dict | None = None, *, at: datetime, sequence: int = 1) -> Saved:
    """Save an answer; the right one unless told otherwise."""
    draw = draw_at(attempt, position)
    given = right_answer(draw.snapshot.item) if given is None else given
    return save_exam_answer(draw, sequence=sequence, answer=given, at=at)


def form_of(item: Item, given: dict | None = None) -> dict[str, list[str]]:
    """The fields a browser sends for the answer; for the right one unless told otherwise."""
    return fields_of(right_answer(item) if given is None else given)

"""Closed checks made of chosen questions, quicker than sitting them where the way doesn't matter."""

from collections.abc import Iterable
from datetime import datetime

from people.models import User
from quizzes.domain.grading import key_answer
from quizzes.domain.item import Item
from quizzes.domain.registry import generate
from quizzes.models import Attempt, Draw, ItemSnapshot, Response
from quizzes.operations.drawing import freeze
from quizzes.operations.settling import settle
from quizzes.queries.banks import bank_for
from tests.factories import FIRST_DAY, MOMENT, House, grant, make_person
from tests.quizzes.shelf import UNKNOWN, Shelf

TEMPLATES = ("materials.which", "conditions.which", "process.who", "service_object.which")


def clerks(house: House, n: int) -> list[User]:
    """So many clerks of the centre beside the house's own."""
    found = [make_person(f"Clerk {number}") for number in range(n)]
    for clerk in found:
        grant(clerk, "clerk", centre=house.centre)
    return found


def question(shelf: Shelf, template: str, *, seed: int = 1, code: str = "") -> ItemSnapshot:
    """One question of the template, kept; of the hygiene licence where no matter is named."""
    matter = shelf.matters[code] if code else shelf.hygiene
    version = matter.versions.select_related("matter").get()
    bank = bank_for(version, on=FIRST_DAY, depth="accept")
    item = generate(bank, template, seed)
    assert isinstance(item, Item), f"{template} makes no question of this matter"
    return freeze(item, version=version, bank=bank, at=MOMENT)


def closed_check(
    clerk: User, told: Iterable[tuple[ItemSnapshot, dict | None]], *, at: datetime = MOMENT, kind: str = "check"
) -> Attempt:
    """A closed sitting of these questions; None is the right answer, UNKNOWN that they don't know."""
    told = list(told)
    version = told[0][0].matter_version
    of_check = {"matter": version.matter, "matter_version": version} if kind == "check" else {}
    attempt = Attempt.objects.create(
        clerk=clerk, kind=kind, seed=1, state="finished", started_at=at, finished_at=at, **of_check
    )
    for position, (snapshot, answer) in enumerate(told, 1):
        facet = snapshot.facets[0]
        draw = Draw.objects.create(attempt=attempt, position=position, snapshot=snapshot, facet=facet, drawn_at=at)
        given = key_answer(snapshot.item) if answer is None else answer
        response = Response.objects.create(
            draw=draw, sequence=1, answer=given, receipt="", effective_at=at, recorded_at=at
        )
        settle(draw, response, at=at)
    return attempt


__all__ = ["UNKNOWN", "clerks", "closed_check", "question"]

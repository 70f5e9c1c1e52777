"""The sittings of an exam as sheets of paper: what each asks, how it stands, and what was entered of it."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Min, Prefetch, QuerySet

from people.models import User
from quizzes.domain.on_paper.codes import sheet_code
from quizzes.domain.on_paper.entries import PaperQuestion
from quizzes.exams.domain.on_paper.plan import Printed
from quizzes.exams.domain.on_paper.standing import Stand
from quizzes.exams.models import ExamResult, Paper, SittingAct
from quizzes.exams.queries.sitting import SittingPolicy
from quizzes.models import Attempt, Draw, Response


def stand_of(attempt: Attempt) -> Stand:
    """By the sitting's own row."""
    if attempt.on_paper:
        return Stand.ENTERED if attempt.state == Attempt.State.FINISHED else Stand.ON_PAPER
    return Stand.EITHER if attempt.state == Attempt.State.PREPARED else Stand.ON_SCREEN


@dataclass(frozen=True, slots=True)
class PaperSitting:
    """A sitting with what its sheet asks, in order."""

    attempt: Attempt
    questions: tuple[PaperQuestion, ...]

    @property
    def code(self) -> str:
        return sheet_code(self.attempt.pk)

    @property
    def name(self) -> str:
        return str(self.attempt.clerk)

    @property
    def stand(self) -> Stand:
        return stand_of(self.attempt)


def printable(paper: Paper) -> QuerySet[Attempt]:
    """Sittings whose sheet may be printed: nobody has begun them on a screen, and nothing was entered."""
    return paper.attempts.filter(state=Attempt.State.PREPARED).select_related("clerk").order_by("clerk__username", "pk")


def keyed(paper: Paper) -> QuerySet[Attempt]:
    """Sittings that are on paper for good: those whose key may be printed."""
    return paper.attempts.filter(on_paper=True).select_related("clerk").order_by("clerk__username", "pk")


def enterable(paper: Paper) -> QuerySet[Attempt]:
    """Sittings whose answers may be typed: those whose sheet may be printed, and those entered, to correct a slip."""
    return printable(paper) | keyed(paper)


def paper_sittings(attempts: QuerySet[Attempt]) -> list[PaperSitting]:
    """Two queries, however many sittings and questions."""
    draws = Draw.objects.select_related("snapshot__matter_version__matter").order_by("position")
    draws = draws.defer("snapshot__matter_version__elements", "snapshot__matter_version__cells")
    return [
        PaperSitting(attempt, tuple(_question(draw) for draw in attempt.draws.all()))
        for attempt in attempts.prefetch_related(Prefetch("draws", draws))
    ]


def _question(draw: Draw) -> PaperQuestion:
    snapshot = draw.snapshot
    return PaperQuestion(
        draw.position, snapshot.item, snapshot.matter_version.matter.name if snapshot.is_written else ""
    )


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One person of the paper and how their newest sitting stands; `attempt` is None where none was prepared.

    `act` is the newest of opening the key and entering, `result` the one that counts.
    """

    clerk: User
    attempt: Attempt | None = None
    act: SittingAct | None = None
    result: ExamResult | None = None

    @property
    def stand(self) -> str:
        return stand_of(self.attempt).value if self.attempt else "none"

    @property
    def code(self) -> str:
        return sheet_code(self.attempt.pk) if self.attempt else ""


def sheet_rows(paper: Paper) -> list[SheetRow]:
    """Everybody named in the paper and everybody with a sitting, by user name; five queries."""
    kinds = [SittingAct.Kind.KEY_OPENED, SittingAct.Kind.ENTERED]
    acts = SittingAct.objects.filter(kind__in=kinds).select_related("by").order_by("pk")
    results = ExamResult.objects.order_by("number")
    found = paper.attempts.select_related("clerk").order_by("pk")
    newest = {one.clerk_id: one for one in found.prefetch_related(Prefetch("acts", acts), Prefetch("results", results))}
    people = {user.pk: user for user in paper.people.all()} | {key: one.clerk for key, one in newest.items()}
    return [
        _row(user, newest.get(user.pk)) for user in sorted(people.values(), key=lambda user: (user.username, user.pk))
    ]


def _row(clerk: User, attempt: Attempt | None) -> SheetRow:
    if attempt is None:
        return SheetRow(clerk)
    acts, results = list(attempt.acts.all()), list(attempt.results.all())
    return SheetRow(clerk, attempt, acts[-1] if acts else None, results[-1] if results else None)


def sits_it(paper: Paper, person: User) -> bool:
    """Whether the person is to sit the paper, or has a sitting of it."""
    return paper.people.filter(pk=person.pk).exists() or paper.attempts.filter(clerk=person).exists()


def printed_sheets(paper: Paper) -> dict[int, Printed]:
    """Every sitting of the paper as a sheet answers may be entered of; four queries."""
    entered: dict[int, dict[int, Any]] = defaultdict(dict)
    rows = Response.objects.filter(draw__attempt__paper=paper, draw__attempt__on_paper=True).order_by("sequence")
    for sitting, position, answer in rows.values_list("draw__attempt", "draw__position", "answer"):
        entered[sitting][position] = answer
    drawn = Draw.objects.filter(attempt__paper=paper).order_by("attempt")
    prepared = dict(drawn.values_list("attempt").annotate(first=Min("drawn_at")))
    return {
        one.attempt.pk: Printed(
            sitting=one.attempt.pk,
            name=one.name,
            questions=tuple((question.position, question.item) for question in one.questions),
            stand=one.stand,
            pass_percent=SittingPolicy.of(one.attempt).pass_percent,
            prepared_at=prepared[one.attempt.pk],
            entered=entered[one.attempt.pk],
        )
        for one in paper_sittings(paper.attempts.select_related("clerk").order_by("clerk__username", "pk"))
    }

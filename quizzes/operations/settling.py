"""From an answer to evidence: graded once, in the transaction that saved it."""

from collections.abc import Iterable
from datetime import datetime

from courses.domain.facets import Facet
from quizzes.domain.grading import Grade, grade
from quizzes.models import Attempt, Draw, Evidence, Response
from quizzes.operations.mastery import lock_clerk, take_in
from quizzes.operations.timing import note_times


def settle(draw: Draw, response: Response, *, at: datetime) -> Grade:
    """Grade the response, append its verdicts and take them into mastery. Raises grading.BadAnswer."""
    attempt, snapshot = draw.attempt, draw.snapshot
    given = grade(snapshot.item, response.answer)
    lock_clerk(attempt.clerk_id)
    kind = Evidence.Kind.EXAMINED if attempt.kind == Attempt.Kind.CHECK else Evidence.Kind.PRACTISED
    rows = evidence_of(draw, response, given.verdicts, kind=kind, at=at, recorded_at=at)
    take_in(Evidence.objects.bulk_create(rows))
    note_times([(snapshot.template, int((at - draw.drawn_at).total_seconds()))])
    return given


def evidence_of(
    draw: Draw,
    response: Response,
    verdicts: Iterable[tuple[Facet, bool]],
    *,
    kind: str,
    at: datetime,
    recorded_at: datetime,
) -> list[Evidence]:
    """The rows of these verdicts, unsaved."""
    return [
        Evidence(
            clerk_id=draw.attempt.clerk_id,
            matter_id=draw.snapshot.matter_version.matter_id,
            matter_version=draw.snapshot.matter_version,
            facet=facet.value,
            kind=kind,
            right=right,
            snapshot=draw.snapshot,
            response=response,
            effective_at=at,
            recorded_at=recorded_at,
        )
        for facet, right in verdicts
    ]


def is_settled(draw: Draw) -> bool:
    """Whether an answer to the draw was graded. What bears on no facet leaves no evidence; its answer was graded in
    the transaction that saved it."""
    if not draw.facet:
        return draw.responses.exists()
    return Evidence.objects.filter(response__draw=draw).exists()

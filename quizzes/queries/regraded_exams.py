"""What a regrading makes of closed exams: of every one that asked what it speaks of, answered or not."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import QuerySet

from quizzes.domain.regrading.plan import ExamChange
from quizzes.domain.regrading.rules import Rule, as_graded, governing
from quizzes.exams.domain.marking import Mark, Score, mark, score
from quizzes.exams.models import ExamResult
from quizzes.models import Attempt, Draw, Regrading, Response

RELATED = ("attempt", "snapshot__matter_version")


def exam_changes(
    regrading: Regrading,
    rules: Sequence[Rule],
    own: Rule,
    *,
    pair: tuple[int, int] | None = None,
    clerk: int | None = None,
) -> tuple[ExamChange, ...]:
    """Of everybody, of one clerk, or of one clerk in the exams that are carried out with this matter. An exam that was
    opened again is not touched: it is regraded once it is closed."""
    touched = _touched(regrading, rules, own, clerk=pair[0] if pair else clerk)
    if pair is not None:
        touched = {attempt: draw for attempt, draw in touched.items() if _matter(draw) == pair[1]}
    if not touched:
        return ()
    standing = {row.attempt_id: row for row in ExamResult.objects.filter(attempt__in=touched).order_by("number")}
    answers = {
        row.draw_id: row.answer for row in Response.objects.filter(draw__attempt__in=touched).order_by("sequence")
    }
    marks: dict[int, list[Mark]] = defaultdict(list)
    for draw in _draws().filter(attempt__in=touched).order_by("attempt_id", "position"):
        item = as_graded(draw.snapshot.item, rules, draw.snapshot.matter_version_id)
        if item is not None:
            marks[draw.attempt_id].append(mark(draw.position, item, answers.get(draw.pk)))
    changes = []
    for attempt, result in sorted(standing.items()):
        told = tuple(marks[attempt])
        if [one.to_json() for one in told] != result.marks:
            before = Score(result.right, result.asked, result.pass_percent)
            after = score(told, pass_percent=result.pass_percent)
            clerk = touched[attempt].attempt.clerk_id
            changes.append(ExamChange(attempt, clerk, _matter(touched[attempt]), before, after, told))
    return tuple(changes)


def _touched(regrading: Regrading, rules: Sequence[Rule], own: Rule, *, clerk: int | None) -> dict[int, Draw]:
    """Closed sitting → the first of its questions that falls under the regrading; one query."""
    asked = _draws().filter(
        attempt__kind=Attempt.Kind.EXAM,
        attempt__state=Attempt.State.FINISHED,
        snapshot__template=regrading.template,
        snapshot__template_version=regrading.template_version,
    )
    if regrading.matter_version_id is not None:
        asked = asked.filter(snapshot__matter_version=regrading.matter_version_id)
    if clerk is not None:
        asked = asked.filter(attempt__clerk=clerk)
    found: dict[int, Draw] = {}
    for draw in asked.order_by("attempt_id", "position"):
        if governing(rules, draw.snapshot.item, draw.snapshot.matter_version_id) is own:
            found.setdefault(draw.attempt_id, draw)
    return found


def _draws() -> QuerySet[Draw]:
    return Draw.objects.select_related(*RELATED).defer(
        "snapshot__matter_version__elements", "snapshot__matter_version__cells"
    )


def _matter(draw: Draw) -> int:
    return draw.snapshot.matter_version.matter_id

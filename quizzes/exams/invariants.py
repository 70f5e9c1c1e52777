"""What can't be of exams: sittings, what arrived, and results. Two open sittings of one paper the database refuses."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from ledger.invariants import FROM_BACKUP, Invariant, Plan
from quizzes.exams.domain.marking import mark
from quizzes.exams.models import ExamResult, LateAnswer, SittingAct
from quizzes.models import Attempt, Draw, Response

EXAM = Attempt.Kind.EXAM
LOOKED_BACK = timedelta(days=60)
"""How far back results are marked again every night: what was changed behind the program shows within that time."""


def _without_result(at: datetime) -> Iterable[Attempt]:
    told = ExamResult.objects.filter(attempt=OuterRef("pk"))
    return Attempt.objects.filter(~Exists(told), kind=EXAM, state=Attempt.State.FINISHED).only("pk")


def _without_questions(at: datetime) -> Iterable[Attempt]:
    return Attempt.objects.filter(~Exists(Draw.objects.filter(attempt=OuterRef("pk"))), kind=EXAM).only("pk")


def _of_no_sitting(at: datetime) -> Iterable[ExamResult]:
    return ExamResult.objects.exclude(~Q(attempt__state=Attempt.State.PREPARED), attempt__kind=EXAM)


def _act_of_no_exam(at: datetime) -> Iterable[SittingAct]:
    return SittingAct.objects.exclude(attempt__kind=EXAM)


def _miscounted(at: datetime) -> Iterator[ExamResult]:
    """The figures of a result are those of its marks, whatever was asked."""
    for row in ExamResult.objects.all():
        right = sum(bool(one[1]) for one in row.marks)
        passed = row.asked > 0 and row.right * 100 >= row.pass_percent * row.asked
        if (row.right, row.asked, row.passed) != (right, len(row.marks), passed):
            yield row


def _unlike_answers(at: datetime) -> Iterable[ExamResult]:
    """The newest result of a sitting that was graded by the keys as they were, marked again by the answers that were
    in the ledger then. What a regrading made of it is the regrading's own check; three queries."""
    recent = ExamResult.objects.exclude(cause=ExamResult.Cause.REGRADED).filter(recorded_at__gte=at - LOOKED_BACK)
    newest = {row.attempt_id: row for row in recent.order_by("number")}
    if not newest:
        return ()
    answers: dict[int, list[tuple[datetime, object]]] = defaultdict(list)
    rows = Response.objects.filter(draw__attempt__in=newest).order_by("sequence")
    for draw, recorded_at, answer in rows.values_list("draw", "recorded_at", "answer"):
        answers[draw].append((recorded_at, answer))
    marked: dict[int, list[object]] = defaultdict(list)
    draws = Draw.objects.filter(attempt__in=newest).select_related("snapshot").order_by("attempt", "position")
    for draw in draws.iterator(chunk_size=500):
        known = [answer for when, answer in answers[draw.pk] if when <= newest[draw.attempt_id].recorded_at]
        marked[draw.attempt_id].append(mark(draw.position, draw.snapshot.item, known[-1] if known else None).to_json())
    return [row for attempt, row in newest.items() if row.marks != marked[attempt]]


def _after_the_close(at: datetime) -> Iterable[Response]:
    """What arrives later is kept beside the answers and counts by the head's word alone."""
    accepted = LateAnswer.objects.filter(draw=OuterRef("draw"), sequence=OuterRef("sequence"), decision__accepted=True)
    closed = {"draw__attempt__kind": EXAM, "draw__attempt__finished_at__lt": F("effective_at")}
    return Response.objects.filter(~Exists(accepted), draw__attempt__on_paper=False, **closed).only("pk")


INVARIANTS = (
    Invariant(
        "quizzes.exam_without_result", _("An exam is closed, but its result is missing."),
        Plan(_("On the invigilator's page open the sitting again for a minute, with the reason, and let it close: the "
               "answers in the ledger are graded then.")),
        _without_result,
    ),
    Invariant(
        "quizzes.exam_without_questions", _("A sitting of an exam has no question."),
        Plan(_("Nothing can be answered in it. Withdraw the paper, make a new one from it, and tell who was to sit "
               "it.")),
        _without_questions,
    ),
    Invariant(
        "quizzes.exam_result_of_no_sitting", _("A result belongs to something that is no exam, or was never begun."),
        FROM_BACKUP, _of_no_sitting,
    ),
    Invariant(
        "quizzes.exam_result_miscounts", _("A result counts otherwise than its own marks."), FROM_BACKUP, _miscounted,
    ),
    Invariant(
        "quizzes.exam_result_unlike_answers", _("Marked again by the answers in the ledger, an exam has other marks."),
        FROM_BACKUP, _unlike_answers,
    ),
    Invariant(
        "quizzes.exam_answer_after_close", _("An answer that came after the close counts, and nobody accepted it."),
        FROM_BACKUP, _after_the_close,
    ),
    Invariant(
        "quizzes.exam_act_of_no_exam", _("An act of an invigilator belongs to a sitting that is no exam."),
        FROM_BACKUP, _act_of_no_exam,
    ),
)  # fmt: skip

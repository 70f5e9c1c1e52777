"""Reporting a question, and answering the report."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from ledger import audit
from people.models import User
from quizzes.models import Draw, QuestionReport, ReportAnswer
from quizzes.operations.quarantine import quarantine_template


@transaction.atomic
def report_question(draw: Draw, *, reason: str, text: str, by: User, at: datetime) -> QuestionReport:
    """Say that the item shown is wrong; the first report of a clerk on a draw is the one kept."""
    report, new = QuestionReport.objects.get_or_create(
        draw=draw, clerk=by, defaults={"reason": reason, "text": text, "effective_at": at, "recorded_at": at}
    )
    if new:
        audit.record("question.reported", report, by=by, at=at, snapshot=draw.snapshot_id)
    return report


@transaction.atomic
def answer_report(report: QuestionReport, *, verdict: str, text: str, by: User, at: datetime) -> ReportAnswer:
    """The reviewer's answer; a later one replaces it without deleting it."""
    answer = ReportAnswer.objects.create(
        report=report, verdict=verdict, text=text, by=by, effective_at=at, recorded_at=at
    )
    audit.record("question.report_answered", report, by=by, at=at, verdict=verdict)
    return answer


@transaction.atomic
def settle_report(
    report: QuestionReport, *, verdict: str, text: str, quarantine: bool, by: User, at: datetime
) -> ReportAnswer:
    """Answer the report and, where wished, draw nothing of its template on this version of the matter any more."""
    answer = answer_report(report, verdict=verdict, text=text, by=by, at=at)
    if quarantine:
        shown = report.draw.snapshot
        # A written question that was deleted meanwhile is drawn no more as it is.
        with suppress(KeyError):
            quarantine_template(shown.matter_version, shown.template, seed=shown.seed, reason=text, by=by, at=at)
    return answer

"""Reports of questions: what waits for an answer, and what a clerk was answered."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from courses.permissions import answers_for_matter, catalogues_in_reach, catalogues_reviewed, edits
from people.actor import Actor
from people.models import User
from quizzes.models import QuestionReport, ReportAnswer

ANSWERED = ReportAnswer.objects.filter(report=OuterRef("pk"))
_RELATED = (
    "draw__snapshot__matter_version__matter__catalogue",
    "draw__attempt",
    "clerk",
)


@dataclass(frozen=True, slots=True)
class Reported:
    """A report with the answer that stands (None: it waits)."""

    report: QuestionReport
    answer: ReportAnswer | None


def reports_in_reach(actor: Actor, *, answered: bool) -> list[QuestionReport]:
    """Reports about matters the actor edits or answers for; waiting ones oldest first, answered ones newest first."""
    catalogues = catalogues_in_reach(actor) | catalogues_reviewed(actor)
    reports = _with_matter().filter(draw__snapshot__matter_version__matter__catalogue__in=catalogues)
    reports = reports.filter(Exists(ANSWERED) if answered else ~Exists(ANSWERED))
    return [
        report
        for report in reports.order_by("-recorded_at" if answered else "recorded_at", "pk")
        if answers_report(actor, report)
    ]


def answers_report(actor: Actor, report: QuestionReport) -> bool:
    """Whether the actor edits the catalogue or is the department reviewer of the matter."""
    version = report.draw.snapshot.matter_version
    catalogue = version.matter.catalogue
    return edits(actor, catalogue) or answers_for_matter(
        actor, catalogue, named=version.department, category=version.category
    )


def report_with_matter(pk: int) -> QuestionReport | None:
    return _with_matter().filter(pk=pk).first()


def reported(reports: Iterable[QuestionReport]) -> list[Reported]:
    """The reports with their standing answers; one more query."""
    reports = list(reports)
    newest = {a.report_id: a for a in ReportAnswer.objects.filter(report__in=reports).select_related("by")}
    return [Reported(report, newest.get(report.pk)) for report in reports]


def reports_by(clerk: User) -> list[Reported]:
    """What this clerk reported, newest first, with the answers."""
    return reported(_with_matter().filter(clerk=clerk).order_by("-recorded_at", "-pk"))


def _with_matter() -> QuerySet[QuestionReport]:
    return QuestionReport.objects.select_related(*_RELATED)

"""Answers that came too late, for the head to decide about."""

from django.db.models import QuerySet

from quizzes.exams.models import LateAnswer, Paper


def late_answers(paper: Paper) -> QuerySet[LateAnswer]:
    """With person, question and decision, by person and question; one query."""
    rows = LateAnswer.objects.filter(draw__attempt__paper=paper)
    told = rows.select_related("draw__attempt__clerk", "draw__snapshot__matter_version", "decision__by")
    return told.order_by("draw__attempt_id", "draw__position", "sequence")


def waiting_late_answers(paper: Paper) -> QuerySet[LateAnswer]:
    """Those nobody has decided about."""
    return late_answers(paper).filter(decision=None)

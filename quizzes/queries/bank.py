"""Published questions somebody wrote."""

from django.db.models import QuerySet

from quizzes.models import Question


def questions_on_standard(slug: str) -> QuerySet[Question]:
    """Published questions of a service standard, oldest first, with their options."""
    return Question.objects.filter(live=True, standard__slug=slug).prefetch_related("options").order_by("pk")

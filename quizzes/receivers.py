"""What quizzes do when Wagtail says that something happened."""

from typing import Any

from django.utils import timezone

from quizzes.models import Question
from quizzes.operations import written


def on_question_published(sender: Any, instance: Question, **kwargs: Any) -> None:
    """Signal receiver: a question was put into use, or a new revision of it."""
    written.take_into_use(instance, at=timezone.now())


def on_question_withdrawn(sender: Any, instance: Question, **kwargs: Any) -> None:
    """Signal receiver: a question was unpublished, or is about to be deleted."""
    written.take_out_of_use(instance, at=timezone.now())

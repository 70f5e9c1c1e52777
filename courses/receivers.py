"""What courses do when Wagtail says that something happened."""

from typing import Any

from django.utils import timezone

from courses import operations
from courses.models import LessonPage


def on_lesson_published(sender: Any, instance: LessonPage, **kwargs: Any) -> None:
    """Signal receiver: a lesson was published, by whom the revision says."""
    revision = kwargs.get("revision")
    operations.keep_notes(instance, by=revision.user if revision else None, at=timezone.now())

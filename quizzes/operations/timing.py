"""Anonymous times: how long a template takes, so that the burden of a week can be reckoned in minutes."""

from django.db.models import F

from quizzes.models import TemplateTime

# Upper edges in seconds. Slower than the last is somebody called away to the counter, and is not counted.
BUCKETS = (5, 10, 15, 20, 30, 40, 50, 60, 80, 100, 120, 150, 180, 240, 300)


def note_time(template: str, *, seconds: int) -> None:
    """Count one answer in its bucket; called in the transaction of the answer, with nobody's name."""
    edge = next((bucket for bucket in BUCKETS if seconds <= bucket), None)
    if edge is None:
        return
    bucket = TemplateTime.objects.filter(template=template, seconds=edge)
    if not bucket.update(answers=F("answers") + 1):
        TemplateTime.objects.get_or_create(template=template, seconds=edge)
        bucket.update(answers=F("answers") + 1)

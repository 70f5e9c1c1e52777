"""Background entry points of the roll-ups."""

from django.utils import timezone
from django_q.tasks import async_task

from certification.rollup.operations import sum_up
from people.models import Centre


def sum_up_centre(centre: int) -> None:
    """One centre as it stands today."""
    sum_up(Centre.objects.get(pk=centre), on=timezone.localdate())


def sum_up_every_centre() -> None:
    """Every night: a day has passed, and with it certificates, posts and deadlines. A task each: none is long."""
    for centre in Centre.objects.order_by("pk").values_list("pk", flat=True):
        async_task("certification.rollup.tasks.sum_up_centre", centre)

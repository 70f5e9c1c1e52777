"""Background entry points of the roll-ups."""

from datetime import timedelta

from django.utils import timezone

from certification.rollup.operations import ask_for, take_up
from people.models import Centre

A_ROUND = timedelta(seconds=60)


def sum_up_waiting() -> int:
    """Every two minutes: the centres where something happened, as many as a minute holds."""
    now = timezone.now()
    return take_up(on=timezone.localdate(now), until=now + A_ROUND)


def ask_for_every_centre() -> None:
    """Every night: a day has passed, and with it certificates, posts and deadlines."""
    ask_for(Centre.objects.values_list("pk", flat=True))

"""Background entry points: an id in, one operation called."""

from django.db.models import Min, Q
from django.utils import timezone

from ledger import auditing, checking, outbox
from ledger.models import OutboxMessage


def deliver(message_id: int) -> None:
    """Deliver one outbox message."""
    outbox.deliver(OutboxMessage.objects.get(pk=message_id), at=timezone.now())


def check_summaries() -> None:
    """Compare every summary with the ledger and write down what was found."""
    checking.check_summaries(at=timezone.now())


def check_invariants() -> None:
    """Look for impossible states and write down what was found."""
    auditing.check_invariants(at=timezone.now())


def sweep() -> int:
    """Deliver what a killed worker left open; returns how many messages were tried."""
    now, tried = timezone.now(), 0
    open_ones = Q(deliveries__done_at=None, deliveries__attempts__lt=outbox.MAX_ATTEMPTS)
    messages = OutboxMessage.objects.annotate(attempts=Min("deliveries__attempts", filter=open_ones))
    for message in messages.filter(attempts__isnull=False).order_by("pk"):
        if outbox.ripe_at(message, message.attempts) <= now:
            tried += 1
            outbox.deliver(message, at=now)
    return tried

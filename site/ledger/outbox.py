"""What travels upward: publish below, subscribe above, deliver at least once, in the worker.

A subscriber is a function `handler(payload: dict, *, at: datetime)`. It must be idempotent: a
worker killed between the handler and the mark delivers again. What failed is tried again by the sweep after five
minutes, then after ten, twenty and forty more.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django_q.tasks import async_task

from ledger.models import OutboxDelivery, OutboxMessage

Handler = Callable[..., None]
MAX_ATTEMPTS = 5
BACK_OFF = timedelta(minutes=5)
_subscribers: dict[str, dict[str, Handler]] = defaultdict(dict)
_outside: set[str] = set()
_at_once: ContextVar[bool] = ContextVar("outbox_at_once", default=False)


class Later(Exception):
    """Raised by a subscriber that may not act now; it is no failed attempt, and the sweep calls again."""


def subscribe(topic: str, name: str, handler: Handler, *, outside: bool = False) -> None:
    """Register `handler` under a stable `name`; called from AppConfig.ready of the app above.

    `outside`: it talks to somebody else's server, so it runs in no transaction and holds no lock meanwhile.
    """
    _subscribers[topic][name] = handler
    (_outside.add if outside else _outside.discard)(name)


def ripe_at(message: OutboxMessage, attempts: int) -> datetime:
    """When a delivery that failed so many times may be tried again."""
    return message.created_at + BACK_OFF * (2**attempts - 1)


def publish(topic: str, payload: dict[str, Any], *, key: str, at: datetime) -> OutboxMessage:
    """Write the message in the caller's transaction and hand it to the worker on commit.

    The same `key` again is the same message: nothing new is written or sent.
    """
    message, new = OutboxMessage.objects.get_or_create(
        key=key, defaults={"topic": topic, "payload": payload, "created_at": at}
    )
    if new:
        OutboxDelivery.objects.bulk_create(
            OutboxDelivery(message=message, subscriber=name) for name in _subscribers[topic]
        )
        if _at_once.get():
            deliver(message, at=at)
        else:
            transaction.on_commit(lambda: async_task("ledger.tasks.deliver", message.pk))
    return message


@contextmanager
def delivering_at_once() -> Iterator[None]:
    """Deliver inside `publish`, at the message's own time: for replaying history (the demo year), not for requests."""
    token = _at_once.set(True)
    try:
        yield
    finally:
        _at_once.reset(token)


def deliver(message: OutboxMessage, *, at: datetime) -> None:
    """Run every open delivery once; a handler's error is kept on its row and raised after the others ran."""
    failure: Exception | None = None
    for delivery in message.deliveries.filter(done_at=None, attempts__lt=MAX_ATTEMPTS).order_by("pk"):
        OutboxDelivery.objects.filter(pk=delivery.pk).update(attempts=delivery.attempts + 1)
        handler = _subscribers[message.topic].get(delivery.subscriber)
        try:
            if handler is None:
                raise LookupError(f"no subscriber {delivery.subscriber} for {message.topic}")
            with nullcontext() if delivery.subscriber in _outside else transaction.atomic():
                handler(message.payload, at=at)
                OutboxDelivery.objects.filter(pk=delivery.pk).update(done_at=at, error="")
        except Later:
            OutboxDelivery.objects.filter(pk=delivery.pk).update(attempts=delivery.attempts)
        except Exception as error:  # kept, shown on /readyz, and raised below
            OutboxDelivery.objects.filter(pk=delivery.pk).update(error=f"{type(error).__name__}: {error}")
            failure = error
    if failure:
        raise failure

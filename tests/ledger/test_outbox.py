"""What is published arrives at least once at every subscriber, whatever happens to the others."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction

from ledger import outbox, tasks
from ledger.models import OutboxDelivery, OutboxMessage
from tests.factories import MOMENT

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, list[dict[str, Any]]]]:
    """Two subscribers of "tide.turned", `north` and `south`, and what each has heard."""
    monkeypatch.setattr(outbox, "_subscribers", defaultdict(dict))
    heard: dict[str, list[dict[str, Any]]] = {"north": [], "south": []}
    for name, said in heard.items():
        outbox.subscribe("tide.turned", name, lambda payload, *, at, said=said: said.append(payload))
    return heard


def publish(key: str = "tide:1", **payload: Any) -> OutboxMessage:
    return outbox.publish("tide.turned", payload, key=key, at=MOMENT)


def state() -> list[tuple[str, int, bool, str]]:
    rows = OutboxDelivery.objects.order_by("subscriber")
    return [(row.subscriber, row.attempts, row.done_at is not None, row.error) for row in rows]


def test_a_message_reaches_every_subscriber_once_it_is_committed(heard: dict) -> None:
    with transaction.atomic():
        publish(height=3)
        assert heard == {"north": [], "south": []}
    assert heard == {"north": [{"height": 3}], "south": [{"height": 3}]}
    assert state() == [("north", 1, True, ""), ("south", 1, True, "")]


def test_a_rolled_back_message_was_never_said(heard: dict) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        publish()
        raise RuntimeError
    assert heard == {"north": [], "south": []}
    assert OutboxMessage.objects.count() == 0


def test_the_same_key_again_is_the_same_message(heard: dict) -> None:
    assert publish(height=3) == publish(height=4)
    assert heard == {"north": [{"height": 3}], "south": [{"height": 3}]}


def test_a_failing_subscriber_keeps_nobody_else_waiting(heard: dict, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(payload: dict, *, at: datetime) -> None:
        raise ValueError("no boat")

    outbox.subscribe("tide.turned", "east", fail)
    message = quietly_published()
    with pytest.raises(ValueError, match="no boat"):
        outbox.deliver(message, at=MOMENT)
    assert heard == {"north": [{}], "south": [{}]}
    assert state() == [("east", 1, False, "ValueError: no boat"), ("north", 1, True, ""), ("south", 1, True, "")]


def test_what_a_failing_subscriber_wrote_is_undone_with_it(heard: dict) -> None:
    from people.models import AdminUnit

    def write_and_fail(payload: dict, *, at: datetime) -> None:
        AdminUnit.objects.create(code="1", name="x", level="town")
        raise ValueError("no boat")

    outbox.subscribe("tide.turned", "east", write_and_fail)
    with pytest.raises(ValueError, match="no boat"):
        outbox.deliver(quietly_published(), at=MOMENT)
    assert AdminUnit.objects.count() == 0


def test_delivering_again_reaches_only_those_it_has_not_reached(heard: dict) -> None:
    failures = iter([ValueError("no boat")])

    def fail_once(payload: dict, *, at: datetime) -> None:
        for failure in failures:
            raise failure

    outbox.subscribe("tide.turned", "east", fail_once)
    message = quietly_published()
    with pytest.raises(ValueError, match="no boat"):
        outbox.deliver(message, at=MOMENT)
    outbox.deliver(message, at=MOMENT)
    assert heard == {"north": [{}], "south": [{}]}
    assert state() == [("east", 2, True, ""), ("north", 1, True, ""), ("south", 1, True, "")]


def test_a_message_a_killed_worker_left_is_swept_up(heard: dict) -> None:
    quietly_published()
    assert heard == {"north": [], "south": []}
    assert tasks.sweep() == 1
    assert heard == {"north": [{}], "south": [{}]}
    assert tasks.sweep() == 0


def test_a_subscriber_that_always_fails_is_given_up_after_five_tries(heard: dict) -> None:
    tries = []

    def fail(payload: dict, *, at: datetime) -> None:
        tries.append(at)
        raise ValueError("no boat")

    outbox.subscribe("tide.turned", "east", fail)
    message = quietly_published()
    for _ in range(7):
        try:
            outbox.deliver(message, at=MOMENT)
        except ValueError:
            continue
    assert len(tries) == outbox.MAX_ATTEMPTS == 5


def test_history_is_delivered_at_its_own_time(heard: dict) -> None:
    moments = []
    outbox.subscribe("tide.turned", "east", lambda payload, *, at: moments.append(at))
    with outbox.delivering_at_once(), transaction.atomic():
        publish()
        assert moments == [MOMENT]


def quietly_published() -> OutboxMessage:
    """A message whose worker was killed before it began."""
    message = OutboxMessage.objects.create(key="tide:1", topic="tide.turned", payload={}, created_at=MOMENT)
    for name in outbox._subscribers["tide.turned"]:
        OutboxDelivery.objects.create(message=message, subscriber=name)
    return message

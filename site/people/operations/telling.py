"""That a clerk came, went or took another post is told upward, in the transaction that wrote it."""

from datetime import datetime

from ledger import outbox
from ledger.models import AuditEntry

TOPIC = "staff.changed"


def tell_staff_changed(clerk: int, entry: AuditEntry, *, at: datetime) -> None:
    outbox.publish(TOPIC, {"clerk": clerk}, key=f"{TOPIC}:{entry.pk}", at=at)

"""That somebody's certification stands otherwise is told upward, in the transaction that wrote it."""

from datetime import datetime

from certification.awards.models import AwardEntry
from ledger import outbox

TOPIC = "award.written"


def tell_written(entry: AwardEntry, *, at: datetime) -> None:
    payload = {"clerk": entry.clerk_id, "matter": entry.matter_id}
    outbox.publish(TOPIC, payload, key=f"{TOPIC}:{entry.pk}", at=at)

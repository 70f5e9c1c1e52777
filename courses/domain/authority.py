"""What the depth of a centre rests on: the authorising document, and whether it still holds on a day."""

from datetime import date, timedelta
from enum import StrEnum

SOON = timedelta(days=30)


class Authority(StrEnum):
    """How the authorisation stands. `NOT_ENTERED` says nothing about whether there is one."""

    NOT_ENTERED = "not_entered"
    HOLDS = "holds"
    ENDS_SOON = "ends_soon"
    ENDED = "ended"


def authority(document: str, expires_on: date | None, *, on: date) -> Authority:
    """How it stands on that day; `expires_on` is the last day it holds, None where no end is named."""
    if not document:
        return Authority.NOT_ENTERED
    if expires_on is None or expires_on - on > SOON:
        return Authority.HOLDS
    return Authority.ENDS_SOON if expires_on >= on else Authority.ENDED

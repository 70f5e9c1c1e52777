"""Writes about tokens."""

import hashlib
import secrets
from datetime import date, datetime

from django.db import transaction

from certification.api.models import ApiToken
from ledger import audit
from people.models import Centre, User

PREFIX = "qk_"
SHOWN = 8


def digest_of(token: str) -> str:
    """A token has 256 bits of chance in it, so one plain round of SHA-256 is enough to keep it by."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make_token(
    centre: Centre, *, purpose: str, names: bool, expires_on: date, by: User, at: datetime
) -> tuple[ApiToken, str]:
    """(the row, the token itself): the token is never seen again."""
    token = PREFIX + secrets.token_urlsafe(32)
    row = ApiToken.objects.create(
        centre=centre,
        purpose=purpose,
        shown=token[:SHOWN],
        digest=digest_of(token),
        names=names,
        expires_on=expires_on,
        made_by=by,
        made_at=at,
    )
    audit.record("api_token.made", row, by=by, at=at, purpose=purpose, names=names, expires_on=expires_on.isoformat())
    return row, token


@transaction.atomic
def withdraw_token(token: ApiToken, *, by: User, at: datetime) -> bool:
    """From now on it opens nothing; False where it was withdrawn already."""
    if not ApiToken.objects.filter(pk=token.pk, withdrawn_at=None).update(withdrawn_at=at):
        return False
    audit.record("api_token.withdrawn", token, by=by, at=at)
    return True


@transaction.atomic
def note_use(token: ApiToken, *, at: datetime, on: date) -> None:
    """Once a day: that somebody read by it, since what was read left the house."""
    first = ApiToken.objects.filter(pk=token.pk).exclude(last_used_on=on).update(last_used_on=on)
    if first:
        audit.record("api_token.used", token, by=None, at=at, on=on.isoformat())

"""A plan that rides signed on its page: nothing of it is stored, and what comes back is what was shown."""

from typing import Any

from django.core import signing
from django.http import HttpRequest
from django.utils.translation import gettext as _

from people.models import Centre

HOUR = 60 * 60
DAY = 24 * HOUR


class NotAgreed(Exception):
    """What came back is no plan to apply; the words say why, in the reader's language."""


def signed(kept: Any, *, salt: str) -> str:
    """What the page carries in its field "agreed"; `kept` must be JSON."""
    return signing.dumps(kept, salt=salt, compress=True)


def agreed(
    request: HttpRequest, *, salt: str, valid: int = DAY, centre: Centre | None = None, too_old: str = ""
) -> Any:
    """What the page of at most `valid` seconds ago carried, or NotAgreed. With a centre, the plan must be its own."""
    try:
        kept = signing.loads(request.POST.get("agreed", ""), salt=salt, max_age=valid)
    except signing.BadSignature as error:
        raise NotAgreed(too_old or _("This plan is too old. Read the list again.")) from error
    if centre is not None and kept["centre"] != centre.pk:
        raise NotAgreed(_("This plan belongs to another centre."))
    return kept

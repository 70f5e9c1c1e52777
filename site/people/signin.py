"""What sign-in needs besides Django's own: the name a lock-out counts by."""

from typing import Any

from django.http import HttpRequest


def lockout_name(request: HttpRequest | None, credentials: dict[str, Any] | None = None) -> str:
    """The account a wrong password counts against: trimmed and case-folded, so CLERK and clerk share one count."""
    given = (credentials or {}).get("username") or (request.POST.get("username", "") if request else "")
    return str(given).strip().casefold()

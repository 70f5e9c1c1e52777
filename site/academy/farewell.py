"""What somebody reads who has just signed out."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _


def on_signed_out(sender: Any, request: HttpRequest | None, **kwargs: Any) -> None:
    """Signal receiver: say so on the sign-in page, for a shared PC should not leave anybody guessing."""
    if request is not None and hasattr(request, "_messages"):
        messages.success(request, _("You are signed out."))

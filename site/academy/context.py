"""What every page of the house needs to draw its frame."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def house(request: HttpRequest) -> dict[str, Any]:
    """The actor, and whether this is a demo."""
    return {"actor": getattr(request, "actor", None), "is_demo_site": settings.ENV.demo}

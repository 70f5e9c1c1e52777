"""Who may read: the token of the request, and how often."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer
from ninja.throttling import AuthRateThrottle

from certification.api.models import ApiToken
from certification.api.operations import note_use
from certification.api.queries import token_in_force


class CentreToken(HttpBearer):
    """`Authorization: Bearer qk_…`; the token says which centre."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        on: date = timezone.localdate()
        found = token_in_force(token, on=on)
        if found and found.last_used_on != on:
            note_use(found, at=timezone.now(), on=on)
        return found


class PerToken(AuthRateThrottle):
    """So many requests of one token in so long, whatever address they come from."""

    def __init__(self) -> None:
        super().__init__(settings.API_RATE)

    def get_cache_key(self, request: HttpRequest) -> str:
        return f"api-{request.auth.pk}"

"""Puts `request.actor` on every request (None when nobody is signed in) and sends the anonymous to sign in."""

from collections.abc import Callable

from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from people.actor import actor_for
from people.permissions import SignInRequired


class ActorMiddleware:
    """One look at the session, then at most two queries; probes and static files never get here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user, today = request.user, timezone.localdate()
        if user.is_authenticated and user.is_closed(today):
            logout(request)
            user = request.user
        request.actor = actor_for(user, on=today) if user.is_authenticated else None
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, SignInRequired):
            return redirect_to_login(request.get_full_path())
        return None

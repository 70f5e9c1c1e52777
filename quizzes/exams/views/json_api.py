"""Answers for a page's script: JSON whatever happens, and never a redirect to sign in."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from people.permissions import SignInRequired

View = Callable[..., HttpResponse]


def error(code: str, status: int, **detail: Any) -> JsonResponse:
    """`{"error": code, …}`."""
    return JsonResponse({"error": code, **detail}, status=status)


def answers_json(view: View) -> View:
    """Say in JSON that nobody is signed in, that it is not theirs, that it is not there."""

    @never_cache
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except SignInRequired:
            return error("signed_out", HTTPStatus.UNAUTHORIZED)
        except PermissionDenied:
            return error("not_yours", HTTPStatus.FORBIDDEN)
        except Http404:
            return error("not_there", HTTPStatus.NOT_FOUND)

    return answered

"""Who may see pages that Wagtail serves."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Page

from people import permissions


def lessons_need_sign_in(
    page: Page, request: HttpRequest, serve_args: list[Any], serve_kwargs: dict[str, Any]
) -> HttpResponse | None:
    """Hook: lessons are for people with an account; the bare root of the page tree leads to the course list."""
    permissions.signed_in(request)
    return redirect("matter_list") if type(page) is Page else None

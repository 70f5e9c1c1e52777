"""The frame of the question desk's pages in the admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def admin_page(
    request: HttpRequest, name: str, title: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """`quizzes/admin/<name>.html` under its title."""
    frame = {
        "header_title": title,
        "page_title": title,
        "header_icon": "help",
        "breadcrumbs_items": [{"url": "", "label": title}],
    }
    return render(request, f"quizzes/admin/{name}.html", frame | context, status=status)

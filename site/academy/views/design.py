"""The component page: every part of the house's look on one page, for whoever builds a screen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def components(request: HttpRequest) -> HttpResponse:
    """All tokens and partials in both themes; public, it holds no data."""
    return render(request, "academy/components.html")

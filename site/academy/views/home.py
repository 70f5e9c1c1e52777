"""The first page after sign-in: what to do now, by role."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from people import permissions


def home(request: HttpRequest) -> HttpResponse:
    """Clerk's, manager's or editor's home."""
    permissions.signed_in(request)
    return render(request, "academy/home.html")

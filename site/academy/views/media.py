"""Uploaded files, for people with an account."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.static import serve

from people import permissions


def media(request: HttpRequest, path: str) -> HttpResponse:
    """A picture or file of a lesson; nothing that was uploaded is open to the street."""
    permissions.signed_in(request)
    return serve(request, path, document_root=settings.MEDIA_ROOT)

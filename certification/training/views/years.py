"""Which year a page is about: `?year=`."""

from django.http import Http404, HttpRequest


def year_asked(request: HttpRequest, default: int) -> int:
    """The year asked for, or the default; 404 for what is none."""
    asked = request.GET.get("year", "")
    if not asked:
        return default
    if not (asked.isascii() and asked.isdigit() and 2000 <= int(asked) <= 2100):
        raise Http404("no such year")
    return int(asked)

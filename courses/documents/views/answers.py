"""A file as an answer, with its name in Chinese."""

from urllib.parse import quote

from django.http import HttpResponse


def file_answer(data: bytes, *, name: str, content_type: str, inline: bool) -> HttpResponse:
    """The file, shown in the browser or taken along; `name` may hold any character (RFC 6266)."""
    way = "inline" if inline else "attachment"
    plain = f"{way}; filename*=UTF-8''{quote(name, safe='')}"
    return HttpResponse(data, content_type=content_type, headers={"Content-Disposition": plain})

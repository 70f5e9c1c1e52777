"""Where files lie that no address leads to: a view of ours hands them out, or nobody gets them."""

from typing import NoReturn

from django.core.files.storage import FileSystemStorage


class PrivateStorage(FileSystemStorage):
    """Files for the owner's eyes, readable by the server's account alone."""

    def url(self, name: str | None) -> NoReturn:
        raise ValueError(f"{name} is not accessible via a URL.")

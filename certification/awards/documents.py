"""Papers that were uploaded as evidence: what they are, by their first bytes."""

LARGEST = 10 * 1024**2
KINDS = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}


def kind_of(head: bytes) -> str | None:
    """The media type of a file that begins so; None for what isn't taken."""
    return next((kind for start, kind in KINDS.items() if head.startswith(start)), None)

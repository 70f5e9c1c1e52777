"""Scans of signed forms and certificates: what they may be, told by their first bytes."""

LARGEST = 10 * 1024**2
KINDS = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}
MEDIA = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}


def kind_of(content: bytes) -> str | None:
    """pdf, jpg or png; None of anything else, whatever the file is called."""
    return next((kind for start, kind in KINDS.items() if content.startswith(start)), None)

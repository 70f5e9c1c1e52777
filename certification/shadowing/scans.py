"""Scans of signed forms: what they may be, told by their first bytes, and what they are called on disk."""

from hashlib import sha256

LARGEST = 10 * 1024**2
KINDS = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}
MEDIA = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}


def kind_of(content: bytes) -> str | None:
    """pdf, jpg or png; None of anything else, whatever the file is called."""
    return next((kind for start, kind in KINDS.items() if content.startswith(start)), None)


def place_of(content: bytes) -> str:
    """By the bytes' hash: nothing of what the person called the file reaches the disk."""
    digest = sha256(content).hexdigest()
    return f"shadowing/{digest[:2]}/{digest}.{kind_of(content)}"

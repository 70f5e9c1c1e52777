"""What scans of signed forms are called on disk."""

from hashlib import sha256

from certification.domain.scans import kind_of


def place_of(content: bytes) -> str:
    """By the bytes' hash: nothing of what the person called the file reaches the disk."""
    digest = sha256(content).hexdigest()
    return f"shadowing/{digest[:2]}/{digest}.{kind_of(content)}"

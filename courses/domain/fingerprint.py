"""What stands for a matter in comparisons and searches: its digest and its searchable words."""

import json
from hashlib import sha256
from unicodedata import normalize

from courses.domain.elements import Elements


def digest(elements: Elements) -> str:
    """SHA-256 of the elements in canonical JSON; equal elements, equal digest."""
    text = json.dumps(elements.to_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def search_text(elements: Elements) -> str:
    """Everything a clerk might type to find the matter: names, how people say it, code, papers."""
    words = [elements.name, *elements.spoken, elements.parent, elements.code, elements.bundle]
    words += [material.name for material in elements.materials]
    return searchable("\n".join(dict.fromkeys(word for word in words if word)))


def searchable(text: str) -> str:
    """Letters, digits and Han as they are compared: half width, lower case, without spaces within a line."""
    return normalize("NFKC", text).replace(" ", "").lower()

"""What stands for a matter's elements in comparisons."""

import json
from hashlib import sha256

from courses.domain.elements import Elements
from courses.domain.facets import Facet


def digest(elements: Elements) -> str:
    """SHA-256 of the elements in canonical JSON; equal elements, equal digest."""
    text = json.dumps(elements.to_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def facet_digest(elements: Elements, facet: Facet) -> str:
    """SHA-256 of what the elements say of one facet."""
    text = json.dumps(elements.facet(facet), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()

"""The one JSON text of a value, which digests and seeds rest on."""

import json
from typing import Any


def canonical(data: Any) -> str:
    """Sorted keys, no spaces, Chinese unescaped."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

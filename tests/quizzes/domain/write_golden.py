"""Write the golden files: `python -m tests.quizzes.domain.write_golden`.

A file is only replaced when its template's version was bumped: output that changes under one version is a
mistake, for answers are told apart by it.
"""

import json
from pathlib import Path
from typing import Any

from courses.domain.facets import Depth
from quizzes.domain.item import Item
from quizzes.domain.registry import TEMPLATES, generate
from tests.quizzes.domain.matters import CODES, bank

FOLDER = Path(__file__).parent / "golden"
SEEDS = (1, 2)


def golden(name: str) -> dict[str, Any]:
    """What a template makes of every test matter: enough to read it, and the digest of the whole."""
    depth = Depth.DIRECT if name == "counter.wrong_counter" else Depth.ACCEPT
    made = {}
    for code in CODES:
        for seed in SEEDS:
            item = generate(bank(code, depth), name, seed)
            made[f"{code} {seed}"] = _told(item) if isinstance(item, Item) else item.reason.value
    return {"template": name, "version": TEMPLATES[name].version, "items": made}


def _told(item: Item) -> dict[str, Any]:
    told = {"stem": item.stem, "options": [f"{o.id} {o.text}" for o in item.options], "key": list(item.key)}
    return told | {"guess": str(item.guess), "digest": item.digest}


def path_of(name: str) -> Path:
    return FOLDER / f"{name}.json"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name in TEMPLATES:
        path, made = path_of(name), golden(name)
        kept = json.loads(path.read_text("utf-8")) if path.exists() else None
        if kept and kept != made and kept["version"] == made["version"]:
            raise SystemExit(f"{name}: the output changed; bump the template's version first")
        path.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()

"""Provenance as tags, the way Moodle keeps them: `matter:PTS-GA-001`, `facet:materials` …"""

from collections.abc import Iterable

from quizzes.domain.exchange.question import Provenance


def tags_of(provenance: Provenance, unit: str = "") -> tuple[str, ...]:
    """None for what is empty; a fixed order."""
    named = (
        ("matter", provenance.matter_code),
        ("version", provenance.matter_version),
        *(("facet", facet) for facet in provenance.facets),
        ("template", provenance.template),
        ("template_version", provenance.template_version),
        ("seed", provenance.seed if provenance.template else ""),
        ("unit", unit),
    )
    return tuple(f"{name}:{value}" for name, value in named if value not in ("", 0) or (name == "seed" and value == 0))


def from_tags(tags: Iterable[str]) -> tuple[Provenance, str]:
    """Provenance and unit; tags of others are passed over, and so is a number that is none."""
    found: dict[str, list[str]] = {}
    for tag in tags:
        name, colon, value = tag.strip().partition(":")
        if colon:
            found.setdefault(name, []).append(value)

    def text(name: str) -> str:
        return found.get(name, [""])[0]

    def number(name: str) -> int:
        return int(text(name)) if text(name).isascii() and text(name).isdigit() else 0

    provenance = Provenance(
        text("matter"),
        number("version"),
        tuple(found.get("facet", ())),
        text("template"),
        number("template_version"),
        number("seed"),
    )
    return provenance, text("unit")

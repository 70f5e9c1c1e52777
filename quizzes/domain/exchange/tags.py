"""Provenance as tags, the way Moodle keeps them: `matter:PTS-GA-001`, `facet:materials` …"""

from collections.abc import Iterable

from quizzes.domain.exchange.question import Exchanged, Provenance

NAMES = ("matter", "version", "facet", "template", "template_version", "seed", "unit")


def tags_of(question: Exchanged) -> tuple[str, ...]:
    """Where it comes from, its unit, then its labels; none for what is empty."""
    provenance, unit = question.provenance, question.unit
    named = (
        ("matter", provenance.matter_code),
        ("version", provenance.matter_version),
        *(("facet", facet) for facet in provenance.facets),
        ("template", provenance.template),
        ("template_version", provenance.template_version),
        ("seed", provenance.seed if provenance.template else ""),
        ("unit", unit),
    )
    kept = tuple(f"{name}:{value}" for name, value in named if value not in ("", 0) or (name == "seed" and value == 0))
    return kept + question.labels


def from_tags(tags: Iterable[str]) -> tuple[Provenance, str, tuple[str, ...]]:
    """Provenance, unit and labels. A tag that isn't one of ours is a label; a number that is none is passed over."""
    found: dict[str, list[str]] = {}
    labels: list[str] = []
    for tag in (tag.strip() for tag in tags):
        name, colon, value = tag.partition(":")
        if colon and name in NAMES:
            found.setdefault(name, []).append(value)
        elif tag:
            labels.append(tag)

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
    return provenance, text("unit"), tuple(dict.fromkeys(labels))

"""The facets of a category as a radar: six spokes, one shape for each of those compared. Places as strings, like
quizzes/charts.py; what a line looks like is said by its kind, in chart.css."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from quizzes.charts import Line, Mark, Words

SIZE, CENTRE, RADIUS = 300, 150, 84
RINGS = (25, 50, 75, 100)


@dataclass(frozen=True, slots=True)
class Spoke:
    x: str
    y: str
    at: Mark
    anchor: str
    down: str


@dataclass(frozen=True, slots=True)
class Radar:
    """A drawing; `name` makes the ids of its title and description."""

    name: str
    title: Words
    description: Words
    rings: tuple[str, ...]
    spokes: tuple[Spoke, ...]
    lines: tuple[Line, ...]
    size: int = SIZE
    centre: int = CENTRE


def radar(
    name: str,
    title: Words,
    description: Words,
    labels: Sequence[str],
    series: Sequence[tuple[str, Words, Sequence[float | None]]],
) -> Radar:
    """`series`: kind, label and a share from 0 to 1 for each of `labels`; None is drawn as nothing."""
    turns = [2 * pi * place / len(labels) for place in range(len(labels))]
    return Radar(
        name=name,
        title=title,
        description=description,
        rings=tuple(_shape(turns, [ring / 100] * len(turns)) for ring in RINGS),
        spokes=tuple(_spoke(turn, label) for turn, label in zip(turns, labels, strict=True)),
        lines=tuple(Line(kind, label, _shape(turns, shares)) for kind, label, shares in series),
    )


def _shape(turns: Sequence[float], shares: Sequence[float | None]) -> str:
    return " ".join("{},{}".format(*_at(turn, share or 0)) for turn, share in zip(turns, shares, strict=True))


def _at(turn: float, share: float) -> tuple[str, str]:
    far = RADIUS * share
    return f"{CENTRE + far * sin(turn):.1f}", f"{CENTRE - far * cos(turn):.1f}"


def _spoke(turn: float, label: str) -> Spoke:
    x, y = _at(turn, 1)
    out_x, out_y = _at(turn, 1.12)
    side = sin(turn)
    anchor = "middle" if abs(side) < 0.1 else "start" if side > 0 else "end"
    down = "0" if cos(turn) > 0.9 else "12" if cos(turn) < -0.9 else "4"
    return Spoke(x, y, Mark(f"{out_x} {out_y}", label), anchor, down)

"""Curves as drawings a template can write: places on a plot of fixed size, nothing but strings.

The template draws an SVG without a style of its own; what a line looks like is said by its kind, in chart.css.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

Words = str | Promise
WIDTH, HEIGHT = 360, 220
LEFT, RIGHT, TOP, BOTTOM = 42, 338, 12, 188
"""The frame of the plot; the rest is for the figures on its axes."""


@dataclass(frozen=True, slots=True)
class Series:
    """One curve: its kind (how it is drawn), its name, and points in the units of the axes."""

    kind: str
    label: Words
    points: Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Axis:
    """From the least to the most, with the values marked and the sign behind them, or words in place of the values."""

    least: float
    most: float
    marks: Sequence[int]
    sign: str = ""
    labels: Sequence[str] = ()

    def told(self, value: int) -> str:
        return self.labels[value] if self.labels else f"{value}{self.sign}"

    def share(self, value: float) -> float:
        return (value - self.least) / (self.most - self.least)


@dataclass(frozen=True, slots=True)
class Mark:
    at: str
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    kind: str
    label: Words
    points: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing; `name` makes the ids of its title and description."""

    name: str
    title: Words
    description: Words
    lines: tuple[Line, ...]
    across: tuple[Mark, ...]
    upward: tuple[Mark, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP
    bottom: int = BOTTOM


def chart(
    name: str, title: Words, description: Words, series: Sequence[Series], *, across: Axis, upward: Axis
) -> Chart:
    """Place every point; what lies beyond an axis is drawn at its end."""

    def x(value: float) -> str:
        return f"{LEFT + (RIGHT - LEFT) * across.share(value):.1f}"

    def y(value: float) -> str:
        return f"{BOTTOM - (BOTTOM - TOP) * min(1.0, max(0.0, upward.share(value))):.1f}"

    return Chart(
        name=name,
        title=title,
        description=description,
        lines=tuple(
            Line(one.kind, one.label, " ".join(f"{x(right)},{y(up)}" for right, up in one.points)) for one in series
        ),
        across=tuple(Mark(x(value), across.told(value)) for value in across.marks),
        upward=tuple(Mark(y(value), upward.told(value)) for value in upward.marks),
    )


def steps(values: Sequence[float | None]) -> list[tuple[float, float]]:
    """Points of a line that keeps each value from its own place to the next one; None goes on as it was before."""
    points: list[tuple[float, float]] = []
    for place, value in enumerate(values):
        held = value if value is not None else points[-1][1] if points else 0
        points += [(place, held), (place + 1, held)]
    return points

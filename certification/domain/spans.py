"""Half-open spans of days: `starts_on` is in, `ends_on` is the first day no longer in.

So a post that ends on 1 July and the next one that starts on 1 July touch and do not overlap, and no day is
lost or counted twice. An open-ended span has no `ends_on`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days from `starts_on` up to, not including, `ends_on`. An empty or backward span is a ValueError."""

    starts_on: date
    ends_on: date | None = None

    def __post_init__(self) -> None:
        if self.ends_on is not None and self.ends_on <= self.starts_on:
            raise ValueError(f"a span ends after it starts: {self.starts_on} .. {self.ends_on}")

    def covers(self, on: date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or on < self.ends_on)

    def overlap(self, other: "Span") -> "Span | None":
        """The days in both, or None."""
        start = max(self.starts_on, other.starts_on)
        ends = [end for end in (self.ends_on, other.ends_on) if end is not None]
        end = min(ends, default=None)
        return None if end is not None and end <= start else Span(start, end)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same days as the fewest spans, in order; touching spans become one."""
    out: list[Span] = []
    for span in sorted(spans, key=lambda s: s.starts_on):
        last = out[-1] if out else None
        if last is None or (last.ends_on is not None and last.ends_on < span.starts_on):
            out.append(span)
        elif last.ends_on is not None:
            end = None if span.ends_on is None else max(last.ends_on, span.ends_on)
            out[-1] = Span(last.starts_on, end)
    return tuple(out)


def left_open(frame: Span, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The days of `frame` in none of the spans, in order. A frame without an end is a ValueError."""
    if frame.ends_on is None:
        raise ValueError("days are left open within a frame that ends")
    found, start = [], frame.starts_on
    for part in filter(None, (span.overlap(frame) for span in joined(spans))):
        if start < part.starts_on:
            found.append(Span(start, part.starts_on))
        start = part.ends_on or frame.ends_on
    return (*found, Span(start, frame.ends_on)) if start < frame.ends_on else tuple(found)


def days_within(spans: Iterable[Span], frame: Span) -> int:
    """How many days of `frame` the spans cover, each day once. A frame without an end is a ValueError."""
    if frame.ends_on is None:
        raise ValueError("days are counted within a frame that ends")
    parts = [part for span in joined(spans) if (part := span.overlap(frame))]
    return sum(((part.ends_on or frame.ends_on) - part.starts_on).days for part in parts)

"""Leave as the house knew it on a day: entered by then, and not taken back by then."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from certification.domain.spans import Span, joined


@dataclass(frozen=True, slots=True)
class Away:
    """Days of leave; `recorded_on` is None where it was entered before anybody kept the day."""

    span: Span
    recorded_on: date | None = None
    withdrawn_on: date | None = None

    def known_on(self, on: date) -> bool:
        entered = self.recorded_on is None or self.recorded_on <= on
        return entered and (self.withdrawn_on is None or on < self.withdrawn_on)


def away_as_known(rows: Iterable[Away], *, on: date) -> tuple[Span, ...]:
    """The days away, as known at the end of that day."""
    return joined(row.span for row in rows if row.known_on(on))

"""What of a centre's matrix belongs to one window: who serves there on a day, and what."""

from dataclasses import dataclass
from datetime import date

from courses.models import WindowMatter
from courses.queries.duties import SERVING
from people.models import Posting, Window


@dataclass(frozen=True, slots=True)
class WindowPart:
    """Clerks posted to the window, and its matters by key; None where it serves all the centre offers."""

    clerks: frozenset[int]
    matters: frozenset[int] | None


def window_part(window: Window, *, on: date) -> WindowPart:
    """Two queries; one for a general window."""
    posted = Posting.objects.running_on(on).filter(window=window, kind__in=SERVING).values_list("clerk", flat=True)
    if window.kind == Window.Kind.GENERAL:
        return WindowPart(frozenset(posted), None)
    matters = WindowMatter.objects.running_on(on).filter(window=window).values_list("matter", flat=True)
    return WindowPart(frozenset(posted), frozenset(matters))

"""Postings as bars a template can write: places on strips of one width, so that all strips lie under one scale.

The template draws them without a style of their own; what a kind looks like is said by its class, in gantt.css, and by
the patterns of the page. A line of text is reckoned at its usual width: Han as wide as high, anything else half.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from certification.domain.spans import Span
from certification.rotation.domain.frames import Frame, Zoom, parts, ticks
from certification.rotation.domain.lanes import lanes
from certification.rotation.domain.tenure import TenureLimits
from certification.rotation.queries import Away
from people.models import Posting

WIDTH, EDGE = 1000, 6
BASE, BESIDE, AWAY, PAD, GAP = 26, 14, 8, 5, 4
TEXT, SMALL = 12, 11
HEAD_ROOM, NOW_ROOM = 80, 20
POINT = 6
"""How far the end of a bar that goes on beyond its frame, or has no end, stands out."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its kind, its outline, what it is called, and where its name stands (nowhere: no room)."""

    kind: str
    outline: str
    told: str
    name: str = ""
    name_at: str = ""
    name_y: int = 0


@dataclass(frozen=True, slots=True)
class Limit:
    """Where the minimum of a post is served (`min`) or its maximum ends (`max`)."""

    kind: str
    at: str
    told: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The drawing of one line of the chart; `told` says all of it in words."""

    height: int
    bars: tuple[Bar, ...]
    limits: tuple[Limit, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Label:
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The head of the chart, and the lines that run down through all of it; `today` is empty outside the frame, and
    `now`, where its word stands, where another word has the place."""

    upper: tuple[Label, ...]
    lower: tuple[Label, ...]
    rules: str
    edges: str
    today: str
    now: str
    told: str
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class Manner:
    """What a line is about decides what its bars are called: a base post by the longest name that fits in it, what
    runs beside it by one short name."""

    base: Callable[[Posting], Sequence[str]]
    beside: Callable[[Posting], str]


def scale(shown: Frame, *, on: date) -> Scale:
    """Years and months, or months and Mondays."""
    days = list(ticks(shown))
    today = _x(shown, on) if shown.span.covers(on) else None
    heads = [_x(shown, part.starts_on) for part in parts(shown)]
    free = today is not None and not any(head - NOW_ROOM < today < head + HEAD_ROOM for head in heads)
    quarter = shown.zoom is Zoom.QUARTER
    month = pgettext("a month on a chart", "%(month)d")
    day = pgettext("a day of a month on a chart", "%(day)d")
    return Scale(
        upper=tuple(Label(_at(x + EDGE), _head(part, quarter)) for x, part in zip(heads, parts(shown), strict=True)),
        lower=tuple(
            Label(_at(_x(shown, one) + EDGE), day % {"day": one.day} if quarter else month % {"month": one.month})
            for one in days
        ),
        rules=" ".join(f"M{_at(_x(shown, one))} 0V9999" for one in days),
        edges=" ".join(f"M{_at(x)} 0V9999" for x in heads),
        today="" if today is None else _at(today),
        now=_at(today) if free and today is not None else "",
        told=told_days(shown.starts_on, shown.ends_on),
    )


def strip(
    postings: Iterable[Posting],
    leaves: Iterable[Away],
    limits: Iterable[TenureLimits],
    shown: Frame,
    *,
    manner: Manner,
    empty: Iterable[Span] = (),
) -> Strip:
    """Base posts above, each with the leave of whoever holds it along its lower edge, what runs beside them below."""
    base = [posting for posting in postings if posting.kind == Posting.Kind.BASE]
    beside = [posting for posting in postings if posting.kind != Posting.Kind.BASE]
    posts = lanes([_ends(posting, shown) for posting in base])
    extents = [_extent(posting, manner, shown) for posting in beside]
    rows = lanes(extents)
    top = max(posts, default=0) * (BASE + GAP) + PAD + BASE
    bars = [_empty(span, shown) for span in empty]
    bars += [_base(one, PAD + row * (BASE + GAP), manner, shown) for one, row in zip(base, posts, strict=True)]
    bars += [
        _beside(one, top + GAP + row * (BESIDE + GAP), extent, manner, shown)
        for one, row, extent in zip(beside, rows, extents, strict=True)
    ]
    held = list(zip(base, posts, strict=True))
    bars += [_away(leave, PAD + _row_of(leave, held) * (BASE + GAP), shown) for leave in leaves]
    below = (max(rows) + 1) * (BESIDE + GAP) if rows else 0
    return Strip(
        height=top + below + PAD,
        bars=tuple(bars),
        limits=tuple(limit for one in limits for limit in _limits(one, shown)),
        told=" ".join(bar.told for bar in bars) or _("Nothing in this time."),
    )


def told_days(starts_on: date, ends_on: date | None) -> str:
    """The first and the last day in words."""
    last = date_format(ends_on - timedelta(days=1)) if ends_on else pgettext("a posting without an end", "open")
    return f"{date_format(starts_on)} – {last}"


def _base(posting: Posting, y: int, manner: Manner, shown: Frame) -> Bar:
    left, right = _ends(posting, shown)
    name = next((one for one in manner.base(posting) if _wide(one, TEXT) + 2 * EDGE <= right - left - POINT), "")
    told = _told(posting, manner)
    return Bar(posting.kind, _outline(posting, shown, y, BASE), told, name, _at(left + EDGE), y + 13)


def _beside(posting: Posting, y: int, extent: tuple[float, float], manner: Manner, shown: Frame) -> Bar:
    left, right = _ends(posting, shown)
    name_at, name = right + EDGE if extent[0] == left else extent[0], manner.beside(posting)
    return Bar(posting.kind, _outline(posting, shown, y, BESIDE), _told(posting, manner), name, _at(name_at), y + 11)


def _away(leave: Away, y: int, shown: Frame) -> Bar:
    told = f"{_('Leave')} {told_days(leave.starts_on, leave.ends_on)}."
    return Bar("leave", _outline(leave, shown, y + BASE - AWAY - 1, AWAY), told)


def _empty(span: Span, shown: Frame) -> Bar:
    told = f"{_('nobody posted')} {told_days(span.starts_on, span.ends_on)}."
    return Bar("empty", _outline(span, shown, PAD, BASE), told)


def _row_of(leave: Away, held: Iterable[tuple[Posting, int]]) -> int:
    """The row of the post the leave is from; the first where it is from none."""
    days = Span(leave.starts_on, leave.ends_on)
    own = (
        row for one, row in held if one.clerk_id == leave.clerk.pk and days.overlap(Span(one.starts_on, one.ends_on))
    )
    return next(own, 0)


def _extent(posting: Posting, manner: Manner, shown: Frame) -> tuple[float, float]:
    """The bar with its name: behind it, or before it where the frame ends too soon."""
    left, right = _ends(posting, shown)
    name = _wide(manner.beside(posting), SMALL) + 2 * EDGE
    return (left, right + name) if right + name <= WIDTH else (left - name, right + EDGE)


def _limits(one: TenureLimits, shown: Frame) -> Iterable[Limit]:
    for kind, on, words in (
        ("min", one.free_on, _("Minimum served on %(day)s.")),
        ("max", one.latest_on, _("Maximum ends with %(day)s.")),
    ):
        if on is not None and shown.span.covers(on):
            yield Limit(kind, _at(_x(shown, on)), words % {"day": date_format(on)})


def _ends(one: Posting | Away | Span, shown: Frame) -> tuple[float, float]:
    left = _x(shown, one.starts_on)
    return left, max(left + 3, WIDTH if one.ends_on is None else _x(shown, one.ends_on))


def _outline(one: Posting | Away | Span, shown: Frame, y: int, height: int) -> str:
    """A box; with a point where the bar goes on beyond the frame or has no end yet."""
    left, right = _ends(one, shown)
    on = one.ends_on is None or one.ends_on > shown.ends_on
    point = POINT if on and right - left > 3 * POINT else 0
    tip = f"H{_at(right - point)}L{_at(right)} {y + height / 2}L{_at(right - point)} {y + height}"
    return f"M{_at(left)} {y}{tip}H{_at(left)}Z"


def _told(posting: Posting, manner: Manner) -> str:
    named = manner.base(posting)[0]
    return f"{posting.get_kind_display()} {named} {told_days(posting.starts_on, posting.ends_on)}."


def _windows(posting: Posting) -> Sequence[str]:
    window = posting.window
    return (str(window), window.name, str(window.number)) if window else (posting.reason,)


def _short_window(posting: Posting) -> str:
    return f"{posting.get_kind_display()} {posting.window.number}" if posting.window else posting.get_kind_display()


OF_A_CLERK = Manner(_windows, _short_window)
OF_A_WINDOW = Manner(
    lambda posting: (str(posting.clerk),), lambda posting: f"{posting.get_kind_display()} {posting.clerk}"
)


def _head(part: Span, quarter: bool) -> str:
    if quarter:
        return date_format(part.starts_on, "YEAR_MONTH_FORMAT")
    return pgettext("a year on a chart", "%(year)d") % {"year": part.starts_on.year}


def _wide(text: str, size: int) -> float:
    return sum(size if ord(sign) > 0x2E7F else size * 0.58 for sign in text)


def _x(shown: Frame, on: date) -> float:
    return shown.share(on) * WIDTH


def _at(place: float) -> str:
    return f"{place:.1f}".removesuffix(".0")

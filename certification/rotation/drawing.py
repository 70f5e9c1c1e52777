"""Postings as bars a template can write: places on strips of one width, so that all strips lie under one scale.

The template draws them without a style of their own; what a kind looks like is said by its class, in gantt.css, and by
the patterns of the page. A line of text is reckoned at its usual width: Han as wide as high, anything else half.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from certification.domain.spans import Span
from certification.rotation.domain.frames import Frame, Zoom, parts, ticks
from certification.rotation.domain.lanes import lanes
from certification.rotation.domain.tenure import TenureLimits
from people.models import Leave, Posting

WIDTH, EDGE = 1000, 6
BASE, BESIDE, AWAY, PAD, GAP = 30, 14, 8, 7, 4
TEXT, SMALL = 12, 11
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
    """The head of the chart, and the lines that run down through all of it; `today` is empty outside the frame."""

    upper: tuple[Label, ...]
    lower: tuple[Label, ...]
    rules: str
    edges: str
    today: str
    told: str
    width: int = WIDTH


def scale(shown: Frame, *, on: date) -> Scale:
    """Years and months, or months and Mondays."""
    days = list(ticks(shown))
    quarter = shown.zoom is Zoom.QUARTER
    month = pgettext("a month on a chart", "%(month)d")
    day = pgettext("a day of a month on a chart", "%(day)d")
    return Scale(
        upper=tuple(Label(_at(_x(shown, part.starts_on) + EDGE), _head(part, quarter)) for part in parts(shown)),
        lower=tuple(
            Label(_at(_x(shown, one) + EDGE), day % {"day": one.day} if quarter else month % {"month": one.month})
            for one in days
        ),
        rules=" ".join(f"M{_at(_x(shown, one))} 0V9999" for one in days),
        edges=" ".join(f"M{_at(_x(shown, part.starts_on))} 0V9999" for part in parts(shown)),
        today=_at(_x(shown, on)) if shown.span.covers(on) else "",
        told=told_days(shown.starts_on, shown.ends_on),
    )


def strip(postings: Iterable[Posting], leaves: Iterable[Leave], limits: Iterable[TenureLimits], shown: Frame) -> Strip:
    """Base posts in the first line, leave along their lower edge, what runs beside them below."""
    base = [posting for posting in postings if posting.kind == Posting.Kind.BASE]
    beside = [posting for posting in postings if posting.kind != Posting.Kind.BASE]
    leaves = list(leaves)
    extents = [_extent(posting, shown) for posting in beside]
    rows = lanes(extents)
    bars = [_base(posting, shown) for posting in base]
    bars += [_beside(one, row, extent, shown) for one, row, extent in zip(beside, rows, extents, strict=True)]
    bars += [_away(leave, shown) for leave in leaves]
    below = (max(rows) + 1) * (BESIDE + GAP) if rows else 0
    return Strip(
        height=PAD + BASE + below + PAD,
        bars=tuple(bars),
        limits=tuple(limit for one in limits for limit in _limits(one, shown)),
        told=" ".join(bar.told for bar in bars) or _("Nothing in this time."),
    )


def told_days(starts_on: date, ends_on: date | None) -> str:
    """The first and the last day in words."""
    last = date_format(ends_on - timedelta(days=1)) if ends_on else pgettext("a posting without an end", "open")
    return f"{date_format(starts_on)} – {last}"


def _base(posting: Posting, shown: Frame) -> Bar:
    left, right = _ends(posting, shown)
    name = next((one for one in _names(posting) if _wide(one, TEXT) + 2 * EDGE <= right - left - POINT), "")
    outline = _outline(posting, shown, PAD, BASE)
    return Bar(posting.kind, outline, _told(posting), name, _at(left + EDGE), PAD + 16)


def _beside(posting: Posting, row: int, extent: tuple[float, float], shown: Frame) -> Bar:
    y = PAD + BASE + GAP + row * (BESIDE + GAP)
    left, right = _ends(posting, shown)
    name_at = right + EDGE if extent[0] == left else extent[0]
    return Bar(posting.kind, _outline(posting, shown, y, BESIDE), _told(posting), _name(posting), _at(name_at), y + 11)


def _away(leave: Leave, shown: Frame) -> Bar:
    told = f"{_('Leave')} {told_days(leave.starts_on, leave.ends_on)}."
    return Bar("leave", _outline(leave, shown, PAD + BASE - AWAY - 1, AWAY), told)


def _extent(posting: Posting, shown: Frame) -> tuple[float, float]:
    """The bar with its name: behind it, or before it where the frame ends too soon."""
    left, right = _ends(posting, shown)
    name = _wide(_name(posting), SMALL) + 2 * EDGE
    return (left, right + name) if right + name <= WIDTH else (left - name, right + EDGE)


def _limits(one: TenureLimits, shown: Frame) -> Iterable[Limit]:
    for kind, on, words in (
        ("min", one.free_on, _("Minimum served on %(day)s.")),
        ("max", one.latest_on, _("Maximum ends with %(day)s.")),
    ):
        if on is not None and shown.span.covers(on):
            yield Limit(kind, _at(_x(shown, on)), words % {"day": date_format(on)})


def _ends(one: Posting | Leave, shown: Frame) -> tuple[float, float]:
    left = _x(shown, one.starts_on)
    return left, max(left + 3, WIDTH if one.ends_on is None else _x(shown, one.ends_on))


def _outline(one: Posting | Leave, shown: Frame, y: int, height: int) -> str:
    """A box; with a point where the bar goes on beyond the frame or has no end yet."""
    left, right = _ends(one, shown)
    on = one.ends_on is None or one.ends_on > shown.ends_on
    point = POINT if on and right - left > 3 * POINT else 0
    tip = f"H{_at(right - point)}L{_at(right)} {y + height / 2}L{_at(right - point)} {y + height}"
    return f"M{_at(left)} {y}{tip}H{_at(left)}Z"


def _told(posting: Posting) -> str:
    where = posting.window or posting.reason
    return f"{posting.get_kind_display()} {where} {told_days(posting.starts_on, posting.ends_on)}."


def _names(posting: Posting) -> Sequence[str]:
    window = posting.window
    return (str(window), window.name, str(window.number)) if window else (posting.reason,)


def _name(posting: Posting) -> str:
    """What a bar beside the post is called: short, for it stands outside."""
    return f"{posting.get_kind_display()} {posting.window.number}" if posting.window else posting.get_kind_display()


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

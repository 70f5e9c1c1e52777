"""Whether a stand-in (B岗) may be named: beside somebody else's post, and for something they are not named for yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from certification.domain.spans import Span, joined

Matters = frozenset[int]


class Refused(StrEnum):
    OWN_WINDOW = "own_window"
    NOTHING_NEW = "nothing_new"
    NO_MATTERS = "no_matters"


@dataclass(frozen=True, slots=True)
class Naming:
    """Days on which a clerk stands in at a window: for these matters, or for all of it (None)."""

    span: Span
    matters: Matters | None = None


@dataclass(frozen=True, slots=True)
class NamingPlan:
    """What would be written: `matters` are those the clerk is not named for yet throughout (None: the whole window),
    `known` those left aside because they are."""

    matters: Matters | None
    known: Matters
    refused: Refused | None


def plan_naming(wanted: Naming, *, own_posts: Iterable[Span], standing: Iterable[Naming]) -> NamingPlan:
    """`own_posts` are the clerk's base posts at the window, `standing` where they stand in there already."""
    if any(post.overlap(wanted.span) for post in own_posts):
        return NamingPlan(wanted.matters, frozenset(), Refused.OWN_WINDOW)
    named = tuple(standing)
    if wanted.matters is None:
        whole = _covers((one.span for one in named if one.matters is None), wanted.span)
        return NamingPlan(None, frozenset(), Refused.NOTHING_NEW if whole else None)
    known = frozenset(
        matter
        for matter in wanted.matters
        if _covers((one.span for one in named if one.matters is None or matter in one.matters), wanted.span)
    )
    fresh = wanted.matters - known
    refused = None if fresh else Refused.NOTHING_NEW if known else Refused.NO_MATTERS
    return NamingPlan(fresh, known, refused)


def _covers(spans: Iterable[Span], whole: Span) -> bool:
    return any(span.overlap(whole) == whole for span in joined(spans))

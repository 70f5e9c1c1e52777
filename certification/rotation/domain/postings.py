"""Postings as plain values: one base post (定岗) at a time, overlays beside it.

Spans are half-open: a post that ends on 1 July and another that starts on 1 July do not conflict.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from certification.domain.spans import Span, joined


class PostingKind(StrEnum):
    """BASE is the post itself; every other kind runs beside it and never restarts its clock."""

    BASE = "base"  # 定岗
    ROTATION = "rotation"  # 轮岗
    SHADOWING = "shadowing"  # 跟班
    SECONDMENT = "secondment"  # 抽调
    STAND_IN = "stand_in"  # AB岗


@dataclass(frozen=True, slots=True)
class Posting:
    """One clerk at one window over a span; `key` is the row's own. A secondment may have no window."""

    key: int
    clerk: str
    kind: PostingKind
    span: Span
    window: str = ""


@dataclass(frozen=True, slots=True)
class BasePostConflict:
    """Two base posts of one clerk that share days; `first` started first."""

    clerk: str
    first: int
    second: int
    shared: Span


def base_post_conflicts(postings: Iterable[Posting]) -> tuple[BasePostConflict, ...]:
    """Every pair of base posts of one clerk that overlap, by clerk and start. Overlays never conflict."""
    base = sorted(
        (posting for posting in postings if posting.kind is PostingKind.BASE),
        key=lambda posting: (posting.clerk, posting.span.starts_on, posting.key),
    )
    conflicts = []
    for clerk, own in groupby(base, key=lambda posting: posting.clerk):
        posts = tuple(own)
        for n, first in enumerate(posts):
            for second in posts[n + 1 :]:
                if shared := first.span.overlap(second.span):
                    conflicts.append(BasePostConflict(clerk, first.key, second.key, shared))
    return tuple(conflicts)


def base_run(postings: Iterable[Posting], *, clerk: str, on: date) -> Span | None:
    """The stretch of base posts at one window, without a gap, that covers `on`; None between posts.

    A post renewed at the same window from the day the old one ended continues; another window starts anew.
    """
    base = [p for p in postings if p.clerk == clerk and p.kind is PostingKind.BASE]
    current = next((p for p in sorted(base, key=lambda p: (p.span.starts_on, p.key)) if p.span.covers(on)), None)
    if current is None:
        return None
    same = [p.span for p in base if p.window == current.window]
    return next(span for span in joined(same) if span.covers(on))

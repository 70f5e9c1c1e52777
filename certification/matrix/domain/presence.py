"""Whether a clerk is at the counter on a day, by posts, leave and windows as they are known, and if not, why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from certification.domain.spans import Span


class Away(StrEnum):
    """Why somebody is not at the counter; where several hold, the first of these is named."""

    ACCOUNT_CLOSES = "account_closes"  # no clerk of the centre any more, or not yet
    SECONDED = "seconded"
    LEAVE = "leave"
    WINDOW_CLOSES = "window_closes"  # the post runs on, its window doesn't
    POST_ENDS = "post_ends"
    NO_POST = "no_post"


@dataclass(frozen=True, slots=True)
class Post:
    """A post that serves citizens, at a window that closes on that day where it is known."""

    span: Span
    closes_on: date | None = None

    def serves(self, on: date) -> bool:
        return self.span.covers(on) and (self.closes_on is None or on < self.closes_on)


@dataclass(frozen=True, slots=True)
class Stay:
    """All that is known of one clerk's days: member of the centre, posts at its windows, and what takes them away."""

    clerk: str
    member: tuple[Span, ...]
    posts: tuple[Post, ...] = ()
    seconded: tuple[Span, ...] = ()
    leave: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Absence:
    """Why, since which day, and from which day on no more, where that is known."""

    why: Away
    since: date | None = None
    back_on: date | None = None


def absence(stay: Stay, on: date) -> Absence | None:
    """None where the clerk is at the counter that day."""
    if not _covering(stay.member, on):
        return Absence(Away.ACCOUNT_CLOSES, _ended(stay.member, on))
    for why, spans in ((Away.SECONDED, stay.seconded), (Away.LEAVE, stay.leave)):
        if span := _covering(spans, on):
            return Absence(why, span.starts_on, span.ends_on)
    if any(post.serves(on) for post in stay.posts):
        return None
    back = min((post.span.starts_on for post in stay.posts if post.span.starts_on > on), default=None)
    if closed := [post.closes_on for post in stay.posts if post.closes_on and post.span.covers(on)]:
        return Absence(Away.WINDOW_CLOSES, max(closed), back)
    ended = _ended((post.span for post in stay.posts), on)
    return Absence(Away.POST_ENDS if ended else Away.NO_POST, ended, back)


def _covering(spans: Iterable[Span], on: date) -> Span | None:
    return next((span for span in spans if span.covers(on)), None)


def _ended(spans: Iterable[Span], on: date) -> date | None:
    return max((span.ends_on for span in spans if span.ends_on and span.ends_on <= on), default=None)

"""The weeks ahead as step lines: a category's matters with too few clerks, and one matter's clerks with its k."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from certification.matrix.domain.ahead import MatterAhead, Week
from quizzes.charts import Axis, Chart, Series, chart, steps


def category_chart(name: str, title: str, matters: Sequence[MatterAhead], weeks: Sequence[Week]) -> Chart:
    """How many of the matters are short, week by week."""
    counts = short_by_week(matters, weeks)
    label = _("matters with too few")
    about = _("Across: weeks from now. Upward: matters with fewer certified clerks at the counter than they need.")
    told = _("%(first)s now, %(most)s at most, %(last)s in the last week.") % {
        "first": counts[0],
        "most": max(counts),
        "last": counts[-1],
    }
    series = [Series("short", label, steps(counts))]
    return chart(name, title, f"{about} {told}", series, across=_across(weeks), upward=_upward(max(counts)))


def matter_chart(name: str, title: str, one: MatterAhead, weeks: Sequence[Week]) -> Chart:
    """The fewest of each week beside the number the rules ask for."""
    counts = [low.clerks if low else None for low in one.weeks]
    about = _("Across: weeks from now. Upward: certified clerks at the counter on the barest day of the week.")
    told = _("The rules ask for %(k)s.") % {"k": one.k}
    if one.short:
        told += " " + _("Too few from %(day)s.") % {"day": date_format(one.short[0].on)}
    series = [
        Series("clerks", _("certified clerks at the counter"), steps(counts)),
        Series("now", _("needed"), steps([one.k] * len(weeks))),
    ]
    most = max([one.k, *(count for count in counts if count is not None)])
    return chart(name, title, f"{about} {told}", series, across=_across(weeks), upward=_upward(most))


def short_by_week(matters: Sequence[MatterAhead], weeks: Sequence[Week]) -> list[int]:
    """How many matters are short in each week; a week the counter is closed goes on like the one before."""
    rows = [one.weeks for one in matters]
    needed = [one.k for one in matters]
    found: list[int] = []
    for place in range(len(weeks)):
        lows = [(row[place], k) for row, k in zip(rows, needed, strict=True)]
        short = sum(low.clerks < k for low, k in lows if low)
        found.append(short if weeks[place].days or not found else found[-1])
    return found


def _across(weeks: Sequence[Week]) -> Axis:
    return Axis(0, len(weeks), range(0, len(weeks) + 1, 4))


def _upward(most: int) -> Axis:
    top = max(2, most + 1)
    return Axis(0, top, range(0, top + 1, max(1, -(-top // 5))))

"""AB岗: who stands in for whom at which window, for which matters, on which days."""

from collections import defaultdict

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from certification.inspection.parts.base import Asked, Held, Missing, PackPart, table
from certification.inspection.parts.days import last_day_of
from people.models import Posting
from people.queries import windows_open


def stand_ins_of(asked: Asked) -> QuerySet[Posting]:
    """Stand-ins at the centre's windows with a day in the period, by window and day."""
    span = asked.period.span
    rows = Posting.objects.sharing_days(span.starts_on, span.ends_on)
    rows = rows.filter(window__centre=asked.centre, kind=Posting.Kind.STAND_IN)
    named = rows.select_related("clerk", "window", "approved_by").prefetch_related("stand_in_matters__matter")
    return named.order_by("window__number", "starts_on", "pk")


def _hold(asked: Asked) -> Held:
    rows = list(stand_ins_of(asked))
    holders = _holders(asked)
    heads = [
        _("Window"), _("Holds the post (A)"), _("Stands in (B)"), _("For"), _("First day"), _("Last day"), _("Signed")
    ]  # fmt: skip
    told = [
        (
            str(one.window),
            "、".join(holders[one.window_id]),
            str(one.clerk),
            _matters(one),
            date_format(one.starts_on),
            last_day_of(one.ends_on),
            str(one.approved_by or ""),
        )
        for one in rows
    ]
    served = {one.window_id for one in rows}
    screen = asked.screen("stand_in_list")
    missing = [
        Missing(_("Nobody is named to stand in at window %(window)s.") % {"window": window}, screen)
        for window in windows_open(asked.centre, on=asked.stands_on)
        if window.pk not in served
    ]
    none = _("No stand-in is named in the period.")
    section = table(_("Stand-ins"), heads, told, [4, 4, 3, 7, 3, 3, 3], none=none)
    return Held(len(rows), (section,), tuple(missing), across=True)


def _matters(posting: Posting) -> str:
    names = sorted(one.matter.name for one in posting.stand_in_matters.all())
    return "；".join(names) or _("all matters of the window")


def _holders(asked: Asked) -> dict[int, list[str]]:
    """Who held a base post at a window on a day of the period, in the order of their days."""
    span = asked.period.span
    rows = Posting.objects.sharing_days(span.starts_on, span.ends_on)
    base = rows.filter(window__centre=asked.centre, kind=Posting.Kind.BASE).select_related("clerk")
    found: dict[int, list[str]] = defaultdict(list)
    for one in base.order_by("starts_on", "pk"):
        if str(one.clerk) not in found[one.window_id]:
            found[one.window_id].append(str(one.clerk))
    return found


STAND_INS = PackPart("stand-ins", "AB岗一览表", lambda asked: asked.screen("stand_in_list"), _hold)

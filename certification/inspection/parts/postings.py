"""任岗情况: every posting and leave of the period, as the table under the chart of postings has them."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from certification.inspection.parts.base import Asked, Held, Missing, PackPart, table
from certification.inspection.parts.days import last_day_of
from certification.rotation.domain.frames import Frame, Zoom
from certification.rotation.queries import ClerkLine, lines_of_centre
from people.models import Posting
from people.queries import clerks_of


def lines_in(asked: Asked) -> list[ClerkLine]:
    """Everybody who was a clerk of the centre on a day of the period."""
    span = asked.period.span
    return lines_of_centre(asked.centre, Frame(Zoom.YEAR, span.starts_on, span.ends_on), on=asked.stands_on)


def _hold(asked: Asked) -> Held:
    lines = lines_in(asked)
    told = [row for line in lines for row in _rows(line)]
    heads = [
        _("Clerk"),
        _("Kind"),
        _("Window"),
        _("First day"),
        _("Last day"),
        _("Reason"),
        pgettext("a posting", "Signed"),
    ]
    screen = asked.screen("posting_chart")
    still = set(clerks_of(asked.centre, on=asked.stands_on))
    missing = [
        Missing(_("%(name)s has no base post at the end of the period.") % {"name": line.clerk}, screen)
        for line in lines
        if line.clerk in still and not any(one.kind == Posting.Kind.BASE and _runs(one, asked) for one in line.postings)
    ]
    none = _("Nobody was a clerk of the centre in the period.")
    section = table(_("Postings and leave of the period"), heads, told, [3, 3, 4, 3, 3, 6, 4], none=none)
    return Held(len(told), (section,), tuple(missing), across=True)


def _rows(line: ClerkLine) -> list[tuple[str, ...]]:
    name = str(line.clerk)
    return [
        *(
            (
                name,
                str(one.get_kind_display()),
                str(one.window or ""),
                date_format(one.starts_on),
                last_day_of(one.ends_on),
                " ".join(part for part in (one.reason, str(one.get_ground_display())) if part),
                "\n".join(part for part in (str(one.approved_by or ""), one.document_number) if part),
            )
            for one in line.postings
        ),
        *(
            (name, _("Leave"), "", date_format(away.starts_on), last_day_of(away.ends_on), "", "")
            for away in line.leaves
        ),
    ]


def _runs(posting: Posting, asked: Asked) -> bool:
    day = asked.stands_on
    return posting.starts_on <= day and (posting.ends_on is None or day < posting.ends_on)


POSTINGS = PackPart("postings", "任岗情况表", lambda asked: asked.screen("posting_chart"), _hold)

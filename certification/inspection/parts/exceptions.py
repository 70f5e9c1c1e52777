"""抽调审批与例外: early moves and secondments, with ground, document number, signature and what was declined."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from certification.inspection.parts.base import Asked, Held, Missing, PackPart, table
from certification.inspection.parts.days import last_day_of
from certification.rotation.models import PostingProposal
from certification.rotation.queries import ExceptionRow, declined_of, exceptions_of
from certification.rotation.reasons import EXCEPTION_RULE
from courses.documents.parts import Words
from people.models import Posting


def exceptions_in(asked: Asked) -> list[ExceptionRow]:
    """Those that began in the period."""
    found = [row for year in asked.period.years for row in exceptions_of(asked.centre, year=year)]
    return [row for row in found if asked.period.has(row.posting.starts_on)]


def declined_in(asked: Asked) -> list[PostingProposal]:
    """Those that should have begun in the period and were declined."""
    found = [one for year in asked.period.years for one in declined_of(asked.centre, year=year)]
    return [one for one in found if asked.period.has(one.starts_on)]


def _hold(asked: Asked) -> Held:
    rows, declined = exceptions_in(asked), declined_in(asked)
    heads = [
        _("Clerk"),
        _("Kind"),
        _("Window left"),
        _("Goes to"),
        _("First day"),
        _("Last day"),
        _("Ground and reason"),
        _("Document number"),
        pgettext("a posting", "Signed"),
    ]
    refused = [(str(one.clerk), _kind(one), date_format(one.starts_on), one.reason, _said(one)) for one in declined]
    return Held(
        rows=len(rows),
        sections=(
            table(
                _("Early moves and secondments"),
                heads,
                [_row(row) for row in rows],
                [3, 3, 4, 4, 3, 3, 6, 4, 3],
                none=_("No early move and no secondment began in the period."),
                before=[Words(EXCEPTION_RULE, quiet=True)],
            ),
            table(
                _("Declined by the leader"),
                [_("Clerk"), _("Kind"), _("First day"), _("Reason"), _("Answer")],
                refused,
                [3, 3, 3, 6, 6],
                none=_("None was declined."),
            ),
        ),
        missing=tuple(one for row in rows for one in _lacking(row.posting, asked)),
        across=True,
    )


def _row(row: ExceptionRow) -> tuple[str, ...]:
    posting = row.posting
    ground = str(posting.get_ground_display()) if posting.ground else _("no ground named")
    return (
        str(posting.clerk),
        _kind(posting),
        str(row.hand_over.window) if row.hand_over else "",
        str(posting.window or ""),
        date_format(posting.starts_on),
        last_day_of(posting.ends_on),
        f"{ground}\n{posting.reason}" if posting.reason else ground,
        posting.document_number,
        str(posting.approved_by or ""),
    )


def _kind(one: Posting | PostingProposal) -> str:
    return _("early move") if one.kind == Posting.Kind.BASE else str(one.get_kind_display())


def _said(one: PostingProposal) -> str:
    return f"{one.answer}\n{one.decided_by}"


def _lacking(posting: Posting, asked: Asked) -> list[Missing]:
    names = {"name": posting.clerk, "day": date_format(posting.starts_on)}
    screen = asked.screen("posting_exceptions", year=posting.starts_on.year)
    found = []
    if not posting.ground:
        found.append(_("The exception of %(name)s from %(day)s names no ground.") % names)
    if not posting.document_number:
        found.append(_("The exception of %(name)s from %(day)s has no document number.") % names)
    if posting.approved_by is None:
        found.append(_("The exception of %(name)s from %(day)s is signed by nobody.") % names)
    return [Missing(sentence, screen) for sentence in found]


EXCEPTIONS = PackPart(
    "exceptions",
    "抽调审批与例外",
    lambda asked: asked.screen("posting_exceptions", year=asked.period.last.year),
    _hold,
)

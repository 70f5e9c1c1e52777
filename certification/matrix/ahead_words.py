"""What the look-ahead says: why somebody can't be counted on, and which check would mend it."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from certification.matrix.domain.ahead import Ending, Loss
from certification.matrix.domain.mending import MendKind
from certification.matrix.domain.presence import Absence, Away

MENDS = {
    MendKind.DELTA: pgettext_lazy("a check that mends", "delta check"),
    MendKind.COMING: pgettext_lazy("a check that mends", "delta check"),
    MendKind.RENEWAL: pgettext_lazy("a check that mends", "renewal"),
    MendKind.FULL: pgettext_lazy("a check that mends", "full check"),
}


def why_lost(loss: Loss) -> list[str]:
    """One clerk's reasons, each with its day."""
    words = []
    if loss.ending and loss.since:
        days = {"day": date_format(loss.since)}
        if loss.ending is Ending.COMING and loss.changes_on:
            days["change"] = date_format(loss.changes_on)
            words.append(_("facets change on %(change)s, due by %(day)s") % days)
        else:
            expires = loss.ending is Ending.EXPIRES
            words.append((_("certification ends on %(day)s") if expires else _("changed facets due by %(day)s")) % days)
    return [*words, why_away(loss.away)] if loss.away else words


def why_away(gone: Absence) -> str:
    """Why somebody is not at the counter."""
    if gone.since is None:
        return _("no clerk of the centre") if gone.why is Away.ACCOUNT_CLOSES else _("without a post")
    words = {
        Away.ACCOUNT_CLOSES: _("account closes on %(day)s"),
        Away.SECONDED: _("seconded from %(day)s"),
        Away.LEAVE: _("on leave from %(day)s"),
        Away.WINDOW_CLOSES: _("window closes on %(day)s"),
        Away.POST_ENDS: _("post ends on %(day)s"),
    }
    return words[gone.why] % {"day": date_format(gone.since)}

"""The codes of certification as sentences a clerk understands; the only place that says them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certification.awards.domain.dating import DayTrouble
from certification.awards.domain.decisions import Reason, Status
from certification.awards.verification import PaperReason, PaperStatus

STATUSES = {
    Status.CERTIFIED: _("Certified"),
    Status.VALID_EXCEPT: _("Valid except changed facets"),
    Status.LAPSED: _("Lapsed"),
    Status.SUSPENDED: _("Suspended"),
    Status.EXPIRED: _("Expired"),
    Status.REVOKED: _("Revoked"),
    Status.NEVER: _("Not yet"),
    Status.NOT_ASSESSABLE: _("Not assessable"),
}
SENTENCES = {
    Reason.REVOKED: _("The certification was revoked."),
    Reason.SUSPENDED: _("The certification is suspended."),
    Reason.REGRADED_AWAY: _(
        "The check was regraded because a question was wrong, and what is left of it doesn't prove the matter. "
        "The certification is suspended until another check is passed."
    ),
    Reason.PAST_EXPIRY: _("The last certification is past its last day."),
    Reason.NO_AWARD: _("No matter check has been passed yet."),
    Reason.AWARD_UNPROVED: _("An award without proof of every facet counts for nothing."),
    Reason.PROVED: _("Every facet was proved in a matter check."),
    Reason.GRANTED_BY_HAND: _("Granted in writing by a person, without a check."),
    Reason.REGRADED_STANDS: _("The check was regraded because a question was wrong; the certification stands."),
    Reason.FACET_STALE: _("A facet has changed since it was proved."),
    Reason.DELTA_OVERDUE: _("The check of the changed facets is overdue."),
    Reason.RENEWAL_OPEN: _("The renewal may be sat now."),
    Reason.FACET_NOT_ASSESSABLE: _("A facet of this matter has nothing to ask about, so it is left out."),
    Reason.FACET_UNASKED: _(
        "A facet that had nothing to ask when the check was passed can be asked now. Nothing is lost by it: "
        "it is asked at the renewal, or earlier if you wish."
    ),
    Reason.NOTHING_ASSESSABLE: _("The list says too little about this matter to ask anything."),
    Reason.CALENDAR_NOT_PUBLISHED: _("A deadline counts days of a year whose holidays are not published yet."),
}
PAPERS = {
    PaperStatus.VALID: _("Valid"),
    PaperStatus.VALID_EXCEPT: _("Valid except what has changed"),
    PaperStatus.SUSPENDED: _("Suspended"),
    PaperStatus.ENDED: pgettext_lazy("a certificate", "Ended"),
}
PAPER_SHAPES = {
    PaperStatus.VALID: "certified",
    PaperStatus.VALID_EXCEPT: "valid_except",
    PaperStatus.SUSPENDED: "suspended",
    PaperStatus.ENDED: "expired",
}
PAPER_REASONS = {
    PaperReason.PAST_EXPIRY: _("its last day is past"),
    PaperReason.REVOKED: _("it was revoked"),
    PaperReason.DELTA_OVERDUE: _("the check of changed facets is overdue"),
    PaperReason.NOT_STANDING: _("no certification stands behind it"),
    PaperReason.SUSPENDED: _("it is suspended"),
    PaperReason.FACETS_CHANGED: _("these facets have changed since"),
    PaperReason.REPLACED: _("a newer one was issued in its place"),
    PaperReason.CENTRE_GREW: _("the centre has taken on what it doesn't cover"),
}
DAYS_REFUSED = {
    DayTrouble.TOO_FAR_AHEAD: _("Nothing was written: the day is too far ahead. Write it nearer to it."),
    DayTrouble.BEFORE_AN_ACT: _(
        "Nothing was written: a later row is in the ledger already, and what came after it was done knowing it. "
        "Choose that row's day or a later one."
    ),
    DayTrouble.EARLIER_UNEXPLAINED: _("Say why it holds from a day that is past."),
}
ACT_REFUSED = _("Nothing was written: there is no certification in a state this could act on.")

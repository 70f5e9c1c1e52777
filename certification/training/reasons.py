"""The duty's codes as sentences a clerk understands; the only place that says them."""

from django.utils.translation import gettext_lazy as _

from certification.training.domain.duty import DutyReason, DutyStatus
from certification.training.operations import Refusal

STATUSES = {
    DutyStatus.MET: _("Met"),
    DutyStatus.ON_COURSE: _("On course"),
    DutyStatus.AT_RISK: _("At risk"),
    DutyStatus.MISSED: _("Missed"),
    DutyStatus.NOT_FULL_YEAR: _("Not a full year"),
    DutyStatus.PAUSED: _("Paused"),
}
# The state of the house's legend whose shape each status is drawn with.
SHAPES = {
    DutyStatus.MET: "certified",
    DutyStatus.ON_COURSE: "valid_except",
    DutyStatus.AT_RISK: "stale",
    DutyStatus.MISSED: "never",
    DutyStatus.NOT_FULL_YEAR: "not_required",
    DutyStatus.PAUSED: "not_required",
}
SENTENCES = {
    DutyReason.ATTENDED: _("Enough classes held by a superior department, signed by both sides."),
    DutyReason.NOT_EMPLOYED: _("Was not a clerk in this year."),
    DutyReason.PART_OF_YEAR: _("Was a clerk for a part of the year only, so the yearly duty does not apply in full."),
    DutyReason.TOO_FEW: _("No class of a superior department counts yet."),
    DutyReason.ON_LEAVE: _("On leave; the duty is paused."),
    DutyReason.AWAY_MOST_OF_YEAR: _("Away for most of the year."),
    DutyReason.LAST_QUARTER: _("The last quarter of the year has begun."),
    DutyReason.LATE_PAPERS_OPEN: _("The year is over; papers may still arrive until 31 January."),
    DutyReason.YEAR_CLOSED: _("The year is closed."),
    DutyReason.OWN_LEVEL: _("A class of the own level or below was attended; it does not count."),
    DutyReason.UNCONFIRMED: _("A class still waits for a signature."),
    DutyReason.NOT_COMPLETED: _("A class was not completed."),
    DutyReason.RECORDED_TOO_LATE: _("A class was recorded after the papers closed."),
}
REFUSALS = {
    Refusal.NOT_YET_HELD: _("The class has not begun yet; its register can be entered once it has."),
    Refusal.REPLACED: _("This line was corrected meanwhile; please look at the new one."),
    Refusal.NOT_YOURS: _("Only the clerk who attended can sign here."),
    Refusal.BOTH_SIDES: _("Nobody signs for both sides; another head or the administrator signs your line."),
}

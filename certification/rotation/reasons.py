"""The codes of tenure, moves and staffing as sentences; the only place that says them."""

from django.utils.translation import gettext_lazy as _

from certification.rotation.domain.moves import MoveReason
from certification.rotation.domain.staffing import StaffingReason
from certification.rotation.domain.tenure import TenureReason, TenureStatus

TENURE = {
    TenureStatus.NO_POST: _("No base post"),
    TenureStatus.BELOW_MINIMUM: _("Minimum not served"),
    TenureStatus.FREE: _("Free to move"),
    TenureStatus.OVER_MAXIMUM: _("Move due"),
}
# What a head is warned of; the other reasons explain and need nobody to act.
TENURE_WARNINGS = (
    TenureReason.BETWEEN_POSTS,
    TenureReason.MINIMUM_NEAR,
    TenureReason.ENDS_BEFORE_MINIMUM,
    TenureReason.MAXIMUM_NEAR,
    TenureReason.MAXIMUM_PASSED,
)
TENURE_SENTENCES = {
    TenureReason.BETWEEN_POSTS: _("Between posts: the centre's whole list is required."),
    TenureReason.MINIMUM_NOT_SERVED: _("In principle not to be moved before the minimum is served."),
    TenureReason.MINIMUM_NEAR: _("The minimum will soon be served; time to plan what follows."),
    TenureReason.ENDS_BEFORE_MINIMUM: _("The post ends before its minimum is served."),
    TenureReason.MINIMUM_SERVED: _("The minimum is served."),
    TenureReason.NO_MINIMUM: _("This place sets no minimum."),
    TenureReason.MAXIMUM_NEAR: _("The maximum is near; a move should be planned."),
    TenureReason.MAXIMUM_PASSED: _("The maximum is passed; a move is due."),
    TenureReason.OVERLAY_BESIDE: _("Something runs beside the post; it does not restart the clock."),
}
MOVES = {
    MoveReason.EARLY_MOVE: _("An early move: the minimum of the post held is not served."),
    MoveReason.MAXIMUM_REACHED: _("The maximum of the post held is passed."),
    MoveReason.SECONDMENT: _("A secondment takes the clerk from the window."),
    MoveReason.SIGNATURE_MISSING: _("The head's signature is missing."),
    MoveReason.LEADER_MISSING: _("The leader in charge must sign it."),
    MoveReason.DOCUMENT_NUMBER_MISSING: _("A document number is needed."),
}
OVERLAP = _("The clerk has another base post in these days. End it first, or choose other dates.")
STAFFING = {
    StaffingReason.BASE: _("2 clerks at the front."),
    StaffingReason.ADDED_FOR_CASES: _("One more for every further 2,000 cases a year."),
    StaffingReason.CAPPED: _("At most 5."),
    StaffingReason.CASES_NOT_STATED: _("The cases of the year are not stated, so nothing is added."),
}

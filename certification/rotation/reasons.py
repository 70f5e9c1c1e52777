"""The codes of tenure and moves as sentences; the only place that says them."""

from django.utils.translation import gettext_lazy as _

from certification.rotation.domain.moves import MoveReason
from certification.rotation.domain.stand_ins import Refused
from certification.rotation.domain.tenure import TenureReason, TenureStatus
from people.models import Posting

Ground = Posting.Ground

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
DOCUMENT_NUMBER_MISSING = _("A document number is needed.")
MOVES = {
    MoveReason.EARLY_MOVE: _("An early move: the minimum of the post held is not served."),
    MoveReason.MAXIMUM_REACHED: _("The maximum of the post held is passed."),
    MoveReason.SECONDMENT: _("A secondment takes the clerk from the window."),
    MoveReason.SIGNATURE_MISSING: _("The head's signature is missing."),
    MoveReason.GROUND_MISSING: _("An exception needs one of the named grounds."),
    MoveReason.LEADER_MISSING: _("The leader in charge must sign it."),
    MoveReason.DOCUMENT_NUMBER_MISSING: DOCUMENT_NUMBER_MISSING,
}
# The paper that has to lie behind each ground of an exception; the source of the rule itself is the standard, 二.4.
GROUNDS = {
    Ground.MERGER: _("The plan or document by which windows or bodies are reorganised."),
    Ground.SELECTION: _("The organisation department's transfer or appointment."),
    Ground.HEALTH: _("A certificate of a medical institution; it stays with the personnel file."),
    Ground.RECUSAL: _("The decision about the recusal (Civil Servants Law, article 74, or by its example)."),
    Ground.URGENT: _("The notice of the superior body that sets the task, with its end."),
}
EXCEPTION_RULE = (
    "《普陀山镇便民服务中心“全科窗口”建设标准》二.4：定岗期间原则上不得调整。"
    "不得随意抽调便民服务窗口人员从事其他临时性工作。"
)
OVERLAP = _("The clerk has another base post in these days. End it first, or choose other dates.")
NAMING = {
    Refused.OWN_WINDOW: _("The clerk has their own post at this window in these days; name somebody else."),
    Refused.NOTHING_NEW: _("The clerk is named for all of it in these days already."),
    Refused.NO_MATTERS: _("The window serves none of these matters."),
}

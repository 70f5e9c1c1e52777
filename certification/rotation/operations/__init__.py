"""Writes about postings."""

from certification.rotation.operations.endings import EndsBeforeStart, SignatureMissing, annul_by_hand, end_by_hand
from certification.rotation.operations.leave import (
    LeavePlanOutdated,
    apply_leave_list,
    plan_leave_list,
    read_leave_list,
)
from certification.rotation.operations.moves import (
    MoveBlocked,
    approve_proposal,
    decline_proposal,
    propose_posting,
    sign_posting,
    wish_of,
)
from certification.rotation.operations.rules import (
    TenureRulesChangedMeanwhile,
    TenureRulesInThePast,
    adopt_tenure_rules,
)
from certification.rotation.operations.stand_ins import NamingRefused, StandInWish, name_stand_in, plan_stand_in

__all__ = [
    "EndsBeforeStart",
    "LeavePlanOutdated",
    "MoveBlocked",
    "NamingRefused",
    "SignatureMissing",
    "StandInWish",
    "TenureRulesChangedMeanwhile",
    "TenureRulesInThePast",
    "adopt_tenure_rules",
    "annul_by_hand",
    "apply_leave_list",
    "approve_proposal",
    "decline_proposal",
    "end_by_hand",
    "name_stand_in",
    "plan_leave_list",
    "plan_stand_in",
    "propose_posting",
    "read_leave_list",
    "sign_posting",
    "wish_of",
]

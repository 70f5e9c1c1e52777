"""Writes about postings."""

from certification.rotation.operations.endings import EndsBeforeStart, SignatureMissing, annul_by_hand, end_by_hand
from certification.rotation.operations.leave import (
    LeavePlanOutdated,
    apply_leave_list,
    plan_leave_list,
    read_leave_list,
)
from certification.rotation.operations.moves import CorrectedAlready, MoveBlocked, sign_posting
from certification.rotation.operations.proposals import (
    AskedAlready,
    approve_proposal,
    ask_to_annul,
    ask_to_end,
    decline_proposal,
    propose_posting,
)
from certification.rotation.operations.rules import (
    TenureRulesChangedMeanwhile,
    TenureRulesInThePast,
    adopt_tenure_rules,
)
from certification.rotation.operations.stand_ins import NamingRefused, StandInWish, name_stand_in, plan_stand_in

__all__ = [
    "AskedAlready",
    "CorrectedAlready",
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
    "ask_to_annul",
    "ask_to_end",
    "decline_proposal",
    "end_by_hand",
    "name_stand_in",
    "plan_leave_list",
    "plan_stand_in",
    "propose_posting",
    "read_leave_list",
    "sign_posting",
]

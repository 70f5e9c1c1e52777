"""Writes about postings."""

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

__all__ = [
    "LeavePlanOutdated",
    "MoveBlocked",
    "TenureRulesChangedMeanwhile",
    "TenureRulesInThePast",
    "adopt_tenure_rules",
    "apply_leave_list",
    "approve_proposal",
    "decline_proposal",
    "plan_leave_list",
    "propose_posting",
    "read_leave_list",
    "sign_posting",
    "wish_of",
]

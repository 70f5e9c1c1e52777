"""Forms about postings."""

from certification.rotation.forms.endings import AnnulForm, EndForm
from certification.rotation.forms.leave import LeaveForm, LeaveListForm, WithdrawForm
from certification.rotation.forms.postings import ApprovalForm, DeclineForm, PostingForm
from certification.rotation.forms.rules import TenureRulesForm
from certification.rotation.forms.stand_ins import StandInForm

__all__ = [
    "AnnulForm",
    "ApprovalForm",
    "DeclineForm",
    "EndForm",
    "LeaveForm",
    "LeaveListForm",
    "PostingForm",
    "StandInForm",
    "TenureRulesForm",
    "WithdrawForm",
]

"""Forms about postings."""

from certification.rotation.forms.leave import LeaveForm, LeaveListForm, WithdrawForm
from certification.rotation.forms.postings import ApprovalForm, DeclineForm, PostingForm

__all__ = ["ApprovalForm", "DeclineForm", "LeaveForm", "LeaveListForm", "PostingForm", "WithdrawForm"]

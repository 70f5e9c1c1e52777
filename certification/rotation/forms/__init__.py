"""Forms about postings."""

from certification.rotation.forms.postings import ApprovalForm, DeclineForm, PostingForm

__all__ = ["ApprovalForm", "DeclineForm", "PostingForm"]

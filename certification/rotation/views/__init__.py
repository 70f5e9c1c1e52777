"""Pages about postings."""

from certification.rotation.views.postings import posting_list, posting_new, posting_proposal

__all__ = ["posting_list", "posting_new", "posting_proposal"]

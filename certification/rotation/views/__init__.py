"""Pages about postings."""

from certification.rotation.views.chart import posting_chart, posting_timeline
from certification.rotation.views.endings import posting_annul, posting_end
from certification.rotation.views.exceptions import posting_exceptions
from certification.rotation.views.leave import leave_apply, leave_list, leave_withdraw
from certification.rotation.views.postings import posting_list, posting_new, posting_proposal
from certification.rotation.views.rules import tenure_rules, tenure_rules_change

__all__ = [
    "leave_apply",
    "leave_list",
    "leave_withdraw",
    "posting_annul",
    "posting_chart",
    "posting_end",
    "posting_exceptions",
    "posting_list",
    "posting_new",
    "posting_proposal",
    "posting_timeline",
    "tenure_rules",
    "tenure_rules_change",
]

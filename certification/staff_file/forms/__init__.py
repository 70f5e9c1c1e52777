"""Forms of the staff file."""

from certification.staff_file.forms.entries import EntryForm, WithdrawForm, WordForm
from certification.staff_file.forms.staffing_rules import AdoptStaffingForm, StaffingRulesForm
from certification.staff_file.forms.yearly import YearForm

__all__ = ["AdoptStaffingForm", "EntryForm", "StaffingRulesForm", "WithdrawForm", "WordForm", "YearForm"]

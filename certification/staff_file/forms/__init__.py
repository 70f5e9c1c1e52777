"""Forms of the staff file."""

from certification.staff_file.forms.entries import EntryForm, WithdrawForm, WordForm
from certification.staff_file.forms.yearly import YearForm

__all__ = ["EntryForm", "WithdrawForm", "WordForm", "YearForm"]

"""Writes of the staff file: verbs, one transaction each. Import them from here."""

from certification.staff_file.operations.entries import confirm, enter, refuse, withdraw
from certification.staff_file.operations.refusals import Refusal, Refused
from certification.staff_file.operations.staffing import adopt_staffing_rules
from certification.staff_file.operations.yearly import Signing, note_exported, sign_year

__all__ = [
    "Refusal",
    "Refused",
    "Signing",
    "adopt_staffing_rules",
    "confirm",
    "enter",
    "note_exported",
    "refuse",
    "sign_year",
    "withdraw",
]

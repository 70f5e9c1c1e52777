"""Pages of the staff file."""

from certification.staff_file.views.files import (
    my_staff_file,
    staff_file,
    staff_file_answer,
    staff_file_enter,
    staff_file_scan,
    staff_file_withdraw,
)
from certification.staff_file.views.lists import staff_file_export, staff_file_list
from certification.staff_file.views.staffing import staffing
from certification.staff_file.views.staffing_rules import staffing_rules, staffing_rules_change
from certification.staff_file.views.yearly import yearly_words, yearly_words_file, yearly_words_sign

__all__ = [
    "my_staff_file",
    "staff_file",
    "staff_file_answer",
    "staff_file_enter",
    "staff_file_export",
    "staff_file_list",
    "staff_file_scan",
    "staff_file_withdraw",
    "staffing",
    "staffing_rules",
    "staffing_rules_change",
    "yearly_words",
    "yearly_words_file",
    "yearly_words_sign",
]

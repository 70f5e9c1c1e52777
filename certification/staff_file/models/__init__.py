"""What the staff file keeps. Import models from here."""

from certification.staff_file.models.entries import StaffFileEntry, StaffFileWord
from certification.staff_file.models.staffing import StaffingRulesVersion
from certification.staff_file.models.yearly import YearlyWord

__all__ = ["StaffFileEntry", "StaffFileWord", "StaffingRulesVersion", "YearlyWord"]

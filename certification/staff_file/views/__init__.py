"""Pages of the staff file."""

from certification.staff_file.views.staffing import staffing

__all__ = ["staffing"]

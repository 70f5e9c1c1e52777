"""Pages of the catalogue for people outside the admin."""

from courses.views.centre_lists import centre_offerings, offerings_export
from courses.views.changes import change_acknowledge, changes_read, changes_to_read
from courses.views.history import matter_as_of, matter_compare, matter_history
from courses.views.inquiries import (
    inquiry,
    inquiry_answer,
    inquiry_ask,
    inquiry_centre,
    inquiry_hide,
    inquiry_list,
    inquiry_mine,
    inquiry_of_matter,
)
from courses.views.lessons import lesson_markdown
from courses.views.matters import matter_list
from courses.views.service import service_figures, service_figures_apply
from courses.views.standards import standard_list
from courses.views.volumes import case_volumes, case_volumes_apply, case_volumes_export

__all__ = [
    "case_volumes",
    "case_volumes_apply",
    "case_volumes_export",
    "centre_offerings",
    "change_acknowledge",
    "changes_read",
    "changes_to_read",
    "inquiry",
    "inquiry_answer",
    "inquiry_ask",
    "inquiry_centre",
    "inquiry_hide",
    "inquiry_list",
    "inquiry_mine",
    "inquiry_of_matter",
    "lesson_markdown",
    "matter_as_of",
    "matter_compare",
    "matter_history",
    "matter_list",
    "offerings_export",
    "service_figures",
    "service_figures_apply",
    "standard_list",
]

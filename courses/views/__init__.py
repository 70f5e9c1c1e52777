"""Pages of the catalogue for people outside the admin."""

from courses.views.changes import change_acknowledge, changes_read, changes_to_read
from courses.views.history import matter_as_of, matter_compare, matter_history
from courses.views.lessons import lesson_markdown
from courses.views.matters import matter_list
from courses.views.standards import standard_list

__all__ = [
    "change_acknowledge",
    "changes_read",
    "changes_to_read",
    "lesson_markdown",
    "matter_as_of",
    "matter_compare",
    "matter_history",
    "matter_list",
    "standard_list",
]

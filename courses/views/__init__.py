"""Pages of the catalogue for people outside the admin."""

from courses.views.history import matter_as_of, matter_compare, matter_history
from courses.views.lessons import lesson_markdown
from courses.views.matters import matter_list

__all__ = ["lesson_markdown", "matter_as_of", "matter_compare", "matter_history", "matter_list"]

"""Screens of practice and checks."""

from quizzes.views.checks import check_intro, check_item, check_result
from quizzes.views.practice import practice, practice_end, practice_feedback, practice_item, practice_next
from quizzes.views.reports import item_report

__all__ = [
    "check_intro",
    "check_item",
    "check_result",
    "item_report",
    "practice",
    "practice_end",
    "practice_feedback",
    "practice_item",
    "practice_next",
]

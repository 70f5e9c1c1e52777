"""Screens of practice and checks."""

from quizzes.views.alike import alike_questions
from quizzes.views.bank import standard_practice
from quizzes.views.burden_rules import burden_rules, burden_rules_change
from quizzes.views.check_rules import check_rules, check_rules_change
from quizzes.views.checks import check_intro, check_item, check_result
from quizzes.views.desk import item_coverage, item_preview, item_quarantine, report_answer, report_queue, vetting_start
from quizzes.views.interchange import interchange, interchange_apply, interchange_export
from quizzes.views.practice import practice, practice_end, practice_feedback, practice_item, practice_next
from quizzes.views.regrading import regrade_key, regrade_restore, regrade_withdraw, regrading_list, regrading_plan
from quizzes.views.reports import item_report, my_reports
from quizzes.views.short import short_item, short_result
from quizzes.views.statistics import question_statistics, template_statistics
from quizzes.views.synonyms import synonyms
from quizzes.views.written import question_still_right, written_questions

__all__ = [
    "alike_questions",
    "burden_rules",
    "burden_rules_change",
    "check_intro",
    "check_item",
    "check_result",
    "check_rules",
    "check_rules_change",
    "interchange",
    "interchange_apply",
    "interchange_export",
    "item_coverage",
    "item_preview",
    "item_quarantine",
    "item_report",
    "my_reports",
    "practice",
    "practice_end",
    "practice_feedback",
    "practice_item",
    "practice_next",
    "question_statistics",
    "question_still_right",
    "regrade_key",
    "regrade_restore",
    "regrade_withdraw",
    "regrading_list",
    "regrading_plan",
    "report_answer",
    "report_queue",
    "short_item",
    "short_result",
    "standard_practice",
    "synonyms",
    "template_statistics",
    "vetting_start",
    "written_questions",
]

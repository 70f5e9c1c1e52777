"""Writes: practice, checks, reports, vetting. One transaction each."""

from quizzes.operations.answers import AnswerConflict, SittingClosed, save_answer
from quizzes.operations.burden_rules import adopt_burden_rules
from quizzes.operations.check_rules import adopt_rules
from quizzes.operations.checks import (
    CheckRefused,
    NothingAssessable,
    answer_check_item,
    start_check,
    start_shared_check,
)
from quizzes.operations.practice import (
    NothingToPractise,
    answer_practice_item,
    end_practice,
    next_practice_item,
    start_practice,
)
from quizzes.operations.quarantine import lift_quarantine, quarantine_template
from quizzes.operations.regrading import (
    RegradeRefused,
    carrying_out,
    decide_regrading,
    propose_key,
    propose_restoration,
    propose_withdrawal,
)
from quizzes.operations.reports import answer_report, report_question, settle_report
from quizzes.operations.rules_versions import RulesChangedMeanwhile, RulesInThePast, RulesRefused
from quizzes.operations.vetting import vet_catalogue, vet_matters

__all__ = [
    "AnswerConflict",
    "CheckRefused",
    "NothingAssessable",
    "NothingToPractise",
    "RegradeRefused",
    "RulesChangedMeanwhile",
    "RulesInThePast",
    "RulesRefused",
    "SittingClosed",
    "adopt_burden_rules",
    "adopt_rules",
    "answer_check_item",
    "answer_practice_item",
    "answer_report",
    "carrying_out",
    "decide_regrading",
    "end_practice",
    "lift_quarantine",
    "next_practice_item",
    "propose_key",
    "propose_restoration",
    "propose_withdrawal",
    "quarantine_template",
    "report_question",
    "save_answer",
    "settle_report",
    "start_check",
    "start_practice",
    "start_shared_check",
    "vet_catalogue",
    "vet_matters",
]

"""Items, attempts, evidence and mastery. Import models from here."""

from quizzes.check_sheets.models import CheckSheet, SheetAct, SheetItem
from quizzes.exams.models import ExamResult, LateAnswer, LateAnswerDecision, Paper, SittingAct
from quizzes.models.attempt import Attempt, Draw, Response
from quizzes.models.burden_rules import BurdenRulesVersion
from quizzes.models.check_policy import CheckPolicyVersion
from quizzes.models.evidence import CheckOutcome, Evidence
from quizzes.models.item import ItemSnapshot, QuarantinedTemplate, TemplateTime, Vetting
from quizzes.models.mastery import MasteryState
from quizzes.models.question import Question, QuestionOption, QuestionTag
from quizzes.models.regrading import CorrectedVerdict, RegradedOutcome, Regrading, RegradingDecision
from quizzes.models.report import QuestionReport, ReportAnswer
from quizzes.models.synonyms import SynonymList
from quizzes.models.vetting_run import VettingRun

__all__ = [
    "Attempt",
    "BurdenRulesVersion",
    "CheckOutcome",
    "CheckPolicyVersion",
    "CheckSheet",
    "CorrectedVerdict",
    "Draw",
    "Evidence",
    "ExamResult",
    "ItemSnapshot",
    "LateAnswer",
    "LateAnswerDecision",
    "MasteryState",
    "Paper",
    "QuarantinedTemplate",
    "Question",
    "QuestionOption",
    "QuestionReport",
    "QuestionTag",
    "RegradedOutcome",
    "Regrading",
    "RegradingDecision",
    "ReportAnswer",
    "Response",
    "SheetAct",
    "SheetItem",
    "SittingAct",
    "SynonymList",
    "TemplateTime",
    "Vetting",
    "VettingRun",
]

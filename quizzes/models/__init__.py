"""Items, attempts, evidence and mastery. Import models from here."""

from quizzes.models.attempt import Attempt, Draw, Response
from quizzes.models.evidence import CheckOutcome, Evidence
from quizzes.models.item import ItemSnapshot, QuarantinedTemplate, TemplateTime, Vetting
from quizzes.models.mastery import MasteryState
from quizzes.models.question import Question, QuestionOption, QuestionTag
from quizzes.models.report import QuestionReport, ReportAnswer

__all__ = [
    "Attempt",
    "CheckOutcome",
    "Draw",
    "Evidence",
    "ItemSnapshot",
    "MasteryState",
    "QuarantinedTemplate",
    "Question",
    "QuestionOption",
    "QuestionReport",
    "QuestionTag",
    "ReportAnswer",
    "Response",
    "TemplateTime",
    "Vetting",
]

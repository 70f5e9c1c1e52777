"""Forms of sittings and of the question desk."""

from quizzes.forms.answers import AnswerForm, fields_of, form_for, initial_for
from quizzes.forms.desk import QuarantineForm, ReportAnswerForm, ReportForm, SynonymsForm
from quizzes.forms.interchange import BringInForm, TakeOutForm
from quizzes.forms.regrading import ReasonForm, RegradingDecisionForm, RestoreForm, WithdrawForm

__all__ = [
    "AnswerForm",
    "BringInForm",
    "QuarantineForm",
    "ReasonForm",
    "RegradingDecisionForm",
    "ReportAnswerForm",
    "ReportForm",
    "RestoreForm",
    "SynonymsForm",
    "TakeOutForm",
    "WithdrawForm",
    "fields_of",
    "form_for",
    "initial_for",
]

"""Pages of the training room."""

from certification.training.views.duties import duty_report
from certification.training.views.outside import outside_answer, outside_new
from certification.training.views.papers import session_paper, session_paper_add, session_paper_take_off
from certification.training.views.policies import duty_rules, duty_rules_change
from certification.training.views.registers import attendance_confirm, attendance_contest, register_confirm
from certification.training.views.report import training_register_file, training_report, training_report_file
from certification.training.views.rolls import session_list, session_list_add
from certification.training.views.seats import my_training, seat
from certification.training.views.sessions import (
    training_edit,
    training_list,
    training_new,
    training_session,
    training_sheet,
)

__all__ = [
    "attendance_confirm",
    "attendance_contest",
    "duty_report",
    "duty_rules",
    "duty_rules_change",
    "my_training",
    "outside_answer",
    "outside_new",
    "register_confirm",
    "seat",
    "session_list",
    "session_list_add",
    "session_paper",
    "session_paper_add",
    "session_paper_take_off",
    "training_edit",
    "training_list",
    "training_new",
    "training_register_file",
    "training_report",
    "training_report_file",
    "training_session",
    "training_sheet",
]

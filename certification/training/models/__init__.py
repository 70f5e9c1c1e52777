"""What the training room keeps. Import models from here."""

from certification.training.models.attendance import Attendance, AttendanceSignature
from certification.training.models.policy import DutyPolicyVersion
from certification.training.models.sessions import Enrolment, SessionPaper, TrainingSession

__all__ = [
    "Attendance",
    "AttendanceSignature",
    "DutyPolicyVersion",
    "Enrolment",
    "SessionPaper",
    "TrainingSession",
]

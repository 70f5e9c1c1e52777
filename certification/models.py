"""The tables of the rooms, where Django looks for them."""

from certification.awards.models import AwardEntry, Certificate, CertificationPolicyVersion
from certification.rotation.models import PostingProposal
from certification.training.models import Attendance, AttendanceSignature, TrainingSession

__all__ = [
    "Attendance",
    "AttendanceSignature",
    "AwardEntry",
    "Certificate",
    "CertificationPolicyVersion",
    "PostingProposal",
    "TrainingSession",
]

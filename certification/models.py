"""The tables of the rooms, where Django looks for them."""

from certification.api.models import ApiToken
from certification.awards.models import AwardEntry, AwardGround, Certificate, CertificationPolicyVersion
from certification.inspection.models import InspectionPack
from certification.matrix.models import ArrangedCheck, CertificateBatch, MatrixView, PracticeHint
from certification.practical.models import (
    PracticalAssessment,
    PracticalChecklist,
    PracticalPlan,
    PracticalSignature,
)
from certification.rights.models import DisputeAnswer, RecordDispute
from certification.rollup.models import CentreSummary, MatterSummary
from certification.rotation.models import HandOver, PostingProposal, StandInMatter, TenurePolicyVersion
from certification.shadowing.models import Shadowing, ShadowingCheck, ShadowingSeen, ShadowingWord
from certification.staff_file.models import StaffFileEntry, StaffFileWord, YearlyWord
from certification.training.models import (
    Attendance,
    AttendanceSignature,
    DutyPolicyVersion,
    Enrolment,
    SessionPaper,
    TrainingSession,
)

__all__ = [
    "ApiToken",
    "ArrangedCheck",
    "Attendance",
    "AttendanceSignature",
    "AwardEntry",
    "AwardGround",
    "CentreSummary",
    "Certificate",
    "CertificateBatch",
    "CertificationPolicyVersion",
    "DisputeAnswer",
    "DutyPolicyVersion",
    "Enrolment",
    "HandOver",
    "InspectionPack",
    "MatrixView",
    "MatterSummary",
    "PostingProposal",
    "PracticalAssessment",
    "PracticalChecklist",
    "PracticalPlan",
    "PracticalSignature",
    "PracticeHint",
    "RecordDispute",
    "SessionPaper",
    "Shadowing",
    "ShadowingCheck",
    "ShadowingSeen",
    "ShadowingWord",
    "StaffFileEntry",
    "StaffFileWord",
    "StandInMatter",
    "TenurePolicyVersion",
    "TrainingSession",
    "YearlyWord",
]

"""Writes of the training room: verbs, one transaction each. Import them from here."""

from certification.training.operations.enrolling import enrol, withdraw
from certification.training.operations.outside import hand_in_training
from certification.training.operations.policies import (
    PolicyChangedMeanwhile,
    PolicyRefused,
    YearIsOver,
    adopt_duty_policy,
)
from certification.training.operations.refusals import Refusal, Refused
from certification.training.operations.registers import (
    Party,
    contest_attendance,
    register_attendance,
    sign_attendance,
)
from certification.training.operations.rolls import RollOutdated, apply_roll
from certification.training.operations.sessions import (
    add_paper,
    amend_session,
    register_session,
    take_off_paper,
)

__all__ = [
    "Party",
    "PolicyChangedMeanwhile",
    "PolicyRefused",
    "Refusal",
    "Refused",
    "RollOutdated",
    "YearIsOver",
    "add_paper",
    "adopt_duty_policy",
    "amend_session",
    "apply_roll",
    "contest_attendance",
    "enrol",
    "hand_in_training",
    "register_attendance",
    "register_session",
    "sign_attendance",
    "take_off_paper",
    "withdraw",
]

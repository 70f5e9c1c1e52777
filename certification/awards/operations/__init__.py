"""Writes about certifications: acts on them, the rules, the papers."""

from certification.awards.operations.acts import (
    ActRefused,
    DayRefused,
    NoVersion,
    OwnCertification,
    PaperMissing,
    act_on_award,
    grant_by_hand,
)
from certification.awards.operations.awarding import award_from_check, on_check_finished, on_check_regraded
from certification.awards.operations.papers import NotReady
from certification.awards.operations.rules import PolicyChangedMeanwhile, PolicyInThePast, adopt_policy

__all__ = [
    "ActRefused",
    "DayRefused",
    "NoVersion",
    "NotReady",
    "OwnCertification",
    "PaperMissing",
    "PolicyChangedMeanwhile",
    "PolicyInThePast",
    "act_on_award",
    "adopt_policy",
    "award_from_check",
    "grant_by_hand",
    "on_check_finished",
    "on_check_regraded",
]

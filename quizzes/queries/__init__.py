"""Reads: mastery and its evidence, what to practise, how checks stand."""

from quizzes.queries.checks import (
    CheckProspect,
    Scope,
    admission_to_check,
    check_prospect,
    open_check,
    outcomes_of,
)
from quizzes.queries.coverage import facets_assessable
from quizzes.queries.mastery import FacetMastery, due_today, evidence_for, facet_strip, mastery_of
from quizzes.queries.practice import PracticePlan, PracticeState, open_practice, practice_plan

__all__ = [
    "CheckProspect",
    "FacetMastery",
    "PracticePlan",
    "PracticeState",
    "Scope",
    "admission_to_check",
    "check_prospect",
    "due_today",
    "evidence_for",
    "facet_strip",
    "facets_assessable",
    "mastery_of",
    "open_check",
    "open_practice",
    "outcomes_of",
    "practice_plan",
]

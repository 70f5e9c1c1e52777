"""Pages about practical assessments."""

from certification.practical.views.assessments import practical_answer, practical_assessment
from certification.practical.views.checklists import (
    practical_checklist,
    practical_checklist_new,
    practical_checklists,
)
from certification.practical.views.overview import practical_list, practical_mine
from certification.practical.views.plans import (
    practical_blank,
    practical_call_off,
    practical_plan,
    practical_plan_new,
)

__all__ = [
    "practical_answer",
    "practical_assessment",
    "practical_blank",
    "practical_call_off",
    "practical_checklist",
    "practical_checklist_new",
    "practical_checklists",
    "practical_list",
    "practical_mine",
    "practical_plan",
    "practical_plan_new",
]

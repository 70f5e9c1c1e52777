"""Pages about shadowing."""

from certification.shadowing.views.closing import shadowing_answer, shadowing_check, shadowing_seen
from certification.shadowing.views.overview import shadowing_list, shadowing_mine
from certification.shadowing.views.page import shadowing, shadowing_blank
from certification.shadowing.views.paper import shadowing_paper, shadowing_scan
from certification.shadowing.views.plans import shadowing_call_off, shadowing_new

__all__ = [
    "shadowing",
    "shadowing_answer",
    "shadowing_blank",
    "shadowing_call_off",
    "shadowing_check",
    "shadowing_list",
    "shadowing_mine",
    "shadowing_new",
    "shadowing_paper",
    "shadowing_scan",
    "shadowing_seen",
]

"""Writes to the catalogue. Everything that changes much is staged as a plan first, then applied."""

from courses.operations.acknowledging import AcknowledgementRefused, acknowledge_changes
from courses.operations.applying import PlanRefused, apply_import, applying
from courses.operations.catalogues import open_catalogue
from courses.operations.decisions import DecisionRefused, decide_change
from courses.operations.inquiries import answer, ask, hide
from courses.operations.notes import NoteGone, confirm_note, keep_notes
from courses.operations.offerings import assign_window_matters, offer_catalogue
from courses.operations.reviewing import ReviewRefused, ask_for_review, give_verdict, withdraw_edition
from courses.operations.staging import Draft, draft_import, stage_import

__all__ = [
    "AcknowledgementRefused",
    "DecisionRefused",
    "Draft",
    "NoteGone",
    "PlanRefused",
    "ReviewRefused",
    "acknowledge_changes",
    "answer",
    "apply_import",
    "applying",
    "ask",
    "ask_for_review",
    "assign_window_matters",
    "confirm_note",
    "decide_change",
    "draft_import",
    "give_verdict",
    "hide",
    "keep_notes",
    "offer_catalogue",
    "open_catalogue",
    "stage_import",
    "withdraw_edition",
]

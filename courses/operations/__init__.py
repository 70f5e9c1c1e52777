"""Writes to the catalogue. Everything that changes much is staged as a plan first, then applied."""

from courses.operations.acknowledging import AcknowledgementRefused, acknowledge_changes
from courses.operations.applying import ROUNDS, PlanRefused, apply_import, applying
from courses.operations.catalogues import open_catalogue
from courses.operations.centre_lists import PlanOutdated, apply_centre_list, plan_centre_list, read_centre_list
from courses.operations.decisions import DecisionRefused, decide_change, decide_planned
from courses.operations.inquiries import answer, ask, hide
from courses.operations.notes import NoteGone, confirm_note, keep_notes
from courses.operations.offerings import assign_window_matters, offer_catalogue
from courses.operations.readings import (
    ReadingRefused,
    abandon,
    answer_renames,
    choose_columns,
    give_up_reading,
    read_again,
    reading,
)
from courses.operations.receiving import beginning_of, delete_old_files, receive_file
from courses.operations.restoring import plan_restore
from courses.operations.reviewing import ReviewRefused, ask_for_review, give_verdict, withdraw_edition
from courses.operations.staging import Draft, draft_import, stage_import, stage_source
from courses.operations.volumes import VolumePlanOutdated, apply_case_volumes, plan_case_volumes, read_volumes

__all__ = [
    "ROUNDS",
    "AcknowledgementRefused",
    "DecisionRefused",
    "Draft",
    "NoteGone",
    "PlanOutdated",
    "PlanRefused",
    "ReadingRefused",
    "ReviewRefused",
    "VolumePlanOutdated",
    "abandon",
    "acknowledge_changes",
    "answer",
    "answer_renames",
    "apply_case_volumes",
    "apply_centre_list",
    "apply_import",
    "applying",
    "ask",
    "ask_for_review",
    "assign_window_matters",
    "beginning_of",
    "choose_columns",
    "confirm_note",
    "decide_change",
    "decide_planned",
    "delete_old_files",
    "draft_import",
    "give_up_reading",
    "give_verdict",
    "hide",
    "keep_notes",
    "offer_catalogue",
    "open_catalogue",
    "plan_case_volumes",
    "plan_centre_list",
    "plan_restore",
    "read_again",
    "read_centre_list",
    "read_volumes",
    "reading",
    "receive_file",
    "stage_import",
    "stage_source",
    "withdraw_edition",
]

"""Writes about people and places: one transaction each, with its audit row."""

from people.operations.accounts import (
    add_person,
    change_password,
    close_account,
    correct_person,
    hand_out_password,
    reopen_account,
)
from people.operations.leave import LeaveOverlaps, record_leave, withdraw_leave
from people.operations.places import close_window, open_centre, open_unit, open_window
from people.operations.postings import (
    BasePostsOverlap,
    PostingClosed,
    annul_posting,
    end_posting,
    hold_postings_of,
    post_clerk,
)
from people.operations.roles import end_role, grant_role

__all__ = [
    "BasePostsOverlap",
    "LeaveOverlaps",
    "PostingClosed",
    "add_person",
    "annul_posting",
    "change_password",
    "close_account",
    "close_window",
    "correct_person",
    "end_posting",
    "end_role",
    "grant_role",
    "hand_out_password",
    "hold_postings_of",
    "open_centre",
    "open_unit",
    "open_window",
    "post_clerk",
    "record_leave",
    "reopen_account",
    "withdraw_leave",
]

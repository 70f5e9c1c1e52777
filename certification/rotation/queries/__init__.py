"""Reads about postings: the board of a centre, what waits for a signature, what a chart shows."""

from certification.rotation.queries.board import (
    Board,
    ClerkRow,
    WindowRow,
    board,
    ending_waiting,
    proposals_waiting,
    taken_back,
    tenures,
)
from certification.rotation.queries.chart import (
    Away,
    ClerkLine,
    WindowLine,
    line_of_clerk,
    lines_of_centre,
    lines_of_windows,
)
from certification.rotation.queries.exceptions import ExceptionRow, declined_of, exceptions_of, hand_over_of

__all__ = [
    "Away",
    "Board",
    "ClerkLine",
    "ClerkRow",
    "ExceptionRow",
    "WindowLine",
    "WindowRow",
    "board",
    "declined_of",
    "ending_waiting",
    "exceptions_of",
    "hand_over_of",
    "line_of_clerk",
    "lines_of_centre",
    "lines_of_windows",
    "proposals_waiting",
    "taken_back",
    "tenures",
]

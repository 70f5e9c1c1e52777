"""Reads about postings: the board of a centre, what waits for a signature, what a chart shows."""

from certification.rotation.queries.board import (
    Board,
    ClerkRow,
    Staffing,
    WindowRow,
    board,
    proposals_waiting,
    staffing_of,
    tenures,
)
from certification.rotation.queries.chart import ClerkLine, line_of_clerk, lines_of_centre

__all__ = [
    "Board",
    "ClerkLine",
    "ClerkRow",
    "Staffing",
    "WindowRow",
    "board",
    "line_of_clerk",
    "lines_of_centre",
    "proposals_waiting",
    "staffing_of",
    "tenures",
]

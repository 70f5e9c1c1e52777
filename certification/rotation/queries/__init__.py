"""Reads about postings: the board of a centre, what waits for a signature."""

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

__all__ = ["Board", "ClerkRow", "Staffing", "WindowRow", "board", "proposals_waiting", "staffing_of", "tenures"]

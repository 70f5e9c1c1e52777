"""Reads of the matrix: the board of a centre, one cell's evidence, cover, hand-over, what needs attention, a record."""

from certification.matrix.queries.attention import Attention, attention
from certification.matrix.queries.board import Board, Category, board
from certification.matrix.queries.complete import complete_at
from certification.matrix.queries.dossier import Dossier, dossier
from certification.matrix.queries.handover import left_thin
from certification.matrix.queries.known import with_known
from certification.matrix.queries.record import Record, record
from certification.matrix.queries.stand_ins import StandInTable, stand_in_table

__all__ = [
    "Attention",
    "Board",
    "Category",
    "Dossier",
    "Record",
    "StandInTable",
    "attention",
    "board",
    "complete_at",
    "dossier",
    "left_thin",
    "record",
    "stand_in_table",
    "with_known",
]

"""How a sitting stands to its sheet of paper."""

from enum import StrEnum


class Stand(StrEnum):
    """Either way still open, on paper for good, entered, or begun on a screen."""

    EITHER = "either"
    ON_PAPER = "on_paper"
    ENTERED = "entered"
    ON_SCREEN = "on_screen"

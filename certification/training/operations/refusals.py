"""Why the training room writes nothing."""

from enum import StrEnum


class Refusal(StrEnum):
    """Said in words by `certification.training.reasons`."""

    NOT_YET_HELD = "not_yet_held"
    REPLACED = "replaced"
    NOT_YOURS = "not_yours"
    BOTH_SIDES = "both_sides"
    SIGNED_ALREADY = "signed_already"
    BEGUN = "begun"
    NOT_OF_THE_CENTRE = "not_of_the_centre"
    IN_THE_REGISTER = "in_the_register"
    YEAR_CLOSED = "year_closed"
    HANDED_IN = "handed_in"


class Refused(Exception):
    """Nothing was written; `reason` says why."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason

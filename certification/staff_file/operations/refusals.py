"""Why the staff file writes nothing."""

from enum import StrEnum


class Refusal(StrEnum):
    """Said in words by `certification.staff_file.reasons`."""

    CORRECTED_ALREADY = "corrected_already"
    ANSWERED_ALREADY = "answered_already"
    WORD_MISSING = "word_missing"
    ABOUT_ONESELF = "about_oneself"
    HEADS_WORD_ALONE = "heads_word_alone"
    NOTHING_TO_ANSWER = "nothing_to_answer"
    TOO_EARLY = "too_early"
    SIGNED_MEANWHILE = "signed_meanwhile"
    FACTS_CHANGED = "facts_changed"
    NOTE_MISSING = "note_missing"


class Refused(Exception):
    """Nothing was written; `reason` says why."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason

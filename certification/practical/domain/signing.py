"""Who may sign a practical assessment: whoever observed it, and the clerk. Never one person both."""

from dataclasses import dataclass
from enum import StrEnum


class SigningRefusal(StrEnum):
    """Why a signature is not taken."""

    ONE_PERSON = "one_person"
    NO_OBSERVER = "no_observer"
    HEAD_ONLY = "head_only"
    NOT_YOURS = "not_yours"


@dataclass(frozen=True, slots=True)
class Signer:
    """A person and what they are at the centre of the assessment on the day they sign."""

    person: str
    head: bool = False
    reviewer: bool = False


def refused_to_observe(signer: Signer, *, clerk: str, named: str | None) -> SigningRefusal | None:
    """None where the person may sign for the observing side.

    `named` is the account of the observer the head planned; None says that the observer has none, so the head
    enters what the paper says and signs for it.
    """
    if clerk in (signer.person, named):
        return SigningRefusal.ONE_PERSON
    if named is None:
        return None if signer.head else SigningRefusal.HEAD_ONLY
    may = signer.person == named and (signer.head or signer.reviewer)
    return None if may else SigningRefusal.NO_OBSERVER


def refused_to_answer(person: str, *, clerk: str) -> SigningRefusal | None:
    """None for the clerk: nobody signs or contests for somebody else."""
    return None if person == clerk else SigningRefusal.NOT_YOURS

"""Who may say a word on a shadowing: the host, the head for a host without an account; never the learner."""

from enum import StrEnum


class SigningRefusal(StrEnum):
    """Why a word is not taken."""

    ONE_PERSON = "one_person"
    NOT_THE_HOST = "not_the_host"
    HEAD_ONLY = "head_only"


def refused_to_sign(person: str, *, learner: str, host: str | None, head: bool) -> SigningRefusal | None:
    """None where the person may say the host's word. `host` None: without an account, so the head enters the paper."""
    if person == learner or host == learner:
        return SigningRefusal.ONE_PERSON
    if host is None:
        return None if head else SigningRefusal.HEAD_ONLY
    return None if person == host else SigningRefusal.NOT_THE_HOST

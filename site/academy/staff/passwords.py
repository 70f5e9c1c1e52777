"""First passwords: made by the system's own dice, told once, replaced at the first sign-in."""

import secrets
from dataclasses import dataclass

from django.contrib.auth.hashers import get_hasher

# No 0/O, 1/l/I, no vowels that make words: a slip is read aloud and typed from paper.
ALPHABET = "bcdfghjkmnpqrstvwxz23456789"
GROUPS, EACH = 3, 4
ROUNDS = 20_000
"""Rounds of hashing. A person's own password needs a million, 0.3 s each; these are 57 bits of chance and for one use,
and a county's list has hundreds. Django hashes again with all rounds at the first sign-in."""


@dataclass(frozen=True, slots=True)
class FirstPassword:
    """The words of a slip and what the database keeps of them."""

    text: str
    hashed: str


def first_password() -> FirstPassword:
    """Twelve characters in three groups: 57 bits."""
    text = "-".join("".join(secrets.choice(ALPHABET) for _ in range(EACH)) for _ in range(GROUPS))
    hasher = get_hasher()
    rounds = {"iterations": ROUNDS} if hasattr(hasher, "iterations") else {}
    return FirstPassword(text, hasher.encode(text, hasher.salt(), **rounds))

"""First passwords: readable aloud, different each time, and fit for Django's own check."""

import re

from django.contrib.auth.hashers import PBKDF2PasswordHasher, check_password

from academy.staff.passwords import ALPHABET, ROUNDS, first_password


def test_a_first_password_is_three_groups_of_letters_nobody_mixes_up() -> None:
    words = {first_password().text for _number in range(20)}

    assert len(words) == 20
    assert all(re.fullmatch(rf"[{ALPHABET}]{{4}}(-[{ALPHABET}]{{4}}){{2}}", word) for word in words)
    assert not set(ALPHABET) & set("01oliae")


def test_it_is_hashed_with_fewer_rounds_and_with_all_of_them_once_somebody_signs_in(settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    word, kept = first_password(), []

    assert f"${ROUNDS}$" in word.hashed
    assert check_password(word.text, word.hashed, setter=kept.append)
    assert kept == [word.text]
    assert PBKDF2PasswordHasher().must_update(word.hashed)
    assert not check_password("bcdf-bcdf-bcdf", word.hashed)

"""Codes are text of any make; what a spreadsheet spoiled is an error."""

import pytest

from courses.domain.cells.choices import read_code
from courses.domain.problems import Severity

KEPT = [
    ("000123020000", "000123020000"),
    ("00016211200Y01", "00016211200Y01"),
    ("1133090300001234563000125019000", "1133090300001234563000125019000"),
    ("113309030000123456330001250190001", "113309030000123456330001250190001"),
    ("0f8fad5bd9cb469fa16570867728950e", "0f8fad5bd9cb469fa16570867728950e"),
    ("62052400MZ-XK-0001", "62052400MZ-XK-0001"),
    ("公共服务-94372-006", "公共服务-94372-006"),
    ("511Z07001006-511602000000-000-11511124326991123C-1-00", "511Z07001006-511602000000-000-11511124326991123C-1-00"),
    ("GC－００１", "GC-001"),
    ("'000123020000", "000123020000"),
    ("11330903MB0D0123\n4000125019000", "11330903MB0D01234000125019000"),
    ("1E30", "1E30"),
]


@pytest.mark.parametrize(("text", "code"), KEPT)
def test_a_code_is_kept_as_text(text: str, code: str) -> None:
    assert read_code(text) == (code, ())


@pytest.mark.parametrize("text", ["1.13E+30", "1.13e+30", "1E+11", "3.309E11"])
def test_a_code_that_became_a_number_has_lost_its_digits(text: str) -> None:
    code, problems = read_code(text)

    assert code == ""
    assert [(problem.code, problem.severity) for problem in problems] == [("code_lost_digits", Severity.ERROR)]


@pytest.mark.parametrize("text", ["000123020000\n000123021000", "00012302、00012303", "00012302\n、00012303"])
def test_two_codes_in_a_cell_are_an_error(text: str) -> None:
    code, problems = read_code(text)

    assert code == ""
    assert [(problem.code, problem.severity) for problem in problems] == [("code_several", Severity.ERROR)]

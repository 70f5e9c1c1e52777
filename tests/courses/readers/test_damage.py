"""220 real files of every kind, each damaged in its own way: a Source or a sentence, never a traceback."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from courses.domain.problems import Refusal
from courses.readers.kinds import read_bytes
from courses.readers.parent import ROOT, code_of
from courses.readers.wire import taken
from courses.sentences import PROBLEMS, sentence
from tests.courses.readers.files import KINDS, Dice, damaged

EACH = 20


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_file_of_every_kind_is_read(kind: str) -> None:
    found = read_bytes(KINDS[kind](Dice(f"{kind}/0")))

    assert found.sheets or found.pages
    assert [problem for problem in found.problems if problem.code != "sheet_hidden"] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_file_is_read_or_refused_with_a_sentence(kind: str, tmp_path: Path) -> None:
    for number in range(EACH):
        dice = Dice(f"{kind}/{number}")
        Path(tmp_path, f"{number}.file").write_bytes(damaged(KINDS[kind](dice), dice))

    command = [sys.executable, "-m", "tests.courses.readers.ordeal", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True)
    ended = json.loads(done.stdout)

    assert "Traceback" not in done.stderr
    assert len(ended) == EACH
    for name, returned in ended.items():
        assert outcome(Path(tmp_path, f"{name}.answer"), returned) in ("", *PROBLEMS)


def outcome(answer: Path, returned: int) -> str:
    """The code of a refusal, after its sentence was made; "" for a Source whose every text is fit to be stored."""
    if code := code_of(returned):
        assert code != "file_unreadable"
        return code
    try:
        with answer.open(encoding="utf-8") as lines:
            found = taken(lines)
    except Refusal as refusal:
        assert "%(" not in sentence(refusal.problem)
        return refusal.problem.code
    assert all("\x00" not in text for sheet in found.sheets for row in sheet.rows for text in (sheet.name, *row))
    assert all("%(" not in sentence(problem) for problem in found.problems)
    return ""

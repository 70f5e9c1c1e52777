"""Imports point down only, and domain code is plain Python; a planted breach is noticed."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, modules, name_of

LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")
CLOCK_AND_DICE = {"random", "time", "secrets", "uuid", "os", "socket"}
READS_THE_CLOCK = {"now", "today", "utcnow"}


def contracts(root: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{root / 'site'}"}
    command = [str(LINT_IMPORTS), "--no-cache", "--config", str(root / ".importlinter")]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The source tree, free to be spoiled."""
    for name in ("courses", "quizzes", "certification", "site"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "static", "*.xlsx"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def test_the_contracts_are_kept() -> None:
    result = contracts(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("where", "planted", "broken"),
    [
        pytest.param("courses/planted.py", "import quizzes.models", "Imports point down only", id="upward import"),
        pytest.param(
            "site/ledger/planted.py", "import people.models", "Imports point down only", id="ledger on people"
        ),
        pytest.param(
            "certification/awards/planted.py",
            "from certification.training import models",
            "Certification's rooms",
            id="room beside room",
        ),
        pytest.param(
            "quizzes/domain/planted.py", "from django.utils import timezone", "plain Python", id="Django in domain"
        ),
        pytest.param(
            "certification/awards/domain/planted.py",
            "import certification.awards.models",
            "plain Python",
            id="models in domain",
        ),
    ],
)
def test_a_planted_breach_breaks_its_contract(copy: Path, where: str, planted: str, broken: str) -> None:
    (copy / where).write_text(f"{planted}\n")
    result = contracts(copy)
    assert result.returncode != 0
    assert any(broken in line and "BROKEN" in line for line in result.stdout.replace("\n", " ").split("KEPT"))


def domain_modules() -> list[Path]:
    return [path for path in modules() if "domain" in path.parts]


def clock_and_dice(source: str) -> list[str]:
    """What in this code would make the same input give another output tomorrow."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names if name.name.split(".")[0] in CLOCK_AND_DICE]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in CLOCK_AND_DICE:
            found.append(node.module)
        elif isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name) and called.id in {"hash", "id"}:
                found.append(f"{called.id}()")
            if isinstance(called, ast.Attribute) and called.attr in READS_THE_CLOCK:
                found.append(f".{called.attr}()")
    return found


def test_domain_code_has_no_clock_and_no_dice_of_its_own() -> None:
    assert domain_modules() != []
    found = {name_of(path): clock_and_dice(path.read_text()) for path in domain_modules()}
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize(
    "source", ["import random", "from time import time", "x = datetime.now()", "d = date.today()", "h = hash(name)"]
)
def test_a_clock_or_dice_would_be_noticed(source: str) -> None:
    assert clock_and_dice(source) != []

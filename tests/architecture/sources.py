"""Our own files, as git knows them, for the tests that read code instead of running it."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("courses", "quizzes", "certification", "site/academy", "site/people", "site/ledger")


def tracked() -> list[Path]:
    """Every file in the repository, and every new one that isn't ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [path for name in sorted(filter(None, listed.split("\0"))) if (path := ROOT / name).exists()]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def modules() -> list[Path]:
    """Python modules of the product: no tests, no migrations."""
    return [
        path
        for path in tracked()
        if path.suffix == ".py" and name_of(path).startswith(PACKAGES) and "migrations" not in path.parts
    ]


def templates() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".html" and "templates" in path.parts]


def line_count(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())

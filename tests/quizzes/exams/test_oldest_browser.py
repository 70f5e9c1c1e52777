"""The oldest browser an exam is served to is Chrome 109, the last for Windows 7: scripts stay within ES2018, styles
within what it knows."""

import re
from pathlib import Path

import pytest

from tests.academy.test_design import rules_within_rules

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT / "site/academy/static/academy"
SCRIPTS = [*sorted((ROOT / "quizzes/static/quizzes/js/exam").glob("*.js"))]
SCRIPTS += [SHARED / "js" / name for name in ("theme.js", "print.js", "refresh.js")]
SHEETS = [ROOT / "quizzes/static/quizzes/css/exam.css"]
SHEETS += [SHARED / f"css/{name}.css" for name in ("tokens", "base", "layout", "components", "quiz", "print")]

WORDS = r"""//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|/(?:\\.|[^/\\\n])+/(?=[.,;)\s])"""
AFTER_2018 = {
    "optional chaining": r"\?\.(?!\d)",
    "nullish": r"\?\?",
    "catch without a name": r"\bcatch\s*\{",
    "assignment with logic": r"(?:&&|\|\|)=",
    "private or static part": r"(?<![\w$])#\w|\bstatic\s*\{",
    "number": r"\b\d+n\b|\d_\d",
    "module": r"^\s*(?:import|export)\b|\bimport\(",
    "call": r"\.(?:flat|flatMap|at|replaceAll|matchAll|allSettled|any|findLast|trimStart|trimEnd|toSorted|groupBy)\(",
    "object": r"Object\.(?:fromEntries|hasOwn|groupBy)\b|\bglobalThis\b|\bstructuredClone\b",
    "top-level await": r"^await\b",
}
TOO_NEW = r"light-dark\(|color-mix\(|:has\(|@starting-style|@scope|text-wrap|@property|anchor\(|linear\(|@layer"


def newer_than_2018(script: str) -> list[str]:
    """What of the script a browser of 2018 would not understand, comments and texts left out."""
    code = re.sub(WORDS, '""', script, flags=re.S)
    return [name for name, pattern in AFTER_2018.items() if re.search(pattern, code, flags=re.M)]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_plain_and_of_2018(path: Path) -> None:
    assert newer_than_2018(path.read_text()) == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_sheets_use_nothing_newer(path: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
    assert re.findall(TOO_NEW, css) == []
    assert rules_within_rules(css) == []


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("const a = b?.c;", ["optional chaining"]),
        ("const a = b ? .5 : 1; const c = b ?.5:1;", []),
        ("const a = b ?? 1;", ["nullish"]),
        ("try { a(); } catch { b(); }", ["catch without a name"]),
        ("a ||= 1;", ["assignment with logic"]),
        ("class A { #b = 1; }", ["private or static part"]),
        ("import a from './a.js';", ["module"]),
        ("Object.fromEntries(a.flat());", ["call", "object"]),
        ('const a = "b ?? c?.d"; // catch {', []),
        ("const a = { ...b }; for (const [c, d] of e) f(`${c}`);", []),
    ],
)
def test_what_is_newer_is_seen_and_what_is_not_is_not(script: str, found: list[str]) -> None:
    assert newer_than_2018(script) == found


def test_the_pages_of_an_exam_load_no_other_scripts() -> None:
    """A script added to one of them is held to the same."""
    pages = (ROOT / "quizzes/templates/quizzes/exams").rglob("*.html")
    loaded = {name for page in pages for name in re.findall(r"<script src=\"{% static '([^']+)'", page.read_text())}
    held = {str(path).split("/static/", 1)[1] for path in SCRIPTS}
    assert loaded - held == set()

"""What no file of ours may carry: this machine's paths, inline scripts, unhashed packages."""

import re
import socket
import subprocess
import sys

import pytest

from tests.architecture.sources import ROOT, name_of, templates, tracked

ABSOLUTE = re.compile(r"(?<![\w.$}])/(?:home|root|work|Users|mnt|srv)/\w|\b[A-Z]:\\\\?(?:Users|Documents)")
INLINE = re.compile(
    r"<style\b|\sstyle\s*=|<script\b(?![^>]*\bsrc=)|\son[a-z]+\s*=\s*[\"']|javascript:"
    r"|(?:src|href)\s*=\s*[\"'](?:https?:)?//",
    re.IGNORECASE,
)


def texts() -> dict[str, str]:
    found = {}
    for path in tracked():
        try:
            found[name_of(path)] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return found


def test_no_file_names_a_folder_or_the_name_of_a_machine() -> None:
    name = socket.gethostname()
    found = {}
    for file, text in texts().items():
        hits = [] if file == "tests/architecture/test_files.py" else ABSOLUTE.findall(text)
        if len(name) > 5 and not name.startswith("localhost") and name in text:
            hits.append(name)
        if hits:
            found[file] = hits
    assert found == {}


@pytest.mark.parametrize("text", ["open('/home/wang/list.xlsx')", "/work/site", r"C:\\Users\\wang"])
def test_an_absolute_path_would_be_noticed(text: str) -> None:
    assert ABSOLUTE.search(text)


@pytest.mark.parametrize("text", ["courses/home/x", "{{ base }}/work/1", "$HOME/root/x"])
def test_a_relative_path_passes(text: str) -> None:
    assert not ABSOLUTE.search(text)


def test_no_template_carries_a_script_a_style_or_an_address_of_elsewhere() -> None:
    found = {name_of(path): INLINE.findall(path.read_text(encoding="utf-8")) for path in templates()}
    assert {name: hits for name, hits in found.items() if hits} == {}


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert()</script>",
        '<p style="color:red">',
        '<b onclick="x()">',
        '<link href="https://fonts.example/a.css">',
        "<style>p{}</style>",
    ],
)
def test_an_inline_script_or_style_would_be_noticed(text: str) -> None:
    assert INLINE.search(text)


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_every_package_is_locked_with_its_hashes_and_no_index(name: str) -> None:
    lock = (ROOT / f"{name}.txt").read_text()
    assert re.findall(r"^\s*-", lock, re.MULTILINE) == re.findall(r"^    -(?=-hash=sha256:)", lock, re.MULTILINE)
    entries = re.split(r"\n(?=[a-zA-Z0-9])", re.sub(r"^\s*#.*\n", "", lock, flags=re.MULTILINE).strip())
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry or "==" not in entry] == []
    locked = {re.split(r"[=\[ ]", entry)[0].lower() for entry in entries}
    wanted = re.findall(r"^([a-zA-Z][\w-]*)", (ROOT / f"{name}.in").read_text(), re.MULTILINE)
    assert {one.lower() for one in wanted} - locked == set()


def test_the_development_lock_holds_the_same_packages_as_the_product_s() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^([\w.-]+==[\w.]+)", (ROOT / name).read_text(), re.MULTILINE))

    assert pins("requirements.txt") - pins("requirements-dev.txt") == set()


def test_every_folder_of_tests_is_a_package() -> None:
    """Two test modules of one name in different folders would shadow each other."""
    folders = {path.parent for path in tracked() if path.suffix == ".py" and name_of(path).startswith("tests/")}
    assert [name_of(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_site_stays_a_folder() -> None:
    """`import site` must stay the standard library's."""
    assert not (ROOT / "site" / "__init__.py").exists()
    command = [sys.executable, "-c", "import site; print(site.__file__)"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert str(ROOT / "site") not in found


def test_make_says_what_each_command_does() -> None:
    shown = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    listed = set(re.findall(r"^  make (\w+) +\S", shown, re.MULTILINE))
    assert listed >= {"demo", "run", "worker", "quick", "test", "check", "fix", "bench", "lock", "messages", "soak"}

"""What a row calls its matter: 主项, 子项, 业务办理项, code and name in one cell, "权利名称[A]的业务名称[B]"."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from courses.domain.cells.choices import read_code
from courses.domain.cells.silence import what_is_said
from courses.domain.cells.text import clean, fold, one_line
from courses.domain.problems import Problem, Severity

_PAIR = re.compile(r"[^\[\]]{0,6}名称\[(?P<parent>.+?)\]的业务名称\[(?P<name>.+)\]")
_CODE_FIRST = re.compile(r"(?P<code>(?=[^:]*\d)[A-Za-z0-9][A-Za-z0-9.\-]{2,}):\s*(?P<name>\S.*)")
_BRACKETS = str.maketrans("【】〔〕［］", "[][][]")


@dataclass(frozen=True, slots=True)
class Naming:
    """A row's names and code as its cells give them; `problems` are (column key, problem)."""

    name: str
    parent: str
    code: str
    problems: tuple[tuple[str, Problem], ...] = ()

    @property
    def lost_its_code(self) -> bool:
        return any(problem.severity is Severity.ERROR for _, problem in self.problems)


def read_naming(cells: dict[str, str]) -> Naming:
    """The handled item names the matter, else the sub-item, else the row's own name, else (no sub-item) the parent."""
    said = {key: one_line(what_is_said(cells.get(key, ""))[0]) for key in ("item", "child", "name", "parent")}
    problems: list[tuple[str, Problem]] = []
    code, found = read_code(cells.get("code", ""))
    problems += [("code", problem) for problem in found]
    own = said["name"]
    key = "name"
    if not own and cells.get("named_code", "").strip():
        own, key = clean(cells["named_code"]).replace("\n", " "), "named_code"
    first = _CODE_FIRST.fullmatch(fold(own))
    if first and not code and not found:
        code, own = first["code"], own[first.start("name") :]
        problems.append((key, Problem("code_in_name", Severity.NOTICE, params={"code": code})))
    child = "" if said["parent"] and own else said["child"]
    name = said["item"] or child or own or said["parent"]
    parent = said["parent"] or (own if name != own else "")
    if pair := _PAIR.fullmatch(name.translate(_BRACKETS)):
        name, parent = name[slice(*pair.span("name"))], name[slice(*pair.span("parent"))]
    if name.endswith(("*", "＊")) and name.strip("*＊ "):
        problems.append((key, Problem("name_marked", Severity.NOTICE, params={"text": name})))
        name = name.rstrip("*＊ ")
    return Naming(name, parent, code, tuple(problems))


def shared_names(rows: Iterable[dict[str, str]]) -> frozenset[str]:
    """Names that several of the rows without a code go by."""
    named = Counter(read_naming(cells).name for cells in rows if not cells.get("code"))
    return frozenset(name for name, times in named.items() if times > 1)

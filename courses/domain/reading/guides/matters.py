"""Statements of a page → what each of its matters is told of, by key.

A page is about one matter unless a label that names one comes again with another name, or what makes up a matter is
told again under another heading, and enough of it. What a page says twice is taken once.
"""

import re
from dataclasses import dataclass, field

from courses.domain.cells.materials import write_materials
from courses.domain.cells.text import one_line
from courses.domain.elements import Material
from courses.domain.layout import NAMING, plain_title
from courses.domain.problems import Problem, Severity
from courses.domain.reading.guides.scanner import Scanner, Statement

_SUFFIX = re.compile(
    r"(?:[_\-|—][^_\-|—]*(?:网|平台|政府|中心|门户))+$|(?:办事|服务|办理|事项)?(?:指南|须知|流程图?|告知单|一次性告知书?|指引|明白纸)$"
)
_NUMBER = re.compile(
    r"^(?:第?[一二三四五六七八九十]{1,3}[、.．章节]|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[、.．])\s*"
)
_FACTS = {"materials", "steps", "basis", "conditions", "acceptance_conditions", "approval_conditions", "limit"}
_ADDED = _FACTS | {"contact"}
# A page that says so little under a heading of its own goes on about the matter above.
FEWEST_UNDER_A_HEADING = 3
LONGEST = 20_000


@dataclass(slots=True)
class Told:
    """What one matter is told of: cells and labels by key, as a row of a list would have them."""

    title: str
    cells: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    ranks: dict[str, int] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    heard: set[tuple[str, str]] = field(default_factory=set)
    papers: list[Material] = field(default_factory=list)
    problems: list[tuple[str, Problem]] = field(default_factory=list)

    @property
    def is_named(self) -> bool:
        return any(self.cells.get(key) for key in NAMING)

    def take(self, statement: Statement) -> None:
        """Take a statement in; the label nearest to our own title wins, what is said again only once."""
        label, text = statement.label, statement.text
        key = label.key
        if key is None:
            return
        self.keys.add(key)
        self.labels.setdefault(key, label.text)
        before = self.cells.get(key, "")
        if statement.papers:
            self._take_papers(statement.papers, before)
        elif not text or (key, one_line(text)) in self.heard:
            return
        elif not before or label.rank < self.ranks[key]:
            self.cells[key], self.ranks[key], self.labels[key] = text, label.rank, label.text
        elif key == "materials" and self.papers:
            self._twice(text)
        elif label.rank == self.ranks[key] and key in _ADDED and len(before) < LONGEST:
            self.cells[key] = f"{before}\n{text}"
        else:
            params = {"text": one_line(text)[:60]}
            self.problems.append((key, Problem("label_repeated", Severity.NOTICE, params=params)))
        self.heard.add((key, one_line(text)))

    def _take_papers(self, papers: tuple[Material, ...], before: str) -> None:
        """A table of papers says more than a text of them: it stands, and the text is shown to a person."""
        if before and not self.papers:
            self._twice(before)
        self.papers += [paper for paper in papers if paper not in self.papers]
        self.cells["materials"], self.ranks["materials"] = write_materials(tuple(self.papers)), 0

    def _twice(self, text: str) -> None:
        self.problems.append(("materials", Problem("materials_told_twice", params={"text": one_line(text)[:60]})))


def matters_of(page_title: str, scanner: Scanner) -> list[Told]:
    """Every matter of a page, in its order."""
    groups = _groups(scanner.statements)
    found = [_told(group) for group in groups]
    for told in found:
        if not told.is_named and (name := _name_from(told.title or (page_title if len(found) == 1 else ""))):
            told.cells["name"] = name
            told.keys.add("name")
    return found


def _told(statements: list[Statement]) -> Told:
    told = Told(statements[0].title)
    for statement in statements:
        told.take(statement)
    return told


def _groups(statements: list[Statement]) -> list[list[Statement]]:
    """The statements of each matter."""
    groups: list[list[Statement]] = []
    said: dict[str, str] = {}
    for statement in statements:
        label = plain_title(statement.label.text)
        if not groups or _begins_anew(said.get(label), groups[-1], statement):
            groups.append([])
            said = {}
        groups[-1].append(statement)
        said.setdefault(label, one_line(statement.text))
    kept: list[list[Statement]] = []
    for group in groups:
        keys = {statement.label.key for statement in group} - {None}
        if kept and not keys & set(NAMING) and len(keys) < FEWEST_UNDER_A_HEADING:
            kept[-1] += group
        else:
            kept.append(group)
    return kept


def _begins_anew(before: str | None, group: list[Statement], statement: Statement) -> bool:
    """Whether a label met before says something else now, of another matter."""
    text = one_line(statement.text)
    if before is None or not text or before == text:
        return False
    if statement.label.key in NAMING:
        return True
    return statement.label.key in _FACTS and statement.title not in ("", group[0].title)


def _name_from(title: str) -> str:
    """A heading without its number and without what makes it a page ("…服务指南")."""
    name = _NUMBER.sub("", one_line(title))
    return _SUFFIX.sub("", name).strip(' 《》“”"：:') or name

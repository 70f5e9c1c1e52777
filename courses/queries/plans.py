"""A stored plan, page by page, with what stood before beside what would stand, and whom it touches."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from courses.consequences import Touched, clerks_touched
from courses.domain.differences import Difference, facet_difference, other_difference
from courses.domain.elements import Elements
from courses.domain.facets import FACETS, ChangeKind, Facet
from courses.domain.layout import BY_KEY
from courses.domain.plan import FACET_COLUMNS
from courses.domain.wording import facet_lines, reads_alike
from courses.models import CatalogueImport, Edition, ImportLine, Matter, MatterVersion
from ledger.models import AuditEntry
from people.models import User

Action = ImportLine.Action
Weight = ImportLine.Weight
# The parts of a plan, in the order of what they mean for people.
PARTS: dict[str, Q] = {
    "facts": Q(action=Action.UPDATE, weight=Weight.FACTS),
    "rest": Q(action=Action.UPDATE) & ~Q(weight=Weight.FACTS),
    "create": Q(action=Action.CREATE),
    "retire": Q(action=Action.RETIRE),
    "unchanged": Q(action=Action.UNCHANGED),
}

# Deeds after which an import is done with.
ENDINGS = ("catalogue.applied", "catalogue.abandoned", "review.withdrawn")


@dataclass(frozen=True, slots=True)
class Original:
    """What a cell of the list says, where it was read into another shape."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A facet or another element that differs. `kind` is how it counts now, `ruled` what the rule says (facets only);
    `said` is the decision between the two, `who` said it."""

    difference: Difference
    kind: str = ""
    ruled: str = ""
    reason: str = ""
    said: Mapping[str, Any] | None = None
    who: str = ""
    originals: tuple[Original, ...] = ()

    @property
    def other_kind(self) -> str:
        return ChangeKind.EDITORIAL if self.kind == ChangeKind.MATERIAL else ChangeKind.MATERIAL


@dataclass(frozen=True, slots=True)
class PlannedMatter:
    """A line of the plan: what would change, or what a new matter says; whom it touches; what is wrong with its row."""

    line: ImportLine
    changes: tuple[Change, ...] = ()
    touched: tuple[Touched, ...] = ()
    problems: tuple[Mapping[str, Any], ...] = ()


def imports_of(catalogues: QuerySet) -> QuerySet[CatalogueImport]:
    """All imports of these catalogues, newest first, without their heavy columns."""
    return (
        CatalogueImport.objects.filter(catalogue__in=catalogues)
        .defer("problems", "mapping", "questions", "decisions")
        .select_related("catalogue", "by", "edition", "restores")
    )


def ended_by(imports: Iterable[CatalogueImport]) -> dict[int, AuditEntry]:
    """Who applied, gave up or took back each of these imports, and when; one query."""
    keys = {f"courses.catalogueimport:{found.pk}": found.pk for found in imports}
    entries = AuditEntry.objects.filter(subject__in=keys, action__in=ENDINGS).select_related("actor").order_by("pk")
    return {keys[entry.subject]: entry for entry in entries}


def parts_of(found: CatalogueImport) -> dict[str, int]:
    """How many lines each part of the plan has; one query."""
    counted = found.lines.order_by().aggregate(**{name: Count("pk", filter=part) for name, part in PARTS.items()})
    return {name: counted[name] for name in PARTS}


def lines_of(found: CatalogueImport, part: str, *, category: str, flagged: bool, words: str) -> QuerySet[ImportLine]:
    """The lines of one part, in the list's order, narrowed to what somebody looks for."""
    lines = found.lines.filter(PARTS[part]).order_by("position")
    if category:
        lines = lines.filter(category=category)
    if flagged:
        lines = lines.exclude(flag="")
    for word in words.split():
        lines = lines.filter(Q(name__icontains=word) | Q(code__icontains=word))
    return lines


def categories_of(found: CatalogueImport, part: str) -> list[str]:
    """Categories the lines of a part belong to, by name."""
    return list(
        found.lines.filter(PARTS[part]).exclude(category="").order_by("category").values_list("category", flat=True)
        .distinct()
    )  # fmt: skip


def planned_matters(
    found: CatalogueImport, lines: Sequence[ImportLine], *, touched: Iterable[Touched] = ()
) -> list[PlannedMatter]:
    """The lines with all there is to say of them; the same few queries for any number of lines."""
    changed = [line for line in lines if line.action == Action.UPDATE]
    before = {version.elements["code"]: version.facts for version in _before(found, changed)}
    people = User.objects.in_bulk({said["by"] for line in changed for said in line.decisions.values()})
    by_code, problems = defaultdict(list), _problems_by_row(found, lines)
    keys = _matter_keys(found, changed)
    for one in touched:
        by_code[one.matter].append(one)
    return [
        PlannedMatter(
            line,
            tuple(_changes(line, before.get(line.was or line.code), people)),
            tuple(by_code[keys.get(line.was or line.code, 0)]),
            tuple(problems[line.sheet, line.row]),
        )
        for line in lines
    ]


def touched_by(found: CatalogueImport, *, on: date) -> tuple[Touched, ...] | None:
    """Clerks whose certified facets would go stale if the plan were applied; None where nobody can tell."""
    lines = list(found.lines.filter(PARTS["facts"]).only("catalogue_import", "code", "was", "changes", "decisions"))
    keys = _matter_keys(found, lines)
    asked = {
        keys[line.was or line.code]: [Facet(facet) for facet in line.facets_asked_again]
        for line in lines
        if (line.was or line.code) in keys
    }
    return clerks_touched(asked, on=on)


def others_open(found: CatalogueImport) -> QuerySet[CatalogueImport]:
    """Plans of the same catalogue that somebody else may be about to apply."""
    same = CatalogueImport.objects.filter(catalogue=found.catalogue_id).exclude(pk=found.pk)
    waiting = (CatalogueImport.State.PLANNED, CatalogueImport.State.MAPPING, *CatalogueImport.UNDER_WAY)
    return (
        same.filter(state__in=waiting)
        .defer("problems", "mapping", "questions", "decisions")
        .select_related("by", "restores")
    )


def same_file_before(found: CatalogueImport) -> CatalogueImport | None:
    """The last earlier import of the very same bytes into the same catalogue."""
    same = CatalogueImport.objects.filter(catalogue=found.catalogue_id, sha256=found.sha256, pk__lt=found.pk)
    return same.exclude(sha256="").only("file_name", "state", "staged_at", "by").select_related("by").first()


def _before(found: CatalogueImport, lines: Sequence[ImportLine]) -> QuerySet[MatterVersion]:
    """The versions the plan was made against, applied since or not; the newest of a code comes last."""
    codes = {line.was or line.code for line in lines}
    edition = Edition.objects.filter(catalogue_import=found).first()
    named = Q(matter__code__in=codes) | Q(matter__code__in=[line.code for line in lines if line.was])
    versions = MatterVersion.objects.activated().filter(named, matter__catalogue=found.catalogue_id)
    if edition:
        versions = versions.filter(edition__number__lt=edition.number)
    return versions.select_related("matter").order_by("matter", "number")


def _matter_keys(found: CatalogueImport, lines: Iterable[ImportLine]) -> dict[str, int]:
    codes = {line.was or line.code for line in lines}
    return dict(Matter.objects.filter(catalogue=found.catalogue_id, code__in=codes).values_list("code", "pk"))


def _problems_by_row(found: CatalogueImport, lines: Sequence[ImportLine]) -> dict[Any, list[Mapping[str, Any]]]:
    wanted = {(line.sheet, line.row) for line in lines if line.flag}
    by_row = defaultdict(list)
    for problem in found.problems if wanted else ():
        if (place := (problem["sheet"], problem["row"])) in wanted:
            by_row[place].append(problem)
    return by_row


def _changes(line: ImportLine, before: Elements | None, people: Mapping[int, User]) -> Iterable[Change]:
    after = Elements.from_json(line.elements) if line.elements else None
    if line.action == Action.CREATE and after:
        yield from _said_of_new(line, after)
        return
    for change in line.changes:
        if before and after:
            facet, said = Facet(change["facet"]), line.decisions.get(change["facet"])
            yield Change(
                facet_difference(facet, before, after),
                line.kind_of(facet),
                change["kind"],
                change["reason"],
                said,
                str(people[said["by"]]) if said else "",
                _originals(line, facet, after),
            )
    for name in line.others:
        if before and after and hasattr(after, name):
            yield Change(other_difference(name, before, after))
        else:
            yield Change(Difference(name, False, (), ()))


def _said_of_new(line: ImportLine, after: Elements) -> Iterable[Change]:
    nothing = Elements(code=after.code, name="")
    for facet in FACETS:
        if after.states(facet):
            yield Change(facet_difference(facet, nothing, after), originals=_originals(line, facet, after))


def _originals(line: ImportLine, facet: Facet, after: Elements) -> tuple[Original, ...]:
    """Cells that were read into another shape than they stand in the list."""
    cells = ((key, line.cells.get(key, "")) for key in FACET_COLUMNS[facet])
    lines = facet_lines(after, facet)
    return tuple(Original(BY_KEY[key].title, text) for key, text in cells if not reads_alike(text, lines))

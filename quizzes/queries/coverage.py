"""Which facets of a matter can be asked at all, as vetting found."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from courses.domain.facets import FACETS, Facet
from courses.models import Catalogue, MatterVersion
from quizzes.domain.draft import TooLittleReason
from quizzes.domain.written import name_of, number_in
from quizzes.models import QuarantinedTemplate, Vetting
from quizzes.models.item import ABOUT
from quizzes.queries.quarantine import Key, standing_quarantines
from quizzes.queries.written import published_on, withheld_among

Vettings = dict[tuple[int, str], Vetting]


def vettings_of(versions: Iterable[MatterVersion | int]) -> Vettings:
    """By (version key, depth); one query. A version that was not vetted yet is left out."""
    keys = [getattr(version, "pk", version) for version in versions]
    return {(row.matter_version_id, row.depth): row for row in Vetting.objects.filter(matter_version__in=keys)}


def askable(vetting: Vetting | None, *, certifying: bool) -> tuple[Facet, ...]:
    """Facets with items for practice, or with certifying ones; none of an unvetted version."""
    if vetting is None:
        return ()
    wanted = "certifying" if certifying else "practice"
    return tuple(facet for facet in FACETS if vetting.facets.get(facet, {}).get(wanted))


def asks_beside(vetting: Vetting | None) -> bool:
    """Whether something can be asked that bears on no facet (for practice only)."""
    return bool(vetting and vetting.facets.get(ABOUT, {}).get("practice"))


def askable_since(vetting: Vetting) -> dict[Facet, date | None]:
    """Facets a check can prove, in the plan's order, each with the first day it could; None where nobody noted it."""
    told = {facet: vetting.facets[facet].get("since") for facet in askable(vetting, certifying=True)}
    return {facet: date.fromisoformat(day) if day else None for facet, day in told.items()}


def vetting_for(found: Vettings, version: int, depth: str) -> Vetting | None:
    """The vetting at this depth; one made for no depth where the centre began to offer the matter since."""
    return found.get((version, depth)) or found.get((version, ""))


def facets_assessable(version: MatterVersion, *, depth: str = "") -> tuple[Facet, ...]:
    """Facets a check of this version can prove, in the plan's order."""
    return askable(vetting_for(vettings_of([version]), version.pk, depth), certifying=True)


@dataclass(frozen=True, slots=True)
class FacetCoverage:
    """How many templates can ask one facet of a matter (`written` of them are questions somebody wrote), or why none
    can (a TooLittleReason)."""

    facet: Facet
    practice: int
    certifying: int
    reason: str
    written: int = 0

    @property
    def state(self) -> str:
        """`full`: can be certified; `practice`: can only be practised; `none`: can't be asked."""
        return "full" if self.certifying else "practice" if self.practice else "none"


@dataclass(frozen=True, slots=True)
class MatterCoverage:
    """One matter × six facets, the templates shut out of it, and how many written questions wait to be read again.
    No cells: it was not vetted yet. `beside` is how many templates ask what bears on no facet."""

    version: MatterVersion
    cells: tuple[FacetCoverage, ...]
    shut_out: tuple[QuarantinedTemplate, ...]
    withheld: int = 0
    beside: int = 0

    @property
    def has_gap(self) -> bool:
        """Something the list states can't be asked, or isn't: what an editor may want to look after."""
        silent = TooLittleReason.NOT_STATED
        unasked = [cell for cell in self.cells if cell.state == "none" and cell.reason != silent]
        return not self.cells or bool(self.shut_out) or bool(self.withheld) or bool(unasked)


def matters_covered(catalogue: Catalogue, *, on: date, category: str = "") -> list[MatterCoverage]:
    """Every matter in force that day by category and code; four queries for any number of matters, a fifth where
    questions were written."""
    versions = MatterVersion.objects.in_force(on).filter(matter__catalogue=catalogue).defer("elements", "cells")
    if category:
        versions = versions.filter(category=category)
    versions = list(versions.select_related("matter").order_by("category", "matter__code"))
    best: dict[int, Vetting] = {}
    for (version, _depth), row in sorted(vettings_of(versions).items()):
        if version not in best or _practised(row) > _practised(best[version]):
            best[version] = row
    standing = standing_quarantines(versions)
    questions = list(published_on(version.matter_id for version in versions))
    waiting = Counter(one.question.matter_id for one in withheld_among(questions, on=on))
    in_use = {(name_of(question.pk), question.live_revision_id) for question in questions}
    return [
        MatterCoverage(
            version,
            _cells(best.get(version.pk)),
            tuple(row for key, row in standing.get(version.pk, {}).items() if _counts(key, in_use)),
            waiting[version.matter_id],
            _beside(best.get(version.pk)),
        )
        for version in versions
    ]


def _counts(key: Key, in_use: set[tuple[str, int | None]]) -> bool:
    """A written question that was revised or withdrawn is shut out of nothing any more."""
    return number_in(key[0]) is None or key in in_use


def _beside(row: Vetting | None) -> int:
    return row.facets.get(ABOUT, {}).get("practice", 0) if row else 0


def _practised(row: Vetting) -> int:
    return sum(row.facets.get(facet.value, {}).get("practice", 0) for facet in FACETS)


def _cells(row: Vetting | None) -> tuple[FacetCoverage, ...]:
    if row is None:
        return ()
    found = ((facet, row.facets.get(facet.value, {})) for facet in FACETS)
    return tuple(
        FacetCoverage(
            facet,
            cell.get("practice", 0),
            cell.get("certifying", 0),
            cell.get("reason", ""),
            cell.get("written", 0),
        )
        for facet, cell in found
    )

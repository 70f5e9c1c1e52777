"""What the departments are still to say about a staged edition, and what they have said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from courses.domain.departments import answers_for
from courses.models import (
    Catalogue,
    CatalogueImport,
    Edition,
    FacetChange,
    FactsReview,
    Matter,
    MatterRetirement,
    MatterVersion,
)
from people.models import RoleGrant
from people.queries import units_above


@dataclass(frozen=True, slots=True)
class MatterInReview:
    """A matter whose facts the edition changes: its staged version (None: taken off the list) and the last word."""

    edition: int
    matter: Matter
    version: MatterVersion | None
    name: str
    category: str
    department: str
    word: FactsReview | None

    @property
    def is_new(self) -> bool:
        """Whether the list names the matter for the first time."""
        return self.version is not None and not self.version.follows

    @property
    def facets(self) -> list[FacetChange]:
        """The facets that change, as they count now."""
        rows = self.version.facet_changes.all() if self.version else []
        return list({row.facet: row for row in sorted(rows, key=lambda row: row.pk)}.values())

    @property
    def settled(self) -> bool:
        return self.word is not None and self.word.verdict in FactsReview.SETTLING

    @property
    def objected(self) -> bool:
        return self.word is not None and self.word.verdict == FactsReview.Verdict.OBJECTED


@dataclass(frozen=True, slots=True)
class Department:
    """One department's share of an edition. Nobody answers for it: `reviewers` is empty."""

    name: str
    reviewers: tuple[str, ...]
    matters: tuple[MatterInReview, ...]

    @property
    def settled(self) -> int:
        return sum(one.settled for one in self.matters)


def reviews_waiting(catalogues: QuerySet[Catalogue]) -> QuerySet[CatalogueImport]:
    """Imports of these catalogues that wait for the departments, the one in force soonest first."""
    waiting = CatalogueImport.objects.filter(catalogue__in=catalogues, state=CatalogueImport.State.REVIEW)
    return waiting.select_related("catalogue__unit", "edition", "by").order_by("effective_on", "pk")


def matters_in_review(editions: Iterable[Edition]) -> list[MatterInReview]:
    """Every matter whose facts these editions change, by category and code; four queries for any number.

    A matter of which only the depth or the tier changes states no new facts and isn't among them.
    """
    keys = [edition.pk for edition in editions]
    words = {(word.edition_id, word.matter_id): word for word in _last_words(keys)}
    versions = MatterVersion.objects.filter(edition__in=keys).select_related("matter", "edition")
    earlier = MatterVersion.objects.activated().filter(matter=OuterRef("matter"), number__lt=OuterRef("number"))
    versions = versions.annotate(follows=Exists(earlier)).prefetch_related("facet_changes")
    retired = MatterRetirement.objects.filter(edition__in=keys).select_related("matter")
    found = [
        MatterInReview(row.edition_id, row.matter, version, named.name, named.category, named.department, word)
        for row, version, named in [*((v, v, v) for v in versions), *((row, None, row.matter) for row in retired)]
        for word in [words.get((row.edition_id, row.matter_id))]
    ]
    return sorted(found, key=lambda one: (one.category, one.matter.code))


def unsettled(edition: Edition) -> set[int]:
    """Keys of the matters of the edition that nobody has settled yet."""
    return {one.matter.pk for one in matters_in_review([edition]) if not one.settled}


def version_before(version: MatterVersion) -> MatterVersion | None:
    """The newest activated version below it, which the staged one would follow."""
    earlier = MatterVersion.objects.activated().filter(matter=version.matter_id, number__lt=version.number)
    return earlier.order_by("number").last()


def by_department(matters: Sequence[MatterInReview], catalogue: Catalogue, *, on: date) -> list[Department]:
    """The matters by department as the list names it, with who answers for each on that day; two queries."""
    grants = RoleGrant.objects.in_force(on).filter(
        role=RoleGrant.Role.REVIEWER, unit__in=units_above(catalogue.unit), user__is_active=True
    )
    reviewers = [(grant.department, str(grant.user)) for grant in grants.select_related("user").order_by("user")]
    named: dict[tuple[str, tuple[str, ...]], list[MatterInReview]] = {}
    for one in matters:
        people = tuple(
            dict.fromkeys(
                person
                for department, person in reviewers
                if answers_for(department, named=one.department, category=one.category)
            )
        )
        named.setdefault((one.department, people), []).append(one)
    return [Department(name, people, tuple(members)) for (name, people), members in sorted(named.items())]


def _last_words(editions: list[int]) -> QuerySet[FactsReview]:
    newer = FactsReview.objects.filter(edition=OuterRef("edition"), matter=OuterRef("matter"), pk__gt=OuterRef("pk"))
    return FactsReview.objects.filter(~Exists(newer), edition__in=editions).select_related("by")

"""The matrix of one centre on one day: every clerk × every matter offered, computed from the ledger."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from certification.awards.domain.policy import CertificationPolicy
from certification.awards.queries import Standings, standings
from certification.awards.queries.offers import Offer, offers_in
from certification.matrix.domain.cells import Cell, Requirement, cell
from certification.matrix.domain.coverage import Coverage, Totals, coverage
from courses.domain.facets import Tier
from courses.models import Matter, Offering
from courses.queries import matter_ids_required, matters_offered
from people.models import Centre, Posting, RoleGrant, User
from people.queries import clerks_away, clerks_of

NOT_REQUIRED = Requirement(False)


@dataclass(frozen=True, slots=True)
class Category:
    """A category of the list with its matters, and the totals of their cells."""

    name: str
    matters: tuple[Matter, ...]
    totals: Totals


@dataclass(frozen=True)
class Board:
    """Clerks by account name, matters by category and code; `cells` by (clerk key, matter key).

    `away` are clerks on leave on the day: certified all the same, but not at the counter. `known` says whether cells
    not certified yet tell how they are known (queries/known.py).
    """

    centre: Centre
    on: date
    policy: CertificationPolicy
    clerks: tuple[User, ...]
    matters: tuple[Matter, ...]
    cells: Mapping[tuple[int, int], Cell]
    away: frozenset[int]
    known: bool = False

    @cached_property
    def coverage(self) -> Coverage:
        """Totals and cover of the whole board, whatever a page shows of it."""
        return coverage(self.cells.values(), self.policy.cover_k)

    @cached_property
    def categories(self) -> tuple[Category, ...]:
        """The matters grouped, in the order of the list."""
        groups: dict[str, list[Matter]] = defaultdict(list)
        for matter in self.matters:
            groups[matter.category].append(matter)
        sums = dict(self.coverage.by_matter)
        return tuple(
            Category(name, tuple(own), sum((sums[str(matter.pk)] for matter in own if self.clerks), Totals()))
            for name, own in groups.items()
        )

    @cached_property
    def _rows(self) -> dict[int, tuple[Cell, ...]]:
        keys = [clerk.pk for clerk in self.clerks]
        return {key: tuple([self.cells[clerk, key] for clerk in keys]) for key in (one.pk for one in self.matters)}

    def row(self, matter: Matter) -> tuple[Cell, ...]:
        """One matter's cells, in the order of the clerks."""
        return self._rows[matter.pk]


def board(centre: Centre, *, on: date, known_on: date | None = None, matters: Iterable[Matter] | None = None) -> Board:
    """Load and compute the board, or these of its matters (as `matters_offered` gives them), in a constant number of
    queries."""
    clerks, matters = (
        tuple(clerks_of(centre, on=on)),
        tuple(matters_offered(centre, on) if matters is None else matters),
    )
    held = offers_in(matters)
    found = standings([clerk.pk for clerk in clerks], held, on=on, known_on=known_on)
    return Board(
        centre=centre,
        on=on,
        policy=found.policy,
        clerks=clerks,
        matters=matters,
        cells=cells_of(clerks, held, found, centre=centre, on=on),
        away=frozenset(clerks_away(centre, on=on)),
    )


def cells_of(
    clerks: Iterable[User],
    held: Mapping[int, Offer],
    found: Standings,
    *,
    centre: Centre | None,
    on: date,
    required: Mapping[int, frozenset[int]] | None = None,
) -> dict[tuple[int, int], Cell]:
    """Cells of the clerks in these matters, in the order given: by matter, then clerk.

    `required` saves asking what each clerk must master.
    """
    people = list(clerks)
    required = matter_ids_required(people, on) if required is None else required
    posted, offered = posted_since(people, on=on), offered_since(centre, held, on=on)
    named = [(key, str(key), required[key], posted.get(key)) for key in (clerk.pk for clerk in people)]
    asked: dict[tuple[Tier, date | None, date | None], Requirement] = {}
    cells = {}
    for matter, offer in held.items():
        tier, facets, name, since = offer.tier, tuple(found.assessable[matter]), str(matter), offered.get(matter)
        for clerk, own_name, own, took_post in named:
            days = tier, took_post, since
            if matter in own and days not in asked:
                asked[days] = _requirement(found.policy, *days)
            cells[clerk, matter] = cell(
                clerk=own_name,
                matter=name,
                tier=tier,
                decision=found.decisions[clerk, matter],
                requirement=asked[days] if matter in own else NOT_REQUIRED,
                facets_assessable=facets,
            )
    return cells


def _requirement(policy: CertificationPolicy, tier: Tier, posted: date | None, offered: date | None) -> Requirement:
    """The deadline counts from the day the clerk took the post, or the centre the matter, whichever came later."""
    days = [day for day in (posted, offered) if day]
    return Requirement(True, policy.due_on(max(days), tier) if days else None)


def posted_since(clerks: Iterable[User], *, on: date) -> dict[int, date]:
    """The day each clerk took the base post held; between posts, the day they became a clerk. Two queries."""
    people = [clerk.pk for clerk in clerks]
    grants = RoleGrant.objects.in_force(on).filter(user__in=people, role=RoleGrant.Role.CLERK)
    since = dict(grants.values_list("user", "starts_on"))
    posts = Posting.objects.running_on(on).filter(clerk__in=people, kind=Posting.Kind.BASE)
    return since | dict(posts.order_by("starts_on").values_list("clerk", "starts_on"))


def offered_since(centre: Centre | None, matters: Iterable[int], *, on: date) -> dict[int, date]:
    """The day from which the centre offers each matter without a break in its row."""
    if centre is None:
        return {}
    rows = Offering.objects.running_on(on).filter(centre=centre, matter__in=list(matters))
    return dict(rows.values_list("matter", "starts_on"))

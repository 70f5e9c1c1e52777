"""Who stands in where: postings of stand-ins and the matters they are named for."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from certification.domain.spans import Span
from certification.rotation.domain.stand_ins import Naming
from certification.rotation.models import StandInMatter
from people.models import Centre, Posting, User, Window

Kind = Posting.Kind


def matters_named(postings: Iterable[int]) -> dict[int, frozenset[int]]:
    """Keys of the matters by posting; a posting that stands in for the whole window is not among them. One query."""
    found = defaultdict(set)
    for posting, matter in StandInMatter.objects.filter(posting__in=list(postings)).values_list("posting", "matter"):
        found[posting].add(matter)
    return {posting: frozenset(matters) for posting, matters in found.items()}


def stand_ins_at(centre: Centre, *, on: date) -> list[tuple[Posting, frozenset[int] | None]]:
    """Stand-ins of the centre's windows that day, with the matters each is named for (None: the whole window), by
    window and name. Two queries."""
    rows = Posting.objects.running_on(on).filter(kind=Kind.STAND_IN, window__centre=centre)
    postings = list(rows.select_related("window", "clerk").order_by("window__number", "clerk__name", "pk"))
    named = matters_named(posting.pk for posting in postings)
    return [(posting, named.get(posting.pk)) for posting in postings]


def posts_at(clerk: User, window: Window) -> tuple[list[Span], list[Naming]]:
    """The clerk's base posts at the window, and where they stand in there; two queries."""
    rows = list(Posting.objects.filter(clerk=clerk, window=window, kind__in=[Kind.BASE, Kind.STAND_IN]))
    named = matters_named(row.pk for row in rows)
    own = [Span(row.starts_on, row.ends_on) for row in rows if row.kind == Kind.BASE]
    stands = [row for row in rows if row.kind == Kind.STAND_IN]
    return own, [Naming(Span(row.starts_on, row.ends_on), named.get(row.pk)) for row in stands]

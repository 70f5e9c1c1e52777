"""What clerks know beside what they are certified in, as others may see it: of which facet, and whether by their own
answers or from other matters. No day, no number, and a wrong answer looks like none: practice leaves its clerk's screen
as mastery only."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db.models import Case, IntegerField, Max, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.db.models.lookups import GreaterThan

from courses.domain.facets import FACETS, ChangeKind, Facet
from courses.queries import facet_changes
from quizzes.domain.inferred import CARRIED, Requirement
from quizzes.domain.mastery import How
from quizzes.models import MasteryState
from quizzes.queries.inferred import requirements_of

Pair = tuple[int, int]
Versions = tuple[int | None, ...]
"""For each facet the version it is known at today; 0 where it isn't known any more, None without an answer."""

NAMES = tuple(facet.value for facet in FACETS)
NO_ANSWER: Versions = (None,) * len(FACETS)
PLACES = {facet: place for place, facet in enumerate(FACETS)}


def known_facets(clerks: Iterable[int], wanted: Iterable[Pair], *, on: date) -> dict[Pair, dict[Facet, How]]:
    """Of the pairs wanted those of which something is known today, practised (answered right the last time, not faded,
    not changed since) or inferred, as `mastery_of` says it of one clerk.

    One query, three more where anybody answered anything, and two for versions that are new to this process.
    """
    rows = dict(_rows(clerks, on=on))
    changed = _changed({matter for _clerk, matter in rows}, on=on) if rows else {}
    found: dict[Pair, dict[Facet, How]] = defaultdict(dict)
    sources: dict[tuple[int, Facet], set[int]] = defaultdict(set)
    pairs = list(wanted)
    asked_for = set(pairs)
    for (clerk, matter), versions in rows.items():
        for facet, version in zip(FACETS, versions, strict=True):
            if version and version >= changed.get((matter, facet), 0):
                if facet in CARRIED:
                    sources[clerk, facet].add(matter)
                if (clerk, matter) in asked_for:
                    found[clerk, matter][facet] = How.PRACTISED
    if sources:
        for (clerk, matter), facet in _inferred(pairs, rows, sources, on=on):
            found[clerk, matter][facet] = How.INFERRED
    return dict(found)


def _rows(clerks: Iterable[int], *, on: date) -> Iterator[tuple[Pair, Versions]]:
    states = MasteryState.objects.filter(clerk__in=list(clerks)).annotate(
        **{f"{name}_known": _known(name, on) for name in NAMES}
    )
    for clerk, matter, *versions in states.values_list("clerk", "matter", *(f"{name}_known" for name in NAMES)):
        yield (clerk, matter), tuple(versions)


def _known(name: str, on: date) -> Case:
    """The version of a facet's memory if it holds on the day; reckoned by the database, for a centre has thousands."""
    answered = {f"{name}__last_right": True, f"{name}__how__in": [How.EXAMINED.value, How.PRACTISED.value]}
    fresh = GreaterThan(KeyTextTransform("due_on", name), Value(on.isoformat()))
    return Case(
        When(**{f"{name}__isnull": True}, then=None),
        When(fresh, **answered, then=Cast(KeyTextTransform("version", name), IntegerField())),
        default=Value(0),
        output_field=IntegerField(),
    )


def _changed(matters: Iterable[int], *, on: date) -> dict[tuple[int, Facet], int]:
    """The newest version that changed a facet materially, by matter and facet."""
    changes = facet_changes(matters, on=on).filter(kind=ChangeKind.MATERIAL)
    rows = changes.order_by().values_list("matter", "facet").annotate(Max("to_version__number"))
    return {(matter, Facet(facet)): number for matter, facet, number in rows}


def _inferred(
    pairs: Iterable[Pair], rows: Mapping[Pair, Versions], sources: Mapping[tuple[int, Facet], set[int]], *, on: date
) -> Iterator[tuple[Pair, Facet]]:
    """Facets without an answer of which everything that is asked is known from other matters."""
    pairs = list(pairs)
    asked = requirements_of({matter for _clerk, matter in pairs}.union(*sources.values()), on=on)
    given = {
        (clerk, facet): frozenset[Requirement]().union(*(asked[one][facet] for one in matters if one in asked))
        for (clerk, facet), matters in sources.items()
    }
    for clerk, matter in pairs:
        own = rows.get((clerk, matter), NO_ANSWER)
        for facet in CARRIED:
            wanted = asked[matter][facet] if matter in asked else None
            if wanted and own[PLACES[facet]] is None and wanted <= given.get((clerk, facet), frozenset()):
                yield (clerk, matter), facet

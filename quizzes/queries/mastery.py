"""Reads of mastery and the evidence behind it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from courses.domain.facets import FACETS, ChangeKind, Facet
from courses.models import Matter
from courses.queries import facet_changes
from people.models import User
from quizzes.domain.inferred import Carried, Inference, Known, carried, infer
from quizzes.domain.mastery import FacetState, How, how_on
from quizzes.models import Evidence, MasteryState
from quizzes.queries.inferred import Asked, requirements_of

Changes = dict[tuple[int, Facet], list[tuple[int, date]]]


@dataclass(frozen=True, slots=True)
class FacetMastery:
    """One facet on one day: how it is known, and the memory it rests on. `inference` says what of a facet without
    evidence is known from other matters; all of it makes the facet inferred."""

    facet: Facet
    how: How
    state: FacetState
    inference: Inference | None = None


def mastery_of(clerk: User, matters: Iterable[Matter | int], *, on: date) -> dict[int, tuple[FacetMastery, ...]]:
    """By matter key, the six facets in the plan's order, without evidence as unknown or inferred; four queries, and
    two more for versions that are new to this process."""
    keys = [getattr(matter, "pk", matter) for matter in matters]
    known = {row.matter_id: row.facet_states() for row in MasteryState.objects.filter(clerk=clerk)}
    every = {*keys, *known}
    changes, asked = material_changes(every, on=on), requirements_of(every, on=on)
    own = {
        key: [_facet(facet, known.get(key, {}), changes[key, facet], on) for facet in FACETS] for key in sorted(every)
    }
    sources = carried(
        (
            Known(key, one.facet, asked.get(key, {}).get(one.facet, frozenset()), one.how, one.state)
            for key in known
            for one in own[key]
        ),
        on=on,
    )
    return {key: tuple(_with_inference(one, asked.get(key, {}), sources) for one in own[key]) for key in keys}


def facet_strip(clerk: User, matter: Matter, *, on: date) -> tuple[FacetMastery, ...]:
    """The six facets of one matter."""
    return mastery_of(clerk, [matter], on=on)[matter.pk]


def material_changes(matters: Iterable[int], *, on: date) -> Changes:
    """(new version, effective on) of the material changes in force, by matter and facet; one query."""
    found: Changes = defaultdict(list)
    for change in facet_changes(matters, on=on):
        if change.kind == ChangeKind.MATERIAL:
            effective = timezone.localdate(change.effective_at)
            found[change.matter_id, Facet(change.facet)].append((change.to_version.number, effective))
    return found


def due_today(clerk: User, *, on: date) -> QuerySet[MasteryState]:
    """Matters of which at least one facet fades by that day."""
    return clerk.mastery_states.filter(due_on__lte=on).select_related("matter").order_by("due_on", "matter")


def evidence_for(clerk: User, matter: Matter, *, examined_only: bool = False) -> QuerySet[Evidence]:
    """Dated evidence with its item, answer and version, newest first.

    For anybody but the clerk pass `examined_only`: practice never leaves the clerk's own screen.
    """
    found = Evidence.objects.filter(clerk=clerk, matter=matter)
    if examined_only:
        found = found.filter(kind=Evidence.Kind.EXAMINED)
    return found.select_related("snapshot", "response__draw__attempt", "matter_version").order_by(
        "-effective_at", "-pk"
    )


def _with_inference(one: FacetMastery, asked: Asked, sources: Carried) -> FacetMastery:
    found = infer(one.facet, one.state, asked.get(one.facet, frozenset()), sources)
    if found is None:
        return one
    return replace(one, how=How.INFERRED if found.whole else one.how, inference=found)


def _facet(facet: Facet, known: dict[Facet, FacetState], changed: list[tuple[int, date]], on: date) -> FacetMastery:
    state = known.get(facet, FacetState())
    return FacetMastery(facet, how_on(state, on=on, changed=changed), state)

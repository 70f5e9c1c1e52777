"""What a centre's clerks know of the matters required of them, facet by facet, nobody by name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from courses.domain.facets import FACETS, Facet
from courses.models import Matter, MatterVersion
from quizzes.domain.mastery import FacetState, how_on, recall_percent
from quizzes.domain.rollup import Rollup, of_facet, rolled_up
from quizzes.models import MasteryState
from quizzes.queries.coverage import askable, vetting_for, vettings_of
from quizzes.queries.mastery import material_changes

NOTHING = FacetState()


def mastery_at_centre(
    required: Mapping[int, Iterable[int]], matters: Iterable[Matter], *, on: date
) -> dict[int, dict[Facet, Rollup]]:
    """By matter key and facet, of the clerks (by key) it is required of; four queries. Only facets that can be asked;
    what is known from other matters alone counts as unknown, for nobody has answered it. The matters have the `depth`
    their centre handles them to."""
    listed = {matter.pk: matter for matter in matters}
    versions = dict(MatterVersion.objects.in_force(on).filter(matter__in=listed).values_list("matter", "pk"))
    vetted, changed = vettings_of(versions.values()), material_changes(listed, on=on)
    asked = {
        key: askable(vetting_for(vetted, versions.get(key, 0), matter.depth or ""), certifying=False)
        for key, matter in listed.items()
    }
    rows = MasteryState.objects.filter(clerk__in=list(required), matter__in=listed)
    known = {(row.clerk_id, row.matter_id): row.facet_states() for row in rows}
    parts: dict[tuple[int, Facet], list[Rollup]] = defaultdict(list)
    for clerk, keys in required.items():
        for key in listed.keys() & set(keys):
            states = known.get((clerk, key), {})
            for facet in asked[key]:
                state = states.get(facet, NOTHING)
                how = how_on(state, on=on, changed=changed.get((key, facet), ()))
                parts[key, facet].append(of_facet(how, recall_percent(state, on=on)))
    return {key: {facet: rolled_up(parts[key, facet]) for facet in FACETS if (key, facet) in parts} for key in listed}

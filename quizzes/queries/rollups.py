"""A clerk's mastery by category: for their own screen."""

from collections.abc import Iterable
from datetime import date

from courses.models import Matter, MatterVersion
from people.models import User
from quizzes.domain.mastery import recall_percent
from quizzes.domain.rollup import Rollup, of_facet, rolled_up
from quizzes.queries.coverage import askable, vetting_for, vettings_of
from quizzes.queries.mastery import mastery_of


def mastery_by_matter(clerk: User, matters: Iterable[Matter], *, on: date) -> dict[int, Rollup]:
    """By matter key what the clerk knows of the facets practice can ask; a constant number of queries. The matters have
    the `depth` their centre handles them to."""
    listed = list(matters)
    known = mastery_of(clerk, listed, on=on)
    in_force = MatterVersion.objects.in_force(on).filter(matter__in=[matter.pk for matter in listed])
    versions = dict(in_force.values_list("matter", "pk"))
    vetted = vettings_of(versions.values())
    found = {}
    for matter in listed:
        facets = askable(vetting_for(vetted, versions.get(matter.pk, 0), matter.depth or ""), certifying=False)
        asked = (one for one in known[matter.pk] if one.facet in facets)
        found[matter.pk] = rolled_up(of_facet(one.how, recall_percent(one.state, on=on)) for one in asked)
    return found


def mastery_by_category(clerk: User, matters: Iterable[Matter], *, on: date) -> dict[str, Rollup]:
    """The same by category, in the order of the matters."""
    listed = list(matters)
    found = mastery_by_matter(clerk, listed, on=on)
    categories = dict.fromkeys(matter.category for matter in listed)
    return {
        category: rolled_up(found[matter.pk] for matter in listed if matter.category == category)
        for category in categories
    }

"""What a check on changed facets is about: the facts as they were proved beside the facts now."""

from collections.abc import Iterable

from courses.domain.differences import Difference, differs, facet_difference
from courses.domain.facets import Facet
from courses.models import MatterVersion
from people.models import User
from quizzes.models import CheckOutcome
from quizzes.queries.checks import passed_checks


def changed_since(
    clerk: User, version: MatterVersion, facets: Iterable[Facet], *, before: CheckOutcome | None = None
) -> tuple[Difference, ...]:
    """Facet by facet what the version says otherwise than the one the clerk's passed checks settled it at (those before
    `before`, where one is given), in the plan's order; two queries."""
    passed = passed_checks(clerk, version.matter, before=before)
    settled = {facet: number for facet in facets if (number := passed.settled(facet)) is not None}
    old = {one.number: one for one in version.matter.versions.filter(number__in=settled.values())}
    return tuple(
        facet_difference(facet, old[number].facts, version.facts)
        for facet, number in settled.items()
        if number in old and differs(facet, old[number].facts, version.facts)
    )

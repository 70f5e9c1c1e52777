"""What matters require, as it is compared between them; kept in the process by what the versions say."""

from collections.abc import Iterable
from datetime import date

from courses.domain.facets import Facet
from courses.models import MatterVersion
from quizzes.domain.inferred import CARRIED, Requirement, requirements
from quizzes.queries.synonyms import synonyms_digest, synonyms_of

Asked = dict[Facet, frozenset[Requirement]]
MOST = 20_000
_kept: dict[tuple[str, str], Asked] = {}


def requirements_of(matters: Iterable[int], *, on: date) -> dict[int, Asked]:
    """By matter and facet what the versions in force that day ask.

    Two queries, and two more where a version or the synonyms are new to this process: elements are read once.
    """
    names = synonyms_digest()
    rows = MatterVersion.objects.in_force(on).filter(matter__in=list(matters))
    found = list(rows.values_list("matter", "pk", "digest"))
    _read([pk for _matter, pk, content in found if (content, names) not in _kept], names)
    return {matter: _kept[content, names] for matter, _pk, content in found}


def _read(versions: list[int], names: str) -> None:
    if not versions:
        return
    if len(_kept) > MOST:
        _kept.clear()
    synonyms = synonyms_of(names)
    for version in MatterVersion.objects.filter(pk__in=versions).only("digest", "elements"):
        _kept[version.digest, names] = {facet: requirements(version.facts, facet, synonyms) for facet in CARRIED}

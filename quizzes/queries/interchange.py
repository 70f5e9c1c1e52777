"""Written questions as they go to other programs: with what they are about, their labels, and what can't go along."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from courses.domain.facets import Facet
from courses.models import Catalogue
from quizzes.domain.exchange import Exchanged, Provenance
from quizzes.models import Question


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One question on its way out; `asked` is None where what was saved is no question."""

    asked: Exchanged | None
    has_picture: bool


def questions_in_use(
    *, codes: Iterable[str] = (), facets: Iterable[Facet] = (), catalogues: QuerySet[Catalogue] | None = None
) -> QuerySet[Question]:
    """Published ones, oldest first. No codes or facets means all, those about standards or nothing included;
    `catalogues` leaves out what is about a matter of another."""
    found = Question.objects.filter(live=True)
    if codes := list(codes):
        found = found.filter(matter__code__in=codes)
    if facets := list(facets):
        found = found.filter(facet__in=[facet.value for facet in facets])
    if catalogues is not None:
        found = found.filter(matter=None) | found.filter(matter__catalogue__in=catalogues)
    return found.order_by("pk")


def going_out(questions: QuerySet[Question]) -> Iterator[Outgoing]:
    """In their order; a constant number of queries. The standard a question is about is a label, by its short name,
    which an import ties to the standard again."""
    known = questions.select_related("matter", "standard", "reviewed_version")
    for question in known.prefetch_related("options", "tagged_items__tag"):
        labels = sorted(tagged.tag.name for tagged in question.tagged_items.all())
        if question.standard:
            labels.insert(0, question.standard.slug)
        try:
            asked = replace(question.exchanged(), labels=tuple(labels), provenance=_origin(question))
        except ValueError:
            asked = None
        yield Outgoing(asked, question.image_id is not None)


def _origin(question: Question) -> Provenance:
    if question.matter is None:
        return Provenance()
    read_against = question.reviewed_version.number if question.reviewed_version else 0
    return Provenance(question.matter.code, read_against, (question.facet,) if question.facet else ())

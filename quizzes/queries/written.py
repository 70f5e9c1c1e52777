"""Questions written about facets of matters: which may be drawn, and which wait to be read again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from courses.domain.facets import Facet
from courses.models import Catalogue
from quizzes.domain.written import Written, withheld_since
from quizzes.models import Question
from quizzes.queries.mastery import material_changes


@dataclass(frozen=True, slots=True)
class Withheld:
    """A published question that is not drawn since its facet changed, until somebody has read it again."""

    question: Question
    since: date


def published_on(matters: Iterable[int]) -> QuerySet[Question]:
    """Published questions about facets of these matters, oldest first."""
    found = Question.objects.filter(live=True, matter__in=list(matters)).exclude(facet="")
    return found.select_related("reviewed_version").order_by("pk")


def written_on(matter: int, *, on: date) -> tuple[Written, ...]:
    """What of them may be drawn that day, as plain values; one query where nothing was written."""
    questions = list(published_on([matter]).select_related("image").prefetch_related("options"))
    waiting = {one.question.pk for one in withheld_among(questions, on=on)}
    found = (_written(question) for question in questions if question.pk not in waiting)
    return tuple(one for one in found if one is not None)


def withheld_among(questions: Sequence[Question], *, on: date) -> list[Withheld]:
    """Those whose facet changed materially after the version they were last read against; at most one query."""
    if not questions:
        return []
    changes = material_changes({question.matter_id for question in questions}, on=on)
    found = []
    for question in questions:
        reviewed = question.reviewed_version.number if question.reviewed_version else 0
        since = withheld_since(reviewed, changes[question.matter_id, Facet(question.facet)])
        if since is not None:
            found.append(Withheld(question, since))
    return found


def withheld_in(catalogues: QuerySet[Catalogue], *, on: date) -> list[Withheld]:
    """Those of these catalogues, the longest withheld first; two queries for any number of them."""
    asked = Question.objects.filter(live=True, matter__catalogue__in=catalogues).exclude(facet="")
    known = asked.select_related("reviewed_version", "matter__catalogue__unit").order_by("pk")
    return sorted(withheld_among(list(known), on=on), key=lambda one: one.since)


def picture_of(question: Question) -> str:
    """Which picture stands beside the question, and which file it was: key and digest."""
    image = question.image
    return f"{image.pk}:{image.file_hash}" if image else ""


def _written(question: Question) -> Written | None:
    """None where what was saved is no question (an import of long ago)."""
    try:
        asked = question.exchanged()
    except ValueError:
        return None
    revision = question.live_revision_id or 0
    return Written(question.pk, revision, Facet(question.facet), asked, picture_of(question))

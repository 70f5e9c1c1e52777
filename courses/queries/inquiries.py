"""Questions about matters with what was answered and whether it still stands on the facts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from courses.domain.facets import ChangeKind, Facet
from courses.domain.inquiries import Change, Standing, State, state
from courses.models import FacetChange, Inquiry, InquiryAnswer, InquiryHiding
from courses.models.inquiry import InquiryQuerySet
from courses.moments import end_of
from courses.queries.changes import facet_changes
from people.models import Centre, User

LATELY = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Told:
    """A question, the answer that stands (None: nobody answered) and the row that hides it (None: it is shown)."""

    inquiry: Inquiry
    answer: InquiryAnswer | None
    hiding: InquiryHiding | None
    state: State
    days: int

    @property
    def is_open(self) -> bool:
        return self.state.standing is Standing.OPEN


def told(inquiries: Iterable[Inquiry], *, on: date) -> list[Told]:
    """The questions with all that is known of them by that day, in their order; three queries for any number."""
    found = list(inquiries)
    answers = _newest(InquiryAnswer.objects.filter(inquiry__in=found).select_related("by", "version"))
    hidings = _newest(InquiryHiding.objects.filter(inquiry__in=found).select_related("by"))
    material = material_changes({one.matter_id for one in found}, on=on) if answers else {}
    return [
        _told(one, answers.get(one.pk), hidings.get(one.pk), material.get(one.matter_id, ()), on=on) for one in found
    ]


def material_changes(matters: Iterable[int], *, on: date) -> dict[int, list[Change]]:
    """The material changes in force by that day, by matter, as people decided."""
    found: dict[int, list[Change]] = defaultdict(list)
    for change in facet_changes(matters, on=on).filter(kind=ChangeKind.MATERIAL):
        since = timezone.localdate(change.effective_at)
        found[change.matter_id].append(Change(Facet(change.facet), change.to_version.number, since))
    return found


def inquiries_of_lesson(matter: int, reader: User) -> InquiryQuerySet:
    """What a reader finds on the lesson, the newest first: what was answered, and their own open questions."""
    own_or_answered = Q(asked_by=reader) | Exists(InquiryAnswer.objects.filter(inquiry=OuterRef("pk")))
    return _whole(Inquiry.objects.filter(own_or_answered, matter=matter).shown()).order_by("-recorded_at", "-pk")


def inquiries_of(asker: User) -> InquiryQuerySet:
    """Somebody's own questions, the newest first, taken off or not."""
    return _whole(Inquiry.objects.filter(asked_by=asker)).order_by("-recorded_at", "-pk")


def inquiries_answered_lately(asker: User, *, at: datetime) -> InquiryQuerySet:
    """Somebody's questions answered within the last two weeks."""
    lately = InquiryAnswer.objects.filter(inquiry=OuterRef("pk"), recorded_at__gt=at - LATELY)
    return _whole(Inquiry.objects.filter(Exists(lately), asked_by=asker).shown()).order_by("-recorded_at", "-pk")


def inquiries_open_at(centres: Iterable[Centre] | QuerySet[Centre]) -> InquiryQuerySet:
    """Questions asked at these centres that wait for the department, the oldest first."""
    return _whole(Inquiry.objects.filter(centre__in=centres).unanswered().shown())


def inquiries_waiting() -> InquiryQuerySet:
    """Every question that waits for its department, the oldest first."""
    return _whole(Inquiry.objects.unanswered().shown())


def inquiries_answered() -> InquiryQuerySet:
    """Every question that was answered, the newest first."""
    return _whole(Inquiry.objects.answered().shown()).order_by("-recorded_at", "-pk")


def inquiries_overtaken(*, on: date) -> InquiryQuerySet:
    """Answered questions about facets that changed since by that day, the oldest first.

    What a person overruled is still among them: `told` says which answers are outdated.
    """
    later = FacetChange.objects.filter(
        matter=OuterRef("matter"),
        kind=ChangeKind.MATERIAL,
        to_version__number__gt=OuterRef("answered_at"),
        effective_at__lt=end_of(on),
    )
    answered = Inquiry.objects.answered().shown()
    return _whole(answered.filter(Q(Exists(later), facet="") | Q(Exists(later.filter(facet=OuterRef("facet"))))))


def _whole(inquiries: InquiryQuerySet) -> InquiryQuerySet:
    return inquiries.select_related("matter__catalogue", "matter__lesson", "centre").defer("matter__lesson__body")


def _newest(rows: QuerySet) -> dict[int, object]:
    return {row.inquiry_id: row for row in rows.order_by("pk")}


def _told(
    inquiry: Inquiry,
    answer: InquiryAnswer | None,
    hiding: InquiryHiding | None,
    material: Iterable[Change],
    *,
    on: date,
) -> Told:
    about = Facet(inquiry.facet) if inquiry.facet else None
    return Told(
        inquiry,
        answer,
        hiding if hiding and hiding.hidden else None,
        state(about, answer.version_number if answer else None, material),
        (on - timezone.localdate(inquiry.recorded_at)).days,
    )

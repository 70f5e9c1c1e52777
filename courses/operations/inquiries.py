"""Asking about a matter, answering, and taking a question off the lesson. Pressing twice writes once."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from courses.models import Inquiry, InquiryAnswer, InquiryHiding, Matter, MatterVersion
from courses.queries.versions import version_in_force
from ledger import audit
from people.models import User


@transaction.atomic
def ask(matter: Matter, *, facet: str, text: str, centre: int | None, by: User, at: datetime) -> Inquiry:
    """A question about the matter as it stands; the same question of the same person again is the one they asked."""
    same = Inquiry.objects.filter(matter=matter, facet=facet, text=text, asked_by=by).unanswered().first()
    if same:
        return same
    inquiry = Inquiry.objects.create(
        matter=matter,
        facet=facet,
        version=_version(matter, at),
        asked_by=by,
        centre_id=centre,
        text=text,
        effective_at=at,
        recorded_at=at,
    )
    audit.record("inquiry.asked", inquiry, by=by, at=at, matter=matter.pk, facet=facet)
    return inquiry


@transaction.atomic
def answer(inquiry: Inquiry, *, text: str, by: User, at: datetime) -> InquiryAnswer:
    """The department's answer on the facts in force; it stands instead of an earlier one, which stays in the ledger.

    The same words on the same version again are the answer that stands: saying that an old answer still holds
    is answering again on the new version.
    """
    Matter.objects.select_for_update().get(pk=inquiry.matter_id)  # answers to one matter wait in line
    version = _version(inquiry.matter, at)
    number = version.number if version else 0
    standing = inquiry.answers.order_by("-pk").first()
    if standing and (standing.text, standing.version_number) == (text, number):
        return standing
    given = InquiryAnswer.objects.create(
        inquiry=inquiry, version=version, version_number=number, by=by, text=text, effective_at=at, recorded_at=at
    )
    audit.record("inquiry.answered", given, by=by, at=at, inquiry=inquiry.pk, version=number)
    return given


@transaction.atomic
def hide(inquiry: Inquiry, *, hidden: bool, by: User, at: datetime, reason: str = "") -> InquiryHiding | None:
    """Take the question off the lesson for a reason, or put it back; None where it stands so already."""
    standing = inquiry.hidings.order_by("-pk").first()
    if (standing.hidden if standing else False) is hidden:
        return None
    hiding = InquiryHiding.objects.create(
        inquiry=inquiry, hidden=hidden, reason=reason, by=by, effective_at=at, recorded_at=at
    )
    audit.record("inquiry.hidden" if hidden else "inquiry.shown", hiding, by=by, at=at, inquiry=inquiry.pk)
    return hiding


def _version(matter: Matter, at: datetime) -> MatterVersion | None:
    return version_in_force(matter, timezone.localdate(at))

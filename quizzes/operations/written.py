"""Keeping against which version of its matter a written question was read, and having its matters vetted anew."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from courses.models import MatterVersion
from courses.queries import version_in_force
from ledger import audit, outbox
from people.models import User
from quizzes.models import Question

TOPIC = "questions.changed"


class NotInUse(Exception):
    """The question isn't published about a facet of a matter in force; nothing was written."""


@transaction.atomic
def take_into_use(question: Question, *, at: datetime) -> None:
    """After a question was published: it was read against the version in force, and its matters are vetted anew."""
    version = _in_force(question, at)
    Question.objects.filter(pk=question.pk).update(reviewed_version=version)
    question.reviewed_version = version
    _tell(question, at=at)


@transaction.atomic
def take_out_of_use(question: Question, *, at: datetime) -> None:
    """After a question was unpublished or deleted: its matters are vetted anew; what was answered stays."""
    _tell(question, at=at)


@transaction.atomic
def find_still_right(question: Question, *, by: User, at: datetime) -> Question:
    """Somebody has read the question against the version in force and leaves it as it is. Raises NotInUse."""
    found = Question.objects.select_for_update(of=("self",)).select_related("matter").get(pk=question.pk)
    version = _in_force(found, at)
    if version is None or not found.live:
        raise NotInUse
    found.reviewed_version = version
    found.save(update_fields=["reviewed_version"])
    audit.record("question.still_right", found, by=by, at=at, matter=found.matter_id, version=version.number)
    _tell(found, at=at)
    return found


def _in_force(question: Question, at: datetime) -> MatterVersion | None:
    return version_in_force(question.matter, timezone.localdate(at)) if question.matter else None


def _tell(question: Question, *, at: datetime) -> None:
    """Every matter the question was ever about, for an edit may have moved it from one to another."""
    told = question.revisions.values_list("content__matter", flat=True)
    matters = sorted({matter for matter in (*told, question.matter_id) if matter is not None})
    if matters:
        payload = {"matters": matters, "at": at.isoformat()}
        outbox.publish(TOPIC, payload, key=f"{TOPIC}:{question.pk}:{at.isoformat()}", at=at)

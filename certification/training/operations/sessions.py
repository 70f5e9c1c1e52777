"""Writes about classes and their papers: one transaction each, with its audit row."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from certification.training.domain.policy import papers_close_on
from certification.training.models import SessionPaper, TrainingSession
from certification.training.operations.refusals import Refusal, Refused
from ledger import audit
from people.models import Centre, User

AFTERWARDS = frozenset({"course", "place", "notice_number", "minutes"})
"""What may still be written once the register has lines; all else is what both sides signed for."""


@transaction.atomic
def register_session(centre: Centre, *, by: User | None, at: datetime, **fields: Any) -> TrainingSession:
    """Enter a class; `fields` are the model's own (title, organiser, organiser_level, starts_at, hours …)."""
    session = TrainingSession.objects.create(centre=centre, registered_by=by, registered_at=at, **fields)
    audit.record("training.registered", session, by=by, at=at, title=session.title)
    return session


@transaction.atomic
def amend_session(session: TrainingSession, *, by: User, at: datetime, **fields: Any) -> TrainingSession:
    """Write what differs: with lines in the register only what nobody signed for, nothing once the year is closed."""
    session = TrainingSession.objects.select_for_update(of=("self",)).get(pk=session.pk)
    changed = {name: value for name, value in fields.items() if getattr(session, name) != value}
    if not changed:
        return session
    if timezone.localdate(at) > papers_close_on(session.ended_on.year):
        raise Refused(Refusal.YEAR_CLOSED)
    if set(changed) - AFTERWARDS and session.attendances.exists():
        raise Refused(Refusal.IN_THE_REGISTER)
    for name, value in changed.items():
        setattr(session, name, value)
    session.save(update_fields=list(changed))
    audit.record("training.amended", session, by=by, at=at, fields=sorted(changed))
    return session


@transaction.atomic
def add_paper(session: TrainingSession, *, kind: str, name: str, data: bytes, by: User, at: datetime) -> SessionPaper:
    """Keep a file with the class; the same bytes of the same kind again are the first ones."""
    digest = sha256(data).hexdigest()
    TrainingSession.objects.select_for_update(of=("self",)).get(pk=session.pk)
    if found := session.papers.filter(kind=kind, sha256=digest, taken_off_at=None).first():
        return found
    paper = SessionPaper(session=session, kind=kind, name=name[:200], sha256=digest, size=len(data), by=by, at=at)
    paper.file.save(name, ContentFile(data), save=False)
    paper.save()
    audit.record("training.paper_added", paper, by=by, at=at, kind=kind, sha256=digest)
    return paper


@transaction.atomic
def take_off_paper(paper: SessionPaper, *, by: User, at: datetime) -> SessionPaper:
    """Nobody finds it on the page any more; what stands on it in the register keeps it."""
    if paper.attendances.exists():
        raise Refused(Refusal.IN_THE_REGISTER)
    if paper.taken_off_at is None:
        paper.taken_off_at = at
        paper.save(update_fields=["taken_off_at"])
        audit.record("training.paper_taken_off", paper, by=by, at=at)
    return paper

"""Writing a paper, publishing it, taking it back, and preparing everybody's sitting ahead."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db import transaction

from ledger import audit
from people.models import Centre, User
from quizzes.exams.models import Paper
from quizzes.exams.operations.preparing import prepare_sitting
from quizzes.exams.queries.forecast import forecast
from quizzes.exams.queries.papers import drawn_on, paper_bank, without_sitting
from quizzes.models import Attempt

COPIED = (
    *("title", "note", "cells", "case_percent", "by_volume", "pass_percent", "minutes", "grace_seconds"),
    *("tries", "hours_apart", "opens_at", "closes_at", "room_code", "item_percent", "worn_after", "worn_days"),
)


class PaperRefused(Exception):
    """Nothing was written; `code` says why (`quizzes.exams.sentences.PAPER_REFUSED`)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def write_paper(
    centre: Centre, told: dict[str, Any], *, people: Iterable[User], paper: Paper | None, by: User, at: datetime
) -> Paper:
    """A new draft, or the draft as it reads now. Raises PaperRefused of a paper that is no draft any more."""
    if paper is None:
        paper = Paper(centre=centre, made_by=by, made_at=at)
    else:
        paper = _held(paper)
        if paper.state != Paper.State.DRAFT:
            raise PaperRefused("no_draft")
    for name, value in told.items():
        setattr(paper, name, value)
    paper.save()
    paper.people.set(people)
    audit.record("paper.written", paper, by=by, at=at, people=paper.people.count(), rows=len(paper.cells))
    return paper


@transaction.atomic
def copy_paper(paper: Paper, *, by: User, at: datetime) -> Paper:
    """A draft that asks the same of the same people."""
    copied = Paper.objects.create(
        centre=paper.centre, made_by=by, made_at=at, **{name: getattr(paper, name) for name in COPIED}
    )
    copied.people.set(paper.people.all())
    audit.record("paper.written", copied, by=by, at=at, copied_from=paper.pk)
    return copied


@transaction.atomic
def publish_paper(paper: Paper, *, by: User, at: datetime) -> Paper:
    """From now on it can be sat when it opens. Raises PaperRefused where it can't be: nobody sits it, the bank can't
    fill it, or it closes before anybody could."""
    paper = _held(paper)
    if paper.state != Paper.State.DRAFT:
        raise PaperRefused("no_draft")
    if not paper.people.exists():
        raise PaperRefused("nobody")
    if paper.closes_at <= at:
        raise PaperRefused("over")
    if not forecast(paper, at=at).can_be_filled:
        raise PaperRefused("cannot_be_filled")
    paper.state, paper.published_by, paper.published_at = Paper.State.PUBLISHED, by, at
    paper.save(update_fields=["state", "published_by", "published_at"])
    audit.record("paper.published", paper, by=by, at=at)
    return paper


@transaction.atomic
def withdraw_paper(paper: Paper, *, reason: str, by: User, at: datetime) -> Paper:
    """Nobody begins it any more. Raises PaperRefused once somebody has: then the sittings are the invigilator's."""
    paper = _held(paper)
    if paper.state != Paper.State.PUBLISHED:
        raise PaperRefused("not_published")
    if paper.attempts.exclude(state=Attempt.State.PREPARED, on_paper=False).exists():
        raise PaperRefused("begun")
    paper.state = Paper.State.WITHDRAWN
    paper.save(update_fields=["state"])
    audit.record("paper.withdrawn", paper, by=by, at=at, reason=reason)
    return paper


@transaction.atomic
def discard_paper(paper: Paper, *, by: User, at: datetime) -> None:
    """A draft is thrown away; the audit log keeps that it was there."""
    paper = _held(paper)
    if paper.state != Paper.State.DRAFT:
        raise PaperRefused("no_draft")
    audit.record("paper.discarded", paper, by=by, at=at, title=paper.title)
    paper.delete()


def preparing_all(paper: Paper, *, seed_of: Any, by: User, at: datetime) -> Iterator[tuple[int, int]]:
    """Prepare the sitting of everybody who may begin one, the next try of who didn't pass included, each in its own
    transaction; yields how many are done."""
    bank = paper_bank(paper.centre, on=drawn_on(paper, at=at), by_volume=paper.by_volume)
    waiting = without_sitting(paper)
    for done, clerk in enumerate(waiting, 1):
        prepare_sitting(paper, clerk, seed=seed_of(), by=by, at=at, bank=bank)
        yield done, len(waiting)


def _held(paper: Paper) -> Paper:
    return Paper.objects.select_for_update(of=("self",)).select_related("centre").get(pk=paper.pk)

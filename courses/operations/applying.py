"""Applying a stored plan: stage an edition in pieces, put it in force with one insert, then follow up.

The lines are gone through in rounds. Every piece is a transaction of its own that also moves the import's cursor, so a
killed worker's import goes on exactly where it stood, and pressing twice changes nothing. Before the activation nobody
sees anything of the edition; after it, offerings, names and lessons follow, and last of all the message that tells the
apps above.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from time import perf_counter

from django.db import transaction
from django.db.models import Max

from courses.chunks import Pace, breathe, uncollected
from courses.domain.search.readings import load_dictionaries
from courses.models import Activation, Catalogue, CatalogueImport, Edition, FacetChange, ImportLine, Matter
from courses.moments import start_of
from courses.operations import following, lessons, reviewing
from courses.operations.versions import stage_lines
from courses.queries.editions import newest_edition_number
from ledger import audit, outbox
from people.models import User

State = CatalogueImport.State
Action = ImportLine.Action
Round = Callable[[Edition, list[ImportLine]], None]
STAGING: Round = stage_lines
# The rounds that follow the activation; `CatalogueImport.cursor` counts lines over all of them.
FOLLOWING: tuple[Round, ...] = (following.offer_lines, following.settle_names, following.publish_lessons)
ROUNDS = (STAGING, *FOLLOWING)


class PlanRefused(Exception):
    """The plan can't be applied; `code` is one of courses.sentences.PROBLEMS. Nothing was written."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def apply_import(found: CatalogueImport, *, by: User | None, at: datetime) -> CatalogueImport:
    """Apply the plan to the end; returns the import as it then stands. Raises PlanRefused."""
    for _ in applying(found, by=by, at=at):
        pass
    found.refresh_from_db()
    return found


def applying(found: CatalogueImport, *, by: User | None, at: datetime) -> Iterator[tuple[int, int]]:
    """Apply piece by piece, yielding (done, total) after each: lines, the rounds taken together.

    Safe to stop anywhere and to begin again, also twice at a time: two workers then share the pieces. Where the
    departments are to confirm the facts first, it ends before the activation with the import "waiting"; once they have,
    applying it again goes on from there.
    """
    edition = _begin(found, by=by, at=at)
    if edition is None:
        return
    load_dictionaries()  # or the first piece would do so with the database in its hand
    keys = list(found.lines.exclude(action=Action.UNCHANGED).order_by("position").values_list("pk", flat=True))
    for number, work in enumerate(ROUNDS):
        pace = Pace()
        if work is not STAGING and not _activated(edition, by=by, at=at):
            return
        if work is following.publish_lessons:
            _open_categories(edition)
        while found.cursor < len(keys) * (number + 1):
            began, before = perf_counter(), found.cursor
            with uncollected():
                found.cursor = _piece(found, edition, number, keys, pace.rows, at=at)
            seconds = perf_counter() - began
            pace.took(seconds, found.cursor - before)
            breathe(seconds)
            yield found.cursor // len(ROUNDS), len(keys)
    _end(found, edition, by=by, at=at)


@transaction.atomic
def _piece(
    found: CatalogueImport, edition: Edition, number: int, keys: Sequence[int], rows: int, *, at: datetime
) -> int:
    """Do the next lines of a round and move the cursor with them; returns where it stands now."""
    cursor = CatalogueImport.objects.select_for_update().values_list("cursor", flat=True).get(pk=found.pk)
    start = cursor - number * len(keys)
    piece = keys[start : start + rows] if start >= 0 else []
    if not piece:
        return cursor
    lines = ImportLine.objects.order_by("position").filter(pk__in=piece)
    work = ROUNDS[number]
    work(edition, list(lines if work is STAGING else lines.defer("elements", "cells")))
    CatalogueImport.objects.filter(pk=found.pk).update(cursor=cursor + len(piece), touched_at=at)
    return cursor + len(piece)


@transaction.atomic
def _begin(found: CatalogueImport, *, by: User | None, at: datetime) -> Edition | None:
    """Take the catalogue for this import; None where there is nothing (left) to do."""
    catalogue = Catalogue.objects.select_for_update().get(pk=found.catalogue_id)
    found.refresh_from_db()
    if found.state in (State.APPLIED, State.REVIEW):
        return None
    if found.state == State.APPLYING:
        return found.edition
    if found.state != State.PLANNED:
        raise PlanRefused("plan_has_errors")
    if other := CatalogueImport.objects.filter(catalogue=catalogue, state__in=CatalogueImport.UNDER_WAY).first():
        raise PlanRefused("other_import_running" if other.state == State.APPLYING else "other_import_in_review")
    if newest_edition_number(catalogue) != found.base:
        raise PlanRefused("plan_is_stale")
    if not found.lines.exclude(action=Action.UNCHANGED).exists():
        found.state, found.applied_at, found.touched_at = State.APPLIED, at, at
        found.save(update_fields=["state", "applied_at", "touched_at"])
        return None
    found.state, found.touched_at = State.APPLYING, at
    found.save(update_fields=["state", "touched_at"])
    newest = Edition.objects.filter(catalogue=catalogue).aggregate(Max("number"))["number__max"] or 0
    edition = Edition.objects.create(
        catalogue=catalogue,
        number=newest + 1,
        catalogue_import=found,
        effective_at=start_of(found.effective_on),
        recorded_at=at,
    )
    audit.record("catalogue.applying", found, by=by, at=at, edition=edition.number)
    return edition


def _activated(edition: Edition, *, by: User | None, at: datetime) -> bool:
    """Put the edition in force, from this moment known to the house, with one insert; False where it must wait."""
    if reviewing.must_wait(edition):
        reviewing.open_review(edition, by=by, at=at)
        return False
    Activation.objects.get_or_create(
        edition=edition, defaults={"effective_at": edition.effective_at, "recorded_at": at}
    )
    return True


def _open_categories(edition: Edition) -> None:
    """A page in the tree costs as much as a piece of lessons, so each category is a transaction of its own."""
    for name in lessons.categories_missing(edition):
        began = perf_counter()
        with transaction.atomic():
            lessons.open_category(edition.catalogue, name)
        breathe(perf_counter() - began)


def _end(found: CatalogueImport, edition: Edition, *, by: User | None, at: datetime) -> None:
    """Say that it is done, once, and tell the apps above. It is gathered before the lock is taken."""
    codes = found.lines.exclude(action=Action.UNCHANGED).values("code")
    matters = Matter.objects.filter(catalogue=edition.catalogue_id, code__in=codes)
    changes = FacetChange.objects.filter(to_version__edition=edition)
    payload = {
        "catalogue": edition.catalogue_id,
        "edition": edition.pk,
        "matters": list(matters.order_by("pk").values_list("pk", flat=True)),
        "changes": list(changes.order_by("pk").values_list("pk", flat=True)),
    }
    with transaction.atomic():
        locked = CatalogueImport.objects.select_for_update().defer("problems", "mapping").get(pk=found.pk)
        if locked.state == State.APPLIED:
            return
        locked.state, locked.applied_at, locked.touched_at = State.APPLIED, at, at
        locked.save(update_fields=["state", "applied_at", "touched_at"])
        Catalogue.objects.filter(pk=edition.catalogue_id).update(is_sample=found.is_sample)
        outbox.publish("catalogue.applied", payload, key=f"catalogue.applied:{edition.pk}", at=at)
        audit.record("catalogue.applied", found, by=by, at=at, edition=edition.number, plan=found.plan)

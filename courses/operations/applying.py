"""Applying a stored plan: stage an edition in chunks, put it in force with one insert, then follow up.

Every chunk is a transaction of its own and looks first at what is already there, so a killed worker's
import is finished by applying it again, and pressing twice changes nothing. Before the activation nobody
sees anything of the edition; after it, offerings, names and lessons follow, and last of all the message
that tells the apps above.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from courses.chunks import chunks
from courses.models import Activation, Catalogue, CatalogueImport, Edition, FacetChange, ImportLine, Matter
from courses.moments import start_of
from courses.operations import following, reviewing
from courses.operations.versions import stage_lines
from courses.queries.editions import newest_edition_number
from ledger import audit, outbox
from people.models import User

State = CatalogueImport.State
Action = ImportLine.Action


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
    """Apply chunk by chunk, yielding (done, total) lines after each; safe to stop and begin again anywhere.

    Where the departments are to confirm the facts first, it ends before the activation with the import "waiting"; once
    they have, applying it again goes on from there.
    """
    edition = _begin(found, by=by, at=at)
    if edition is None:
        return
    keys = list(found.lines.exclude(action=Action.UNCHANGED).order_by("position").values_list("pk", flat=True))
    rounds: list[Callable[[Edition, list[ImportLine]], None]] = [
        stage_lines,
        following.offer_lines,
        following.settle_names,
        following.publish_lessons,
    ]
    done = 0
    for work in rounds:
        lines = ImportLine.objects.order_by("position")
        lines = lines if work is stage_lines else lines.defer("elements", "cells")
        for piece in chunks(keys):
            with transaction.atomic():
                CatalogueImport.objects.select_for_update().get(pk=found.pk)
                work(edition, list(lines.filter(pk__in=piece)))
            done += len(piece)
            yield done // len(rounds), len(keys)
        if work is stage_lines:
            if reviewing.must_wait(edition):
                reviewing.open_review(edition, by=by, at=at)
                return
            _activate(edition, at=at)
    _end(found, edition, by=by, at=at)
    yield len(keys), len(keys)


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
        found.state, found.applied_at = State.APPLIED, at
        found.save(update_fields=["state", "applied_at"])
        return None
    found.state = State.APPLYING
    found.save(update_fields=["state"])
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


def _activate(edition: Edition, *, at: datetime) -> None:
    """The one insert that puts the edition in force; known to the house from this moment on."""
    Activation.objects.get_or_create(
        edition=edition, defaults={"effective_at": edition.effective_at, "recorded_at": at}
    )


@transaction.atomic
def _end(found: CatalogueImport, edition: Edition, *, by: User | None, at: datetime) -> None:
    CatalogueImport.objects.filter(pk=found.pk).update(state=State.APPLIED, applied_at=at)
    Catalogue.objects.filter(pk=edition.catalogue_id).update(is_sample=found.is_sample)
    codes = found.lines.exclude(action=Action.UNCHANGED).values("code")
    matters = Matter.objects.filter(catalogue=edition.catalogue_id, code__in=codes)
    changes = FacetChange.objects.filter(to_version__edition=edition)
    payload = {
        "catalogue": edition.catalogue_id,
        "edition": edition.pk,
        "matters": list(matters.order_by("pk").values_list("pk", flat=True)),
        "changes": list(changes.order_by("pk").values_list("pk", flat=True)),
    }
    outbox.publish("catalogue.applied", payload, key=f"catalogue.applied:{edition.pk}", at=at)
    audit.record("catalogue.applied", found, by=by, at=at, edition=edition.number, plan=found.plan)

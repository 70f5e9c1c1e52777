"""Writes of the summary rows. A centre is computed outside the transaction, which is short; some of its matters inside
it, so that of two events in the same second the second sees what the first wrote."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from certification.awards.queries.offers import offers_in
from certification.matrix.queries.board import Board, board
from certification.rollup.domain.figures import CELLS, MatterFigures, centre_figures, matter_figures
from certification.rollup.models import CentreSummary, MatterSummary
from courses.models import Offering
from courses.queries import matters_offered
from ledger.rebuilds import Pairs, Rebuild
from people.models import Centre, User
from people.queries import centre_of
from quizzes.models import CheckOutcome

COLUMNS = (*CELLS, "holders", "k")


def sum_up(centre: Centre, *, on: date) -> CentreSummary:
    """Write every row of the centre as its matrix stands on the day.

    What is written meanwhile is overwritten, but was counted in `asked`: the centre waits for the next round.
    """
    asked = CentreSummary.objects.filter(centre=centre).values_list("asked", flat=True).first() or 0
    found = board(centre, on=on)
    figures = matters_of(found)
    with transaction.atomic():
        MatterSummary.objects.filter(centre=centre).exclude(matter__in=figures).delete()
        return _keep(centre, figures, clerks=len(found.clerks), on=on, done=asked)


def ask_for(centres: Iterable[int]) -> None:
    """Something happened in these centres: they are summed up anew at the next round, however much happened."""
    CentreSummary.objects.filter(centre__in=list(centres)).update(asked=F("asked") + 1)


def take_up(*, on: date, until: datetime) -> int:
    """Sum up the centres that wait, those without a row first, until that moment; returns how many were."""
    rows = CentreSummary.objects.filter(asked=F("done")).values("centre")
    count = 0
    for centre in Centre.objects.exclude(pk__in=rows).order_by(F("summary__on").asc(nulls_first=True), "pk"):
        if timezone.now() >= until:
            break
        sum_up(centre, on=on)
        count += 1
    return count


def sum_up_matters(centre: Centre, matters: Iterable[int], *, on: date) -> CentreSummary | None:
    """The same for some matters, after something about them was written: the rest of the day's rows stands. Where the
    centre has none of the day yet all of it is summed up.

    It counts as asked and done at once: a whole that began before can then see that it is behind.
    """
    with transaction.atomic():
        _hold(centre)
        if CentreSummary.objects.filter(centre=centre, on=on).exists():
            found = board(centre, on=on, matters=matters_offered(centre, on).filter(pk__in=list(matters)))
            if not found.matters:
                return None
            kept = _keep(centre, matters_of(found), clerks=len(found.clerks), on=on)
        else:
            kept = sum_up(centre, on=on)
        CentreSummary.objects.filter(pk=kept.pk).update(asked=F("asked") + 1, done=F("done") + 1)
        return kept


def matters_of(found: Board) -> dict[int, MatterFigures]:
    """{matter: its figures} of a board; without a clerk every matter is uncovered."""
    covers = {int(one.matter): one for one in found.coverage.matters}
    offers = offers_in(found.matters)
    totals = {int(matter): own for matter, own in found.coverage.by_matter}
    return {
        one.pk: matter_figures(totals[one.pk], covers[one.pk])
        if one.pk in covers
        else MatterFigures(k=found.policy.cover_k.of(offers[one.pk].tier))
        for one in found.matters
    }


def _keep(
    centre: Centre, figures: Mapping[int, MatterFigures], *, clerks: int, on: date, done: int | None = None
) -> CentreSummary:
    _hold(centre)
    MatterSummary.objects.bulk_create(
        [MatterSummary(centre=centre, matter_id=matter, **asdict(one)) for matter, one in figures.items()],
        update_conflicts=True,
        unique_fields=["centre", "matter"],
        update_fields=COLUMNS,
        batch_size=500,
    )
    rows = MatterSummary.objects.filter(centre=centre).values(*COLUMNS)
    told = asdict(centre_figures(clerks, (MatterFigures(**row) for row in rows)))
    told.pop("centres")
    told |= {} if done is None else {"done": done}
    kept, _new = CentreSummary.objects.update_or_create(centre=centre, defaults={**told, "on": on})
    return kept


def _hold(centre: Centre) -> None:
    """Who writes rows of the centre goes one after the other; who only names it isn't kept waiting."""
    Centre.objects.select_for_update(no_key=True).get(pk=centre.pk)


def on_certification_changed(payload: dict[str, Any], *, at: datetime) -> None:
    """Subscriber: a clerk's certification in a matter may stand otherwise since `at`."""
    on = timezone.localdate()
    if timezone.localdate(at) == on and (centre := _centre_of(payload["clerk"], on)):
        sum_up_matters(centre, [payload["matter"]], on=on)


def on_check_regraded(payload: dict[str, Any], *, at: datetime) -> None:
    """Subscriber: the same, of a check that was graded anew."""
    outcome = CheckOutcome.objects.get(pk=payload["outcome"])
    on_certification_changed({"clerk": outcome.clerk_id, "matter": outcome.matter_id}, at=at)


def on_staff_changed(payload: dict[str, Any], *, at: datetime) -> None:
    """Subscriber: a clerk came, went or has another post. What is written of other days waits for the night."""
    on = timezone.localdate()
    if timezone.localdate(at) == on and (centre := _centre_of(payload["clerk"], on)):
        ask_for([centre.pk])


def on_offerings_changed(payload: dict[str, Any], *, at: datetime) -> None:
    """Subscriber: a centre handles other matters, or in another way."""
    ask_for([payload["centre"]])


def on_catalogue_applied(payload: dict[str, Any], *, at: datetime) -> None:
    """Subscriber: matters changed in every centre that handles one."""
    touched = Offering.objects.running_on(timezone.localdate()).filter(matter__in=payload["matters"])
    ask_for(set(touched.values_list("centre", flat=True)))


def _centre_of(clerk: int, on: date) -> Centre | None:
    return centre_of(User.objects.get(pk=clerk), on=on)


def _computed() -> Pairs:
    """As the records have it: each centre on the day of its row; a centre without a row, today. One that waits to be
    summed up anew isn't compared."""
    today = timezone.localdate()
    days = dict(CentreSummary.objects.values_list("centre", "on"))
    for centre in Centre.objects.exclude(pk__in=_waiting()).order_by("pk"):
        found = board(centre, on=days.get(centre.pk, today))
        figures = matters_of(found)
        for matter, one in figures.items():
            yield f"centre {centre.pk} × matter {matter}", asdict(one)
        yield f"centre {centre.pk}", asdict(centre_figures(len(found.clerks), figures.values()))


def _stored() -> Pairs:
    for row in MatterSummary.objects.exclude(centre__in=_waiting()).iterator(chunk_size=2000):
        yield f"centre {row.centre_id} × matter {row.matter_id}", asdict(row.figures)
    for one in CentreSummary.objects.filter(asked=F("done")).iterator(chunk_size=2000):
        yield f"centre {one.centre_id}", asdict(one.figures)


def _waiting() -> QuerySet[CentreSummary]:
    return CentreSummary.objects.exclude(asked=F("done")).values("centre")


def sum_up_all() -> int:
    """Every centre, today; a transaction each. Returns how many rows there are."""
    on = timezone.localdate()
    for centre in Centre.objects.order_by("pk").iterator():
        sum_up(centre, on=on)
    return MatterSummary.objects.count() + CentreSummary.objects.count()


REBUILD = Rebuild(name="rollup", compute=_computed, stored=_stored, replace=sum_up_all)

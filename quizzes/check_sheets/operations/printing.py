"""Printing sheets, opening their key, cancelling them."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from courses.domain.facets import Facet
from courses.models import Matter
from ledger import audit
from people.models import Centre, User
from quizzes.check_sheets.domain.copies import copies_needed
from quizzes.check_sheets.domain.walk import rounds
from quizzes.models import CheckSheet, SheetAct, SheetItem
from quizzes.operations.drawing import freeze, item_for_sheet
from quizzes.operations.mastery import lock_clerk
from quizzes.queries.banks import bank_from
from quizzes.queries.check_rules import rules_in_force
from quizzes.queries.check_terms import CheckTerms, check_terms
from quizzes.queries.checks import admission_to_check, open_check, sheet_out

DAYS_OUT = 14
"""From the day it is printed, that day included, a sheet can be entered."""


class SheetRefused(Exception):
    """Nothing was written; `code` says why (`check_sheets.sentences.REFUSED`)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def print_sheet(
    clerk: User,
    matter: Matter,
    *,
    centre: Centre,
    facets: Sequence[Facet] = (),
    seed: int,
    reason: str,
    by: User,
    at: datetime,
) -> CheckSheet:
    """Draw a sheet of the check the clerk would sit now; its questions count as seen from now on.

    `facets` narrows it to a delta check. Raises SheetRefused where the clerk prints their own, sits the check on a
    screen or has a sheet out, may not try again before it would expire, or nothing can be asked.
    """
    lock_clerk(clerk.pk)
    if clerk.pk == by.pk:
        raise SheetRefused("own")
    on = timezone.localdate(at)
    if open_check(clerk, matter):
        raise SheetRefused("open_on_screen")
    if sheet_out(clerk, matter, on=on):
        raise SheetRefused("out_already")
    standing = rules_in_force(on)
    expires_on = on + timedelta(days=DAYS_OUT - 1)
    admission = admission_to_check(clerk, matter, at=at, tries=standing.rules.tries, delta=bool(facets))
    if timezone.localdate(admission.earliest) > expires_on:
        raise SheetRefused("no_try_left")
    terms = check_terms(clerk, matter, facets=facets, standing=standing, on=on)
    if terms is None:
        raise SheetRefused("nothing_assessable")
    # one that expired makes room for the new one
    for old in CheckSheet.objects.filter(clerk=clerk, matter=matter, state=CheckSheet.State.OUT):
        _cancel(old, reason=reason, by=by, at=at)
    sheet = CheckSheet.objects.create(
        clerk=clerk, centre=centre, matter=matter, seed=seed, made_at=at, expires_on=expires_on, **terms.columns
    )
    _draw(sheet, terms, at=at)
    act_on(sheet, SheetAct.Kind.PRINTED, reason=reason, by=by, at=at)
    return sheet


@transaction.atomic
def open_sheet_keys(sheets: Iterable[CheckSheet], *, reason: str, by: User, at: datetime) -> list[CheckSheet]:
    """From now on their right answers may be printed; the same again does nothing. Raises SheetRefused of one's own."""
    held = _held(sheets)
    if any(one.clerk_id == by.pk for one in held):
        raise SheetRefused("own")
    found = [one for one in held if one.key_opened_at is None and one.state != CheckSheet.State.CANCELLED]
    for one in found:
        one.key_opened_at = at
        one.save(update_fields=["key_opened_at"])
        act_on(one, SheetAct.Kind.KEY_OPENED, reason=reason, by=by, at=at)
    return found


@transaction.atomic
def cancel_sheet(sheet: CheckSheet, *, reason: str, by: User, at: datetime) -> None:
    """It can't be entered any more and was no try; its questions stay seen. Raises SheetRefused where it isn't out."""
    (held,) = _held([sheet])
    if held.clerk_id == by.pk:
        raise SheetRefused("own")
    if not held.is_out:
        raise SheetRefused("not_out")
    _cancel(held, reason=reason, by=by, at=at)


def act_on(
    sheet: CheckSheet, kind: str, *, reason: str, by: User, at: datetime, since: datetime | None = None, **more: object
) -> SheetAct:
    """The act and its line in the audit log."""
    audit.record(
        f"check_sheet.{kind}", sheet, by=by, at=at, reason=reason, clerk=sheet.clerk_id, matter=sheet.matter_id
    )
    told = {"reason": reason, "by": by, "effective_at": since or at, "recorded_at": at, **more}
    return SheetAct.objects.create(sheet=sheet, kind=kind, **told)


def _cancel(sheet: CheckSheet, *, reason: str, by: User, at: datetime) -> None:
    sheet.state = CheckSheet.State.CANCELLED
    sheet.save(update_fields=["state"])
    act_on(sheet, SheetAct.Kind.CANCELLED, reason=reason, by=by, at=at)


def _draw(sheet: CheckSheet, terms: CheckTerms, *, at: datetime) -> None:
    """Every facet once, then each again; a facet is left out of a later round only where nothing can be made of it."""
    bank = bank_from(terms.recipe)
    copies = copies_needed(terms.policy, terms.plan, delta=bool(terms.facets))
    position = 0
    for turn, facet in enumerate(rounds(terms.plan, copies)):
        item = item_for_sheet(
            sheet.clerk_id, seed=sheet.seed, facet=facet, version=terms.version, bank=bank, position=turn + 1
        )
        if item is None:
            if turn < len(terms.plan):
                raise SheetRefused("nothing_assessable")
            continue
        position += 1
        snapshot = freeze(item, version=terms.version, bank=bank, at=at)
        SheetItem.objects.create(sheet=sheet, position=position, snapshot=snapshot, facet=facet)


def _held(sheets: Iterable[CheckSheet]) -> list[CheckSheet]:
    """Their rows, locked: first the people, then the sheets."""
    named = CheckSheet.objects.filter(pk__in=[one.pk for one in sheets]).order_by("clerk", "pk")
    for clerk in dict.fromkeys(named.values_list("clerk", flat=True)):
        lock_clerk(clerk)
    return list(named.select_for_update(of=("self",)))

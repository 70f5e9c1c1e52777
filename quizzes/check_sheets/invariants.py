"""What can't be of checks on paper."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ledger.invariants import FROM_BACKUP, Invariant, Plan
from quizzes.check_sheets.domain.plan import ended_by
from quizzes.check_sheets.queries.sheets import printed_checks
from quizzes.domain.on_paper.answer_list import Filled
from quizzes.domain.on_paper.entries import read_entries
from quizzes.models import Attempt, CheckSheet, Draw, SheetAct, SheetItem

LOOKED_BACK = timedelta(days=60)
"""How far back sheets are walked again every night."""


def _without_questions(at: datetime) -> Iterable[CheckSheet]:
    return CheckSheet.objects.filter(~Exists(SheetItem.objects.filter(sheet=OuterRef("pk")))).only("pk")


def _of_somebody_else(at: datetime) -> Iterable[CheckSheet]:
    entered = CheckSheet.objects.exclude(attempt=None)
    own = {"attempt__clerk": F("clerk"), "attempt__matter_version": F("matter_version"), "attempt__on_paper": True}
    return entered.exclude(**own).only("pk")


def _of_no_sheet(at: datetime) -> Iterable[Attempt]:
    entered = SheetAct.objects.filter(attempt=OuterRef("pk"))
    return Attempt.objects.filter(~Exists(entered), kind=Attempt.Kind.CHECK, on_paper=True).only("pk")


def _unlike_typed(at: datetime) -> Iterator[CheckSheet]:
    """Walked again by the lines as they were typed, the sheet comes to other questions than its sitting holds. A few
    queries for each sheet entered lately, one where there is none."""
    recent = SheetAct.objects.filter(recorded_at__gte=at - LOOKED_BACK).exclude(attempt=None).values("sheet")
    sheets = CheckSheet.objects.filter(pk__in=recent, attempt__isnull=False).select_related("clerk", "matter")
    held = {sheet.pk: sheet for sheet in sheets}
    if not held:
        return
    for key, printed in printed_checks(sheets, None, on=timezone.localdate(at)).items():
        questions = [(position, item) for position, _facet, item in printed.questions]
        entries, _problems = read_entries(Filled(key, printed.typed or {}), questions, code="", name="")
        items = dict(SheetItem.objects.filter(sheet=key).values_list("position", "snapshot"))
        drawn = (
            Draw.objects.filter(attempt=held[key].attempt_id).order_by("position").values_list("snapshot", flat=True)
        )
        if [items[position] for position in ended_by(printed, entries).taken] != list(drawn):
            yield held[key]


INVARIANTS = (
    Invariant(
        "quizzes.sheet_without_questions", _("A sheet of a check has no question."),
        Plan(_("Nothing can be written on it. Cancel it on the page of checks on paper, and print a new one.")),
        _without_questions,
    ),
    Invariant(
        "quizzes.sheet_of_somebody_else", _("A sheet was entered as the check of another clerk or matter."),
        FROM_BACKUP, _of_somebody_else,
    ),
    Invariant(
        "quizzes.paper_check_of_no_sheet", _("A check counts as written on paper, but no sheet was entered for it."),
        FROM_BACKUP, _of_no_sheet,
    ),
    Invariant(
        "quizzes.sheet_unlike_typed", _("Reckoned again from what was typed, a sheet comes to other questions."),
        FROM_BACKUP, _unlike_typed,
    ),
)  # fmt: skip

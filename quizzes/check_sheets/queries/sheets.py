"""Check sheets: what each asks, how it stands, and what keeps it from being entered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from courses.domain.facets import Facet
from courses.queries import version_in_force
from people.models import Centre, User
from quizzes.check_sheets.domain.plan import PrintedCheck
from quizzes.domain.check_rules import policy_from
from quizzes.domain.on_paper.entries import PaperQuestion, Sat
from quizzes.models import CheckSheet, SheetAct, SheetItem
from quizzes.queries.checks import admission_to_check
from quizzes.queries.mastery import material_changes

Barred = tuple[tuple[str, Mapping[str, object]], ...]
SHOWN = 60
"""So many of the newest sheets that are out no more stand on the page."""


@dataclass(frozen=True, slots=True)
class SheetOfCheck:
    """A sheet with its questions in order."""

    sheet: CheckSheet
    items: tuple[SheetItem, ...]

    @property
    def code(self) -> str:
        return self.sheet.code

    @property
    def name(self) -> str:
        return str(self.sheet.clerk)

    @property
    def matter(self) -> str:
        return self.sheet.matter.name

    @property
    def questions(self) -> tuple[PaperQuestion, ...]:
        return tuple(
            PaperQuestion(one.position, one.snapshot.item, self.matter if one.snapshot.is_written else "")
            for one in self.items
        )


def sheets_of(centre: Centre, user: User) -> QuerySet[CheckSheet]:
    """The centre's sheets the user may print and enter: everybody's but their own."""
    return CheckSheet.objects.filter(centre=centre).exclude(clerk=user).select_related("clerk", "matter", "attempt")


def with_questions(sheets: QuerySet[CheckSheet]) -> list[SheetOfCheck]:
    """By clerk and matter; two queries, however many sheets and questions."""
    items = SheetItem.objects.select_related("snapshot").order_by("position")
    found = sheets.order_by("clerk__username", "matter__code", "pk").prefetch_related(Prefetch("items", items))
    return [SheetOfCheck(one, tuple(one.items.all())) for one in found]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A sheet on the page, with the newest act on it."""

    sheet: CheckSheet
    act: SheetAct
    expired: bool


def sheet_rows(centre: Centre, user: User, *, on: date) -> list[SheetRow]:
    """Those that are out first, then the newest others; three queries."""
    acts = SheetAct.objects.select_related("by").order_by("pk")
    sheets = sheets_of(centre, user).select_related("attempt__outcome").prefetch_related(Prefetch("acts", acts))
    out = list(sheets.filter(state=CheckSheet.State.OUT).order_by("clerk__username", "matter__code", "pk"))
    rest = list(sheets.exclude(state=CheckSheet.State.OUT).order_by("-pk")[:SHOWN])
    return [SheetRow(one, list(one.acts.all())[-1], one.expired(on)) for one in [*out, *rest]]


def printed_checks(sheets: QuerySet[CheckSheet], sat: Sat | None, *, on: date) -> dict[int, PrintedCheck]:
    """The sheets as answers may be entered of them, sat then; a few queries each, for a sheet is barred by what
    happened since."""
    found = {}
    for one in with_questions(sheets):
        sheet = one.sheet
        typed = typed_of(sheet)
        found[sheet.pk] = PrintedCheck(
            sheet=sheet.pk,
            name=one.name,
            matter=one.matter,
            questions=tuple((item.position, Facet(item.facet), item.snapshot.item) for item in one.items),
            policy=policy_from(sheet.policy),
            plan=tuple(Facet(name) for name in sheet.plan),
            delta=tuple(Facet(name) for name in sheet.plan) if sheet.facets else (),
            barred=_barred(sheet, sat, on=on) if sat else (),
            typed=typed,
        )
    return found


def typed_of(sheet: CheckSheet) -> dict[int, str] | None:
    """The lines as they were typed last; None before the sheet is entered."""
    kinds = [SheetAct.Kind.ENTERED, SheetAct.Kind.CORRECTED]
    newest = sheet.acts.filter(kind__in=kinds).order_by("-pk").values_list("typed", flat=True).first()
    return None if newest is None else {int(position): text for position, text in newest.items()}


def _barred(sheet: CheckSheet, sat: Sat, *, on: date) -> Barred:
    if sheet.state == CheckSheet.State.CANCELLED:
        return (("sheet_cancelled", {}),)
    found: list[tuple[str, Mapping[str, object]]] = []
    if sheet.expired(on):
        found.append(("sheet_expired", {"day": sheet.expires_on.isoformat()}))
    if sat.began_at < sheet.made_at:
        found.append(("sheet_prepared_later", {}))
    if stale := stale_on(sheet, timezone.localdate(sat.ended_at)):
        found.append(("sheet_stale", {"facets": stale}))
    if sheet.is_out and (refused := _no_try(sheet, sat)):
        found.append(refused)
    return tuple(found)


def stale_on(sheet: CheckSheet, day: date) -> tuple[Facet, ...]:
    """Facets it asks of whose material change was in force that day; all of them where the matter was in force no
    more. Its key is then no longer what the list says, so the whole sheet falls: a rule over six facets says nothing
    of five."""
    plan = tuple(Facet(name) for name in sheet.plan)
    if version_in_force(sheet.matter, day) is None:
        return plan
    number, changes = sheet.matter_version.number, material_changes([sheet.matter_id], on=day)
    return tuple(facet for facet in plan if any(one > number for one, _since in changes[sheet.matter_id, facet]))


def _no_try(sheet: CheckSheet, sat: Sat) -> tuple[str, Mapping[str, object]] | None:
    told = admission_to_check(sheet.clerk, sheet.matter, at=sat.began_at, delta=bool(sheet.facets))
    if told.allowed:
        return None
    return "sheet_too_early", {"when": timezone.localtime(told.earliest).strftime("%Y-%m-%d %H:%M")}


def codes_of(sheets: Iterable[CheckSheet]) -> list[str]:
    return [one.code for one in sheets]

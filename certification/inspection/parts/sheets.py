"""签到表: who was at which class and who signed for it; signed sheets, lists and proofs as they were handed in."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from certification.inspection.parts.base import Asked, Attachment, Held, Missing, PackPart, table
from certification.inspection.parts.training import attached, classes_of, papers_of, screen_of
from certification.training.models import AttendanceSignature, SessionPaper, TrainingSession
from certification.training.queries import Line, outside_lines, registers_of
from courses.documents.parts import Section

Kind = SessionPaper.Kind
WIDTHS = (4, 3, 5, 4, 4)


def outside_of(asked: Asked) -> list[Line]:
    """Trainings elsewhere that were handed in, the first one first."""
    found = [line for year in asked.period.years for line in outside_lines(asked.centre, year=year)]
    own = [line for line in found if asked.period.has(line.attendance.session.started_on)]
    return sorted(own, key=lambda line: (line.attendance.session.starts_at, line.attendance.pk))


def _hold(asked: Asked) -> Held:
    sessions, outside = classes_of(asked), outside_of(asked)
    elsewhere = [line.attendance.session for line in outside]
    registers = registers_of(sessions)
    papers = papers_of([*sessions, *elsewhere], Kind.SHEET, Kind.LIST, Kind.PROOF)
    going: list[Attachment] = []
    missing: list[Missing] = []
    sections: list[Section] = []
    for one in sessions:
        lines = registers.get(one.pk, [])
        sections.append(_sheet(one, lines))
        missing += _lacking(one, lines, {paper.kind for paper in papers[one.pk]}, asked)
    for one in [*sessions, *elsewhere]:
        there, gone = attached(one, papers[one.pk])
        going += there
        missing += gone
    sections.append(_elsewhere(outside))
    rows = sum(len(registers.get(one.pk, [])) for one in sessions) + len(outside)
    return Held(rows, tuple(sections), tuple(missing), tuple(going))


def _sheet(one: TrainingSession, lines: list[Line]) -> Section:
    heads = [_("Clerk"), _("Result"), _("Entered from"), _("Signed by the clerk"), _("Signed by the head")]
    rows = [
        (
            str(line.attendance.clerk),
            str(line.attendance.get_result_display()),
            str(line.attendance.get_source_display()),
            _signed(line.by_clerk, line.disputed),
            _signed(line.by_head, line.declined),
        )
        for line in lines
    ]
    none = _("Nobody is in the register of this class.")
    return table(f"{date_format(one.started_on)} {one.title}", heads, rows, WIDTHS, none=none)


def _elsewhere(lines: list[Line]) -> Section:
    heads = [_("Clerk"), _("Class"), _("Date"), _("Signed by the clerk"), _("Signed by the head")]
    rows = [
        (
            str(line.attendance.clerk),
            f"{line.attendance.session.title}\n{line.attendance.session.organiser}",
            date_format(line.attendance.session.started_on),
            _signed(line.by_clerk, line.disputed),
            _signed(line.by_head, line.declined),
        )
        for line in lines
    ]
    return table(_("Training elsewhere"), heads, rows, (4, 6, 4, 4, 4), none=_("Nobody handed any in."))


def _signed(word: AttendanceSignature | None, against: AttendanceSignature | None) -> str:
    if word:
        return f"{word.by}\n{date_format(timezone.localdate(word.effective_at))}"
    return f"{_('contested')}\n{against.reason}" if against else ""


def _lacking(one: TrainingSession, lines: list[Line], kinds: set[str], asked: Asked) -> list[Missing]:
    if one.started_on > asked.on:
        return []
    names = {"title": one.title, "day": date_format(one.started_on)}
    found = []
    if not lines:
        found.append(_("Nobody is in the register of %(title)s (%(day)s).") % names)
    elif not kinds & {Kind.SHEET, Kind.LIST}:
        found.append(_("No signed sheet of %(title)s (%(day)s) was handed in.") % names)
    waiting = sum(not (line.by_clerk and line.by_head) for line in lines)
    if waiting:
        sentence = _("%(title)s (%(day)s): %(count)d lines of the register are not signed by both sides.")
        found.append(sentence % {**names, "count": waiting})
    return [Missing(told, screen_of(one)) for told in found]


SHEETS = PackPart(
    "sheets", "培训签到表", lambda asked: asked.screen("training_list", year=asked.period.last.year), _hold
)

"""年度培训计划 and 培训通知与总结: the classes announced, what told of them and what was written of them."""

from collections import defaultdict
from functools import partial

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from certification.inspection.parts.base import Asked, Attachment, Held, Missing, PackPart, table
from certification.training.domain.policy import DutyRole
from certification.training.domain.themes import write_themes
from certification.training.models import DutyPolicyVersion, SessionPaper, TrainingSession
from certification.training.policy_words import lines_of
from certification.training.queries import policy_in, sessions_of
from courses.documents.parts import Pairs, Section, Words

Kind = SessionPaper.Kind


def classes_of(asked: Asked) -> list[TrainingSession]:
    """The classes announced to the centre that begin in the period, the first one first."""
    found = [one for year in asked.period.years for one in sessions_of(asked.centre, year=year)]
    return sorted((one for one in found if asked.period.has(one.started_on)), key=lambda one: (one.starts_at, one.pk))


def papers_of(sessions: list[TrainingSession], *kinds: str) -> dict[int, list[SessionPaper]]:
    """Papers of these kinds that were not taken off, by class; one query."""
    found = defaultdict(list)
    for paper in SessionPaper.objects.filter(session__in=sessions, kind__in=kinds, taken_off_at=None).order_by("pk"):
        found[paper.session_id].append(paper)
    return found


def attached(session: TrainingSession, papers: list[SessionPaper]) -> tuple[list[Attachment], list[Missing]]:
    """The papers as they go in, named by day and class, and those whose file is not in the store any more."""
    there, gone = [], []
    for paper in papers:
        if paper.file.storage.exists(paper.file.name):
            name = f"{session.started_on} {session.title} {paper.get_kind_display()} {paper.name}"
            there.append(Attachment(name, partial(paper.file.storage.open, paper.file.name)))
        else:
            sentence = _("The file %(name)s of the class %(title)s is not in the store any more.")
            gone.append(Missing(sentence % {"name": paper.name, "title": session.title}, screen_of(session)))
    return there, gone


def screen_of(session: TrainingSession) -> str:
    """The page of a class."""
    return reverse("training_session", args=[session.pk])


def _plan(asked: Asked) -> Held:
    sessions = classes_of(asked)
    planned = [year for year in asked.period.years if not any(one.started_on.year == year for one in sessions)]
    return Held(
        rows=len(sessions),
        sections=(
            *(_asked_of(role, year, asked) for year in asked.period.years for role in DutyRole),
            table(
                _("Classes of the period"),
                [_("Class"), _("Date"), _("Organiser"), _("Hours"), _("Themes"), _("Place"), _("Seats")],
                [_class(one) for one in sessions],
                [7, 4, 6, 2, 5, 4, 2],
                none=_("No class is announced in the period."),
            ),
        ),
        missing=tuple(
            Missing(_("No class is announced in %(year)d.") % {"year": year}, asked.screen("training_list", year=year))
            for year in planned
        ),
        across=True,
    )


def _asked_of(role: DutyRole, year: int, asked: Asked) -> Section:
    """What the year asks of a role, in the words of the page of the rules."""
    lines = lines_of(policy_in(year, role, on=asked.on))
    label = DutyPolicyVersion.Role(role).label
    title = _("What %(year)d asks of each %(role)s") % {"year": year, "role": label}
    return Section(title, (Pairs(tuple((str(name), str(value)) for name, value in lines.items())),))


def _class(one: TrainingSession) -> tuple[str, ...]:
    return (
        one.title,
        date_format(one.started_on),
        f"{one.organiser}\n{one.get_organiser_level_display()}",
        f"{one.hours.normalize():f}",
        write_themes(one.themes),
        one.place,
        str(one.seats or ""),
    )


def _notices(asked: Asked) -> Held:
    sessions = classes_of(asked)
    papers = papers_of(sessions, Kind.NOTICE, Kind.MATERIAL, Kind.MINUTES)
    told, missing, going = [], [], []
    summaries = []
    for one in sessions:
        there, gone = attached(one, papers[one.pk])
        going += there
        missing += gone
        kinds = {paper.kind for paper in papers[one.pk]}
        told.append(
            (
                one.title,
                date_format(one.started_on),
                one.notice_number,
                _("attached") if Kind.NOTICE in kinds else "",
                str(one.attended),
                _("attached") if Kind.MINUTES in kinds else (_("below") if one.minutes else ""),
            )
        )
        if one.minutes:
            summaries.append(Section(f"{date_format(one.started_on)} {one.title}", (Words(one.minutes),)))
        missing += _lacking(one, kinds, asked)
    heads = [_("Class"), _("Date"), _("Notice number"), _("Notice"), _("Completed by"), _("Minutes")]
    none = _("No class is announced in the period.")
    section = table(_("Notices and minutes"), heads, told, [7, 4, 5, 3, 3, 3], none=none)
    return Held(len(sessions), (section, *summaries), tuple(missing), tuple(going))


def _lacking(one: TrainingSession, kinds: set[str], asked: Asked) -> list[Missing]:
    """What a class that was held should have and hasn't."""
    names = {"title": one.title, "day": date_format(one.started_on)}
    found = []
    if not one.notice_number and Kind.NOTICE not in kinds:
        found.append(_("The class %(title)s (%(day)s) has neither a notice nor its number.") % names)
    if timezone.localdate(one.starts_at) <= asked.on and not one.minutes and Kind.MINUTES not in kinds:
        found.append(_("The class %(title)s (%(day)s) has no minutes.") % names)
    return [Missing(sentence, screen_of(one)) for sentence in found]


def _screen(asked: Asked) -> str:
    return asked.screen("training_list", year=asked.period.last.year)


TRAINING_PLAN = PackPart("training-plan", "年度培训计划", _screen, _plan)
NOTICES = PackPart("notices", "培训通知与总结", _screen, _notices)

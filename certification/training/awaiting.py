"""What of the registers waits for a signature: a clerk's own lines, and for a head the classes of the centre."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certification.training.models import Attendance, AttendanceSignature, TrainingSession
from certification.training.queries.registers import OUTSIDE, Line, Party, standing_lines
from people.actor import Actor
from people.awaiting import Waiting


def attendances_to_sign(actor: Actor, *, on: date) -> Iterator[Waiting]:
    """Two queries for a clerk, two for a head."""
    if actor.clerk_of is not None:
        for line in _unsigned(actor, Party.CLERK):
            if line.attendance.clerk_id == actor.user.pk and line.by_clerk is None and line.disputed is None:
                yield _told(_("Class attended"), [line], reverse("my_record") + "#training")
    if actor.heads:
        of_session = defaultdict(list)
        for line in _unsigned(actor, Party.HEAD):
            if line.by_head is None and line.declined is None and line.attendance.clerk_id != actor.user.pk:
                of_session[line.attendance.session_id].append(line)
        for session, lines in of_session.items():
            outside = lines[0].attendance.session.kind == OUTSIDE
            what = _("Training elsewhere") if outside else _("Register of a class")
            yield _told(what, lines, reverse("training_session", args=[session]))


def _unsigned(actor: Actor, party: str) -> list[Line]:
    """The standing lines of every class with a line that side has not said anything on."""
    rows = Attendance.objects.all()
    rows = rows.filter(clerk=actor.user) if party == Party.CLERK else rows.filter(session__centre__in=actor.heads)
    said = AttendanceSignature.objects.filter(attendance=OuterRef("pk"), party=party)
    open_sessions = TrainingSession.objects.filter(pk__in=rows.filter(~Exists(said)).values("session"))
    return standing_lines(rows.filter(session__in=open_sessions).select_related("session", "clerk"))


def _told(what: object, lines: list[Line], link: str) -> Waiting:
    names = "、".join(dict.fromkeys(str(line.attendance.clerk) for line in lines[:3]))
    about = f"{lines[0].attendance.session.title} · {names}" + (f" +{len(lines) - 3}" if len(lines) > 3 else "")
    return Waiting(what, about, link, min(timezone.localdate(line.attendance.recorded_at) for line in lines))

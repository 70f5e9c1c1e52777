"""A look ahead turned into work with one click, what was arranged so, and its way back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from certification.matrix.models import PracticeHint
from certification.matrix.operations.ways import WayOutdated, arrange_beside, recommend_practice, take_back_hint
from certification.matrix.queries.ahead import Ahead
from certification.matrix.queries.arranged import arranged_at, classes_ahead, hints_at, shadowings_open
from certification.matrix.queries.ways import HINTED, ways
from certification.shadowing.operations import Refused
from certification.shadowing.reasons import STATUSES, refusal
from certification.training.domain.themes import write_themes
from courses.models import Matter
from courses.script import in_script
from people import places
from people.agreed import NotAgreed, agreed, signed
from people.places import Place

SALT = "certification.ways"


@dataclass(frozen=True, slots=True)
class Work:
    """One thing that was arranged: what, how it stands, where it is, and where a click takes it back (with `reason`,
    where one is kept)."""

    title: str
    state: str
    link: str = ""
    back: str = ""
    reason: str = ""


def ways_shown(ahead: Ahead, place: Place, matter: Matter) -> dict[str, Any]:
    """What each button would do, with the plan signed into it."""
    key, clerks = str(matter.pk), {str(clerk.pk): clerk for clerk in ahead.board.clerks}
    found, names = ways(ahead, key), {str(one.pk): one for one in ahead.board.matters}

    def signed_for(way: str, kept: list[Any]) -> str:
        return signed({"centre": place.centre.pk, "matter": key, "way": way, "kept": kept}, salt=SALT)

    shown: dict[str, Any] = {"class": f"{reverse('training_new')}?{_class(place, matter, found.themes)}"}
    shown["themes"] = [in_script(theme) for theme in found.themes]
    if one := found.beside:
        people = {"learner": one.learner, "host": one.host, "matter": one.matters}
        shown["beside"] = {
            "plan": one,
            "learner": clerks[one.learner],
            "host": clerks[one.host],
            "matters": [in_script(names[seen].name) for seen in one.matters],
            "agreed": signed_for("beside", one.kept),
            "change": f"{reverse('shadowing_new')}?{urlencode({'centre': place.centre.code} | people, doseq=True)}",
        }
    if found.practise:
        shown["practise"] = [clerks[clerk] for clerk in found.practise]
        shown["until"] = ahead.board.on + HINTED
        shown["agreed"] = signed_for("practice", list(found.practise))
    return shown


@require_POST
def mending_way(request: HttpRequest) -> HttpResponse:
    """Arrange exactly what the button said; where something changed since, the page shows what it would be now."""
    place, matter = places.to_manage(request), ""
    try:
        kept = agreed(request, salt=SALT, centre=place.centre)
        matter = kept["matter"]
        _arrange(request, place, **kept)
    except NotAgreed as refused:
        messages.error(request, str(refused))
    except Refused as refused:
        messages.error(request, refusal(refused))
    except WayOutdated:
        messages.warning(request, _("Something changed since you looked. This is what would be arranged now."))
    query = {"centre": place.centre.code} | ({"matter": matter} if matter else {})
    return redirect(f"{reverse('matrix_ahead')}?{urlencode(query)}")


@require_POST
def practice_hint_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Practice that was recommended, taken back."""
    row = get_object_or_404(PracticeHint.objects.select_related("centre", "clerk"), pk=pk)
    place = places.to_write_about(request, row.centre)
    take_back_hint(row, by=place.actor.user, at=timezone.now())
    messages.info(request, _("Taken back; it comes first for %(clerk)s no longer.") % {"clerk": row.clerk})
    return redirect(f"{reverse('matrix_ahead')}?centre={row.centre.code}")


def work_arranged(ahead: Ahead) -> list[Work]:
    """Checks, shadowings, practice and classes that are under way at the centre; nine queries."""
    return list(_work(ahead))


def _arrange(request: HttpRequest, place: Place, *, matter: str, way: str, kept: list[Any], **_centre: Any) -> None:
    told = {"on": place.on, "by": place.actor.user, "at": timezone.now()}
    if way == "beside":
        name = Matter.objects.get(pk=matter).name
        reason = (_("So that “%(matter)s” keeps enough certified clerks") % {"matter": name})[:200]
        row = arrange_beside(place.centre, matter, kept, reason=reason, **told)
        words = _("Planned: %(learner)s and %(host)s find it on their pages of shadowing.")
        messages.success(request, words % {"learner": row.learner, "host": row.host})
        return
    count = len(recommend_practice(place.centre, matter, kept, **told))
    words = ngettext("Recommended to %(count)d clerk.", "Recommended to %(count)d clerks.", count)
    messages.success(request, words % {"count": count})


def _work(ahead: Ahead) -> Iterator[Work]:
    centre, on = ahead.board.centre, ahead.board.on
    for check in arranged_at(ahead.board):
        title = _("Check: %(clerk)s · %(matter)s") % _named(check.clerk, check.matter)
        late = _("not sat yet, overdue since %(day)s") if check.due_on < on else _("to be sat by %(day)s")
        yield Work(title, late % _day(check.due_on), back=reverse("mending_back", args=[check.pk]))
    for told in shadowings_open(centre, on=on):
        row = told.shadowing
        title = _("Shadowing: %(learner)s beside %(host)s") % {"learner": row.learner, "host": row.hosted_by}
        coming = _("begins on %(day)s") % _day(row.starts_on)
        state = coming if row.starts_on > on else str(STATUSES[told.closing.status])
        reason = _("Taken back from the weeks ahead")
        link, back = reverse("shadowing", args=[row.pk]), reverse("shadowing_call_off", args=[row.pk])
        yield Work(title, state, link, back if row.starts_on > on else "", reason)
    for hint in hints_at(centre, on=on):
        title = _("Practice: %(clerk)s · %(matter)s") % _named(hint.clerk, hint.matter)
        state = _("recommended until %(day)s") % _day(hint.until)
        yield Work(title, state, back=reverse("practice_hint_back", args=[hint.pk]))
    for session in classes_ahead(centre, on=on):
        title = _("Class: %(title)s") % {"title": session.title}
        state = _("begins on %(day)s") % _day(session.started_on)
        yield Work(title, state, reverse("training_session", args=[session.pk]))


def _class(place: Place, matter: Matter, themes: tuple[str, ...]) -> str:
    title = _("Class for the counter: %(category)s") % {"category": matter.category or matter.name}
    return urlencode({"centre": place.centre.code, "title": title[:120], "themes": write_themes(themes)})


def _named(clerk: Any, matter: Matter) -> dict[str, str]:
    return {"clerk": str(clerk), "matter": in_script(matter.name)}


def _day(day: date) -> dict[str, str]:
    return {"day": date_format(day)}

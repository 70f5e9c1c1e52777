"""What if: the centre as it would be. Nothing is written; the address is the scenario."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from certification.matrix import queries
from certification.matrix.domain.whatif import Change, Effects, Moves, changed, effects
from certification.matrix.queries.whatif import learning_of, setup_of
from certification.matrix.whatif_form import ScenarioForm
from people import places
from people.models import Posting, Window
from people.places import Place


def what_if(request: HttpRequest) -> HttpResponse:
    """The form, and what the scenario in the address would do."""
    place = places.to_oversee(request)
    if any(not value for value in request.GET.values()):
        kept = [(key, value) for key, value in request.GET.items() if value]
        return redirect(f"{reverse('what_if')}?{urlencode(kept)}")
    board = queries.board(place.centre, on=place.on)
    form = ScenarioForm(board.clerks, place.centre, place.on, request.GET or None)
    on = form.day()
    before, windows = setup_of(board, on=on)
    changes = form.changes()
    context = {"place": place, "form": form, "on": on, "scenario": form.title(), "changes": changes}
    if changes:
        k = {one.matter: one.k for one in board.coverage.matters}
        found = effects(before, changed(before, changes), k=k)
        context |= _told(place, board, found, windows, changes, on)
    return render(request, "certification/matrix/whatif.html", context, status=422 if form.errors else 200)


def _told(
    place: Place, board: queries.Board, found: Effects, windows: tuple[Window, ...], changes: list[Change], on: date
) -> dict[str, Any]:
    clerks = {str(clerk.pk): clerk for clerk in board.clerks}
    desks = {str(window.pk): window for window in windows}
    matters = {str(matter.pk): matter for matter in board.matters}
    learning = learning_of(board, found.clerks, on=on)
    moves = {one.clerk: one.window for one in changes if isinstance(one, Moves)}
    return {
        "effects": found,
        "matters": [(matters[one.matter], one) for one in found.matters if one.harmed],
        "others": [(matters[one.matter], one) for one in found.matters if not one.harmed],
        "falls": sum(one.falls for one in found.matters),
        "to_nobody": sum(one.to_nobody or one.homeless for one in found.matters),
        "windows": [(desks[one.window], one, [clerks[clerk] for clerk in one.clerks]) for one in found.windows],
        "dead": sum(one.dead for one in found.windows),
        "clerks": [
            {
                "clerk": clerks[one.clerk],
                "effect": one,
                "windows": sorted((desks[window] for window in one.windows), key=lambda window: window.number),
                "learns": [matters[key] for key in sorted(one.learns, key=int)],
                "learning": learning.get(one.clerk),
                "posting": _posting(place, one.clerk, moves[one.clerk], on) if one.clerk in moves else "",
            }
            for one in found.clerks
        ],
        "checks": sum(one.checks for one in learning.values()),
        "minutes": sum(one.minutes for one in learning.values()),
        "without": [clerks[one.clerk] for one in found.without_window],
    }


def _posting(place: Place, clerk: str, window: str, on: date) -> str:
    """The page of a posting with this move filled in."""
    told = {"centre": place.centre.code, "clerk": clerk, "kind": Posting.Kind.BASE, "window": window, "starts_on": on}
    return f"{reverse('posting_new')}?{urlencode(told)}"

"""The API itself: three reads of one centre, by token. `/api/v1/docs` says what they take and answer."""

from collections.abc import Mapping, Sequence
from datetime import date
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Query
from ninja.errors import AuthenticationError, HttpError, Throttled

from certification.api import queries, schemas
from certification.api.access import CentreToken, PerToken
from certification.api.models import ApiToken
from certification.awards.queries.offers import offers_in
from certification.matrix.domain.cells import Cell
from certification.matrix.domain.coverage import Cover
from certification.matrix.queries.board import Board, board
from courses.models import Matter
from people.models import Centre

api = NinjaAPI(
    title="全科学堂",
    version="1",
    description="A centre's matrix, read by program. Read only; each token reads the centre whose head made it.",
    urls_namespace="api",
    docs_url="docs/",
    auth=CentreToken(),
    throttle=[PerToken()],
)
REFUSALS = dict.fromkeys((HTTPStatus.UNAUTHORIZED, HTTPStatus.TOO_MANY_REQUESTS), schemas.Problem)


@api.exception_handler(AuthenticationError)
def without_token(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    told = _("No token, or one that is withdrawn or over. The head of the centre makes tokens.")
    answer = api.create_response(request, {"detail": told}, status=HTTPStatus.UNAUTHORIZED)
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(Throttled)
def too_often(request: HttpRequest, error: Throttled) -> HttpResponse:
    told = _("Too many requests by this token. Wait as long as Retry-After says.")
    answer = api.create_response(request, {"detail": told}, status=HTTPStatus.TOO_MANY_REQUESTS)
    answer.headers["Retry-After"] = str(int(error.wait or 0) + 1)
    return answer


@api.get("centre", response={HTTPStatus.OK: schemas.CentreOut, **REFUSALS}, url_name="centre")
def centre(request: HttpRequest) -> dict[str, Any]:
    """The centre the token reads."""
    return _centre(_token(request).centre)


@api.get("matrix", response={HTTPStatus.OK: schemas.MatrixPage, **REFUSALS}, url_name="matrix")
def matrix(request: HttpRequest, asked: Query[schemas.MatrixQuery]) -> dict[str, Any]:
    """Matters with a cell for every clerk of the day, as the matrix page shows them."""
    token, on = _token(request), _day(asked)
    matters = queries.matters_at(token.centre, on=on, category=asked.category)
    known_on = _known_on(asked, on)
    found = board(token.centre, on=on, known_on=known_on, matters=_part(matters, asked))
    covers = _covers(found)
    return {
        **_page(
            request, token.centre, asked, on=on, known_on=known_on, count=len(matters), policy=found.policy.version
        ),
        "clerks": [
            {
                "clerk": one.pk,
                "name": one.name if token.names else None,
                "employee_number": one.employee_number if token.names else None,
                "away": one.pk in found.away,
            }
            for one in found.clerks
        ],
        "matters": [
            {
                **_matter(one, covers),
                "cells": [_cell(found.cells[clerk.pk, one.pk]) for clerk in found.clerks],
            }
            for one in found.matters
        ],
    }


@api.get("coverage", response={HTTPStatus.OK: schemas.CoverPage, **REFUSALS}, url_name="coverage")
def cover(request: HttpRequest, asked: Query[schemas.CoverQuery]) -> dict[str, Any]:
    """How many certified clerks each matter has, and how many the rules ask for; nobody is named."""
    token, on = _token(request), _day(asked)
    known_on = _known_on(asked, on)
    found = board(token.centre, on=on, known_on=known_on)
    covers = _covers(found)
    rows = [one for one in found.matters if not asked.short or covers[one.pk]["certified"] < covers[one.pk]["needed"]]
    return {
        **_page(request, token.centre, asked, on=on, known_on=known_on, count=len(rows), policy=found.policy.version),
        "matters": [_matter(one, covers) for one in _part(rows, asked)],
    }


def _token(request: HttpRequest) -> ApiToken:
    return request.auth


def _day(asked: schemas.DayQuery) -> date:
    today = timezone.localdate()
    if asked.on and asked.on > today:
        told = _("%(day)s is still to come. Ask for today or an earlier day.") % {"day": formats.date_format(asked.on)}
        raise HttpError(HTTPStatus.UNPROCESSABLE_ENTITY, told)
    return asked.on or today


def _known_on(asked: schemas.DayQuery, on: date) -> date:
    return timezone.localdate() if asked.as_corrected else on


def _part(rows: Sequence[Any], asked: schemas.DayQuery) -> Sequence[Any]:
    return rows[asked.offset : asked.offset + asked.limit]


def _page(
    request: HttpRequest, of: Centre, asked: schemas.DayQuery, *, on: date, known_on: date, count: int, policy: str
) -> dict[str, Any]:
    after = asked.offset + asked.limit
    query = request.GET.copy()
    query["offset"], query["on"] = str(after), on.isoformat()
    return {
        "centre": _centre(of),
        "as_of": on,
        "known_on": known_on,
        "policy": policy,
        "count": count,
        "offset": asked.offset,
        "next": f"{request.path}?{query.urlencode()}" if after < count else None,
    }


def _centre(one: Centre) -> dict[str, str]:
    return {"code": one.code, "name": one.name, "unit": one.unit.name}


def _matter(one: Matter, covers: Mapping[int, dict[str, Any]]) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": one.name,
        "category": one.category,
        "tier": one.tier,
        "cover": covers[one.pk],
    }


def _covers(found: Board) -> dict[int, dict[str, Any]]:
    """By matter. Of a centre without a clerk nothing is covered, and as many are needed."""
    known = {row.matter: row for row in found.coverage.matters}
    return {
        matter: {
            "needed": found.policy.cover_k.of(offer.tier),
            "certified": len(known[str(matter)].clerks) if str(matter) in known else 0,
            "state": known[str(matter)].cover.value if str(matter) in known else Cover.NONE.value,
        }
        for matter, offer in offers_in(found.matters).items()
    }


def _cell(one: Cell) -> dict[str, Any]:
    return {
        "clerk": int(one.clerk),
        "state": one.state.value,
        "status": one.seal.label,
        "required": one.required,
        "covers": one.covers,
        "overdue": one.overdue,
        "due_on": one.due_on,
        "expires_on": one.expires_on,
        "facets": [{"facet": mark.facet.value, "state": mark.state.value, "due_on": mark.due_on} for mark in one.strip],
    }

"""The yearly words of a centre: chosen one by one, shown as they would be signed, signed in one go; their export."""

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from certification.staff_file import operations, queries
from certification.staff_file.assessment import TITLE, assessment_lines, pdf, workbook
from certification.staff_file.domain.yearly import Grounds, signable
from certification.staff_file.forms import YearForm
from certification.staff_file.operations import Refusal, Refused, Signing
from certification.staff_file.permissions import signs_year_of
from certification.staff_file.queries import YearRow
from certification.staff_file.reasons import REFUSALS, YEAR_REASONS, YEAR_SHAPES, YEAR_WORDS
from people import places
from people.agreed import HOUR, NotAgreed, agreed, signed
from people.places import Place

SALT = "certification.yearly_words"
MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


def yearly_words(request: HttpRequest) -> HttpResponse:
    """Everybody of the year with the facts and what they suggest; what is chosen here is shown before it is signed."""
    place = places.to_oversee(request)
    year = _year(request, place)
    rows = queries.year_rows(place.centre, year=year, on=place.on)
    mine = _mine(place, rows, year)
    form = YearForm(mine, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not mine:
            raise PermissionDenied
        if form.is_valid():
            return _plan(request, place, year, form.signings())
    return _page(request, place, year, rows, form)


@require_POST
def yearly_words_sign(request: HttpRequest) -> HttpResponse:
    """Sign what the page showed, all of it or nothing."""
    place = places.to_oversee(request)
    try:
        kept = agreed(
            request, salt=SALT, valid=HOUR, centre=place.centre, too_old=_("This page is too old; look anew.")
        )
    except NotAgreed as problem:
        messages.error(request, str(problem))
        return redirect(_address(place, place.on.year))
    year = kept["year"]
    rows = {row.person.pk: row for row in queries.year_rows(place.centre, year=year, on=place.on)}
    mine = {row.person.pk for row in _mine(place, list(rows.values()), year)}
    if not {key for key, *_rest in kept["rows"]} <= mine:
        raise PermissionDenied
    try:
        signings = [_again(rows[key], *told) for key, *told in kept["rows"]]
        written = operations.sign_year(place.centre, year, signings, by=place.actor.user, at=timezone.now())
        messages.success(request, _("%(count)d words signed.") % {"count": len(written)})
    except Refused as refused:
        messages.error(request, REFUSALS[refused.reason])
    return redirect(_address(place, year))


def yearly_words_file(request: HttpRequest, kind: str) -> HttpResponse:
    """What leaves for assessment; that it left is noted."""
    place = places.to_oversee(request)
    if kind not in MEDIA:
        raise Http404("no such file")
    year, at = _year(request, place), timezone.now()
    lines = assessment_lines(queries.words_standing(place.centre, year=year, on=place.on))
    language = get_language() or ""
    data = workbook(lines) if kind == "xlsx" else pdf(lines, place.centre, year=year, at=at, language=language)
    operations.note_exported(place.centre, year, kind=kind, people=len(lines), by=place.actor.user, at=at)
    name = quote(f"{place.centre.name}-{year}{TITLE}.{kind}")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return HttpResponse(data, content_type=MEDIA[kind], headers=headers)


def _page(request: HttpRequest, place: Place, year: int, rows: list[YearRow], form: YearForm) -> HttpResponse:
    context = {
        "place": place,
        "year": year,
        "years": queries.years_to_judge(place.on),
        "rows": [(row, _suggested(row), form.pair(row)) for row in rows],
        "form": form,
        "may_sign": bool(form.rows),
        "signable": signable(year, on=place.on),
        "signed": sum(row.word is not None for row in rows),
    }
    return render(request, "certification/staff_file/years.html", context, status=422 if form.errors else 200)


def _plan(request: HttpRequest, place: Place, year: int, chosen: list[Signing]) -> HttpResponse:
    """What would be signed, signed into the page that shows it."""
    kept = [[one.clerk.pk, one.word, one.note, one.grounds.to_json(), one.base] for one in chosen]
    context = {
        "place": place,
        "year": year,
        "rows": [(one, YEAR_SHAPES[one.word], YEAR_WORDS[one.word]) for one in chosen],
        "agreed": signed({"centre": place.centre.pk, "year": year, "rows": kept}, salt=SALT),
        "back": _address(place, year),
    }
    return render(request, "certification/staff_file/years_plan.html", context)


def _suggested(row: YearRow) -> dict[str, Any]:
    found = row.suggestion
    return {
        "shape": YEAR_SHAPES[found.word],
        "word": YEAR_WORDS[found.word] if found.word else _("for you to decide"),
        "why": [YEAR_REASONS[reason] for reason in found.reasons],
    }


def _again(row: YearRow, word: str, note: str, grounds: dict[str, Any], base: int) -> Signing:
    if Grounds.from_json(grounds) != row.grounds:
        raise Refused(Refusal.FACTS_CHANGED)
    return Signing(row.person, word, note, row.grounds, base)


def _mine(place: Place, rows: list[YearRow], year: int) -> list[YearRow]:
    if not signable(year, on=place.on):
        return []
    return [row for row in rows if signs_year_of(place.actor, row.person, place.centre, heads_it=row.is_head)]


def _year(request: HttpRequest, place: Place) -> int:
    """The year asked for; without one the newest that may be signed."""
    asked, years = request.GET.get("year", ""), queries.years_to_judge(place.on)
    if not asked:
        return next(year for year in years if signable(year, on=place.on))
    if asked not in map(str, years):
        raise Http404("no such year")
    return int(asked)


def _address(place: Place, year: int) -> str:
    return f"{reverse('yearly_words')}?centre={place.centre.code}&year={year}"

"""What a list would change, matter by matter; whom it touches, what is wrong with it, and what can be said to it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy

from courses import tasks
from courses.consequences import Touched
from courses.forms import DecideForm, PlanFilterForm
from courses.models import CatalogueImport
from courses.permissions import to_see_import
from courses.queries.editions import newest_edition_number
from courses.queries.plans import (
    PARTS,
    categories_of,
    lines_of,
    others_open,
    parts_of,
    planned_matters,
    same_file_before,
    touched_by,
)
from courses.sentences import place, sentence
from courses.views.imports.frame import shown, title_of
from people.actor import Actor
from people.permissions import sees_centre

State = CatalogueImport.State
PAGE, PROBLEM_PAGE = 25, 100
PROBLEM_PART = "problems"
LABELS = {
    "facts": gettext_lazy("Facts change"),
    "rest": gettext_lazy("Wording or other columns only"),
    "create": gettext_lazy("New"),
    "retire": gettext_lazy("Retired"),
    "unchanged": gettext_lazy("Unchanged"),
    PROBLEM_PART: gettext_lazy("Problems"),
}
SEVERITIES = {"error": gettext_lazy("error"), "warning": gettext_lazy("warning"), "notice": gettext_lazy("notice")}


def catalogue_import_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The import's own page: how far it is, or its plan. Where columns are to be checked first it leads there."""
    actor, found = to_see_import(request, pk)
    if found.state == State.MAPPING:
        return redirect("catalogue_import_columns", pk)
    if found.state in (State.READING, State.UNREADABLE):
        return _waiting(request, found)
    return plan_page(request, actor, found, request.GET)


def plan_page(
    request: HttpRequest,
    actor: Actor,
    found: CatalogueImport,
    asked: QueryDict,
    *,
    wrong: dict[tuple[int, str], DecideForm] | None = None,
) -> HttpResponse:
    """The plan as asked for; `wrong` is a decision that couldn't be taken, by line and facet."""
    parts = {**parts_of(found), PROBLEM_PART: len(found.problems)}
    part = asked.get("show", "")
    part = part if part in parts else _first_part(found, parts)
    newest = newest_edition_number(found.catalogue)
    is_open = found.state in (State.PLANNED, State.REFUSED)
    touched = touched_by(found, on=timezone.localdate()) if found.state == State.PLANNED else ()
    context: dict[str, Any] = {
        "found": found,
        "part": part,
        "parts": [(name, LABELS[name], count) for name, count in parts.items()],
        "is_stale": is_open and newest != found.base,
        "newest": newest,
        "touched": _told(actor, touched),
        "questions": _questions(found),
        "others": list(others_open(found)) if is_open else [],
        "before": same_file_before(found) if is_open else None,
        "may_reread": is_open and not (found.file and found.file.deleted_at),
        "kept_query": _kept(asked, part),
        "page_query": _kept(asked, part, without="p") + "&",
    }
    context |= _problems(found, asked) if part == PROBLEM_PART else _lines(actor, found, part, asked, touched, wrong)
    return shown(request, "plan", title_of(found), context, status=422 if wrong else 200)


def _waiting(request: HttpRequest, found: CatalogueImport) -> HttpResponse:
    context = {
        "found": found,
        "job": tasks.reading_job_of(found),
        "has_stopped": tasks.has_stopped(found, at=timezone.now()),
        "before": same_file_before(found),
        "refusal": sentence(found.refusal) if found.refusal else "",
        "where": place(found.refusal) if found.refusal else "",
        "may_choose": bool(found.file and found.file.head),
    }
    return shown(request, "reading", title_of(found), context)


def _lines(
    actor: Actor,
    found: CatalogueImport,
    part: str,
    asked: QueryDict,
    touched: Iterable[Touched] | None,
    wrong: dict[tuple[int, str], DecideForm] | None,
) -> dict[str, Any]:
    filters = PlanFilterForm(asked, categories=categories_of(found, part))
    narrowed = filters.cleaned_data if filters.is_valid() else {"words": "", "category": "", "flagged": False}
    page = _page(Paginator(lines_of(found, part, **narrowed), PAGE), asked)
    matters = planned_matters(found, list(page), touched=touched or ())
    return {
        "page": page,
        "filters": filters,
        "is_narrowed": any(narrowed.values()),
        "matters": [
            {
                "planned": matter,
                "touched": _told(actor, matter.touched),
                "problems": [
                    (problem["severity"], problem["column"], sentence(problem)) for problem in matter.problems
                ],
                "decide": {facet: form for (key, facet), form in (wrong or {}).items() if key == matter.line.pk},
            }
            for matter in matters
        ],
        "may_decide": found.state == State.PLANNED,
    }


def _problems(found: CatalogueImport, asked: QueryDict) -> dict[str, Any]:
    severity, code = asked.get("severity", ""), asked.get("code", "")
    rows = [
        {"place": place(problem), "severity": problem["severity"], "sentence": sentence(problem)}
        for problem in found.problems
        if severity in ("", problem["severity"]) and code in ("", problem["code"])
    ]
    by_severity = Counter(problem["severity"] for problem in found.problems)
    return {
        "page": _page(Paginator(rows, PROBLEM_PAGE), asked),
        "kinds": _kinds(found),
        "code": code,
        "severity": severity,
        "severities": [(name, label, by_severity[name]) for name, label in SEVERITIES.items()],
    }


def _kinds(found: CatalogueImport) -> list[dict[str, Any]]:
    """Each kind of problem with the first of it, the worst and most frequent kinds first."""
    first: dict[str, dict[str, Any]] = {}
    counts = Counter(problem["code"] for problem in found.problems)
    for problem in found.problems:
        first.setdefault(problem["code"], problem)
    order = list(SEVERITIES)
    kinds = sorted(first.values(), key=lambda one: (order.index(one["severity"]), -counts[one["code"]]))
    return [{"code": one["code"], "count": counts[one["code"]], "example": sentence(one)} for one in kinds]


def _told(actor: Actor, touched: Iterable[Touched] | None) -> dict[str, Any] | None:
    """How many clerks and facets, by centre, with names only where the actor sees the centre's people."""
    if touched is None:
        return None
    rows = list(touched)
    by_centre = defaultdict(set)
    for one in rows:
        by_centre[one.centre].add(one.clerk)
    return {
        "clerks": len({one.clerk.pk for one in rows}),
        "facets": sum(len(one.facets) for one in rows),
        "centres": [
            (centre, len(clerks), sorted(str(clerk) for clerk in clerks) if sees_centre(actor, centre) else [])
            for centre, clerks in by_centre.items()
        ],
    }


def _questions(found: CatalogueImport) -> list[dict[str, Any]]:
    """Possible renames that nobody has answered, while they can be."""
    if found.state not in (State.PLANNED, State.REFUSED):
        return []
    return [question for question in found.questions if question["new_code"] not in found.answers]


def _first_part(found: CatalogueImport, parts: dict[str, int]) -> str:
    """Errors first, then what changes most people's day."""
    if found.state == State.REFUSED:
        return PROBLEM_PART
    return next((name for name in PARTS if parts[name]), PROBLEM_PART)


def _kept(asked: QueryDict, part: str, *, without: str = "") -> str:
    """The query that leads back to this very part, filter and page."""
    kept = QueryDict(mutable=True)
    kept["show"] = part
    for name in ("words", "category", "flagged", "severity", "code", "p"):
        if asked.get(name) and name != without:
            kept[name] = asked[name]
    return kept.urlencode()


def _page(paginator: Paginator, asked: QueryDict) -> Page:
    page = paginator.get_page(asked.get("p"))
    page.elided = paginator.get_elided_page_range(page.number)
    return page

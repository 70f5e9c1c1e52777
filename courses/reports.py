"""A plan as the `import_catalogue` command prints it: JSON for scripts, text for people."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from courses.domain.elements import Elements, Limit
from courses.domain.plan import Action, PlanLine
from courses.domain.problems import Problem
from courses.domain.reading import Kind
from courses.operations import Draft
from courses.sentences import place, sentence

NOT_A_LIST = "not_a_matter_list_"
NOTHING_FOUND = ("header_not_found", "labels_not_found")
KINDS = {Kind.LIST: gettext_lazy("list of matters"), Kind.GUIDE: pgettext_lazy("kind of file", "service guide")}


def plan_json(draft: Draft) -> dict[str, Any]:
    """The plan with every matter's elements as read; null wherever the file is silent."""
    return {
        "sha256": draft.sha256,
        "recognised": _recognised(draft),
        "counts": {action.value: draft.plan.count(action) for action in Action},
        "may_apply": not draft.plan.has_errors,
        "matters": [_line(line) for line in draft.plan.lines],
        "possible_renames": [asdict(question) for question in draft.plan.possible_renames],
        "problems": [problem_json(problem) for problem in draft.plan.problems],
    }


def refusal_json(problem: Problem) -> dict[str, Any]:
    """A file that can't be read as matters; `recognised.kind` says what it was found to be instead."""
    other = problem.code.removeprefix(NOT_A_LIST) if problem.code.startswith(NOT_A_LIST) else None
    kind = "not_a_matter_list" if other or problem.code in NOTHING_FOUND else None
    return {
        "recognised": {"kind": kind, "instead": other},
        "may_apply": False,
        "applied": False,
        "problems": [problem_json(problem)],
    }


def problem_json(problem: Problem, say: Callable[[Problem], str] = sentence) -> dict[str, Any]:
    """One problem with its sentence, made by `say`; sheet, row and column are null where it isn't about one."""
    return {
        "sheet": problem.sheet or None,
        "row": problem.row,
        "column": problem.column or None,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": say(problem),
    }


def _recognised(draft: Draft) -> dict[str, Any]:
    """What the file was taken for. `columns` are titles (of a guide: labels) by key; `mapping` can be fed back."""
    reading, mapping = draft.reading, draft.mapping
    is_list = reading.kind is Kind.LIST
    return {
        "kind": reading.kind.value,
        "confidence": reading.confidence,
        "evidence": asdict(reading.evidence),
        "format": draft.format.value,
        "encoding": draft.encoding or None,
        "sheet": mapping.sheet or None,
        "sheets": [mapping.sheet, *mapping.also] if is_list else [],
        "header_row": mapping.header_row if is_list else None,
        "header_rows": mapping.header_rows if is_list else None,
        "columns": mapping.headers,
        "left_aside": list(reading.left_aside),
        "scope": draft.scope.value,
        "scope_hint": reading.scope.value,
        "mapping": mapping.to_json(),
    }


def plan_text(draft: Draft) -> str:
    """Counts, then what changes line by line, then the problems."""
    counts = {action: draft.plan.count(action) for action in Action}
    lines = [
        _("Read as a %(kind)s with a confidence of %(confidence)s; left aside: %(left)s")
        % {
            "kind": KINDS[draft.reading.kind],
            "confidence": draft.reading.confidence,
            "left": "、".join(draft.reading.left_aside) or "—",
        },
        _("%(create)d new, %(update)d changed, %(retire)d retired, %(unchanged)d unchanged")
        % {action.value: count for action, count in counts.items()},
    ]
    for line in draft.plan.lines:
        if line.action is not Action.UNCHANGED:
            detail = [f"{change.facet} ({change.kind})" for change in line.changes] + list(line.others)
            lines.append(f"  {line.action:<9} {line.code} {line.name}  {', '.join(detail)}".rstrip())
    lines += [f"  {p.severity}: {place(p)}: {sentence(p)}" for p in draft.plan.problems]
    return "\n".join(lines)


def _line(line: PlanLine) -> dict[str, Any]:
    record = line.record
    return {
        "code": line.code,
        "name": line.name,
        "action": line.action.value,
        "row": record.row if record else None,
        "changed_facets": [
            {"facet": change.facet.value, "kind": change.kind.value, "reason": change.reason} for change in line.changes
        ],
        "other_changes": list(line.others),
        "depth": record.depth.value if record and record.depth else None,
        "tier": record.tier.value if record and record.tier else None,
        "elements": elements_json(record.elements) if record else None,
    }


def elements_json(elements: Elements) -> dict[str, Any]:
    """The elements with null wherever the list is silent; both limits under `time_limit`."""
    told = elements.to_json()
    del told["statutory"], told["promised"]
    limits = {"statutory": _limit(elements.statutory), "promised": _limit(elements.promised)}
    return {**_or_null(told), "time_limit": limits}


def _limit(limit: Limit | None) -> dict[str, Any] | None:
    if limit is None:
        return None
    return {"value": limit.value, "unit": limit.unit.value if limit.unit else None, "text": limit.text}


def _or_null(value: Any) -> Any:
    """The value with every empty text and list as None: not stated is never an empty something."""
    if isinstance(value, dict):
        return {key: _or_null(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_or_null(part) for part in value] or None
    return None if value == "" else value

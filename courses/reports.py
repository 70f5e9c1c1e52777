"""A plan as the `import_catalogue` command prints it: JSON for scripts, text for people."""

from typing import Any

from django.utils.translation import gettext as _

from courses.domain.elements import Elements, Limit
from courses.domain.plan import Action, PlanLine
from courses.domain.problems import Problem
from courses.operations import Draft
from courses.sentences import place, sentence


def plan_json(draft: Draft) -> dict[str, Any]:
    """The plan with every matter's elements as read; null wherever the file is silent."""
    return {
        "sha256": draft.sha256,
        "recognised": {
            "kind": "list",
            "sheet": draft.mapping.sheet,
            "header_row": draft.mapping.header_row,
            "columns": draft.mapping.headers,
        },
        "counts": {action.value: draft.plan.count(action) for action in Action},
        "may_apply": not draft.plan.has_errors,
        "matters": [_line(line) for line in draft.plan.lines],
        "problems": [problem_json(problem) for problem in draft.plan.problems],
    }


def problem_json(problem: Problem) -> dict[str, Any]:
    """One problem with its sentence; sheet, row and column are null where it isn't about one."""
    return {
        "sheet": problem.sheet or None,
        "row": problem.row,
        "column": problem.column or None,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": sentence(problem),
    }


def plan_text(draft: Draft) -> str:
    """Counts, then what changes line by line, then the problems."""
    counts = {action: draft.plan.count(action) for action in Action}
    lines = [
        _("%(create)d new, %(update)d changed, %(retire)d retired, %(unchanged)d unchanged")
        % {action.value: count for action, count in counts.items()}
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

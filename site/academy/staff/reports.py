"""A plan as the `import_staff` command prints it: JSON for scripts, text for people."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from academy.staff.domain.plan import Action, StaffPlan
from academy.staff.domain.sheet import StaffList
from academy.staff.operations import Slip
from academy.staff.sentences import Describer, counted, sentence
from courses.domain.problems import Problem
from courses.reports import problem_json
from courses.sentences import place


def plan_json(found: StaffList, plan: StaffPlan) -> dict[str, Any]:
    """What the file was taken for, every person with what is done to them, and every problem at its place."""
    describer = Describer()
    return {
        "recognised": {
            "kind": "staff_list",
            "format": found.format.value,
            "encoding": found.encoding or None,
            "sheet": found.sheet or None,
            "header_row": found.header,
            "columns": found.titles,
            "left_aside": found.left_aside,
        },
        "on": plan.on.isoformat(),
        "counts": {action.value: len(plan.of(action)) for action in Action},
        "may_apply": not plan.has_errors,
        "people": [
            {
                "action": line.action.value,
                "username": line.username,
                "name": line.name,
                "row": line.wanted.row if line.wanted else None,
                "acts": describer.acts(line),
            }
            for line in plan.lines
        ],
        "problems": [problem_json(problem, sentence) for problem in plan.problems],
    }


def refusal_json(problem: Problem) -> dict[str, Any]:
    """A file that is no staff list, or can't be read at all."""
    told = [problem_json(problem, sentence)]
    return {"recognised": {"kind": None}, "may_apply": False, "applied": False, "problems": told}


def plan_text(found: StaffList, plan: StaffPlan) -> str:
    """How the columns were read, counts, then what is done person by person, then the problems."""
    read = "、".join(f"{title} ({key})" for key, title in found.titles.items())
    left = "、".join(found.left_aside) or "—"
    describer = Describer()
    lines = [_("Columns read: %(read)s; left aside: %(left)s") % {"read": read, "left": left}, counted(plan)]
    for line in plan.lines:
        if line.action is not Action.UNCHANGED:
            lines.append(f"  {line.action:<9} {line.username} {line.name}  {'; '.join(describer.acts(line))}".rstrip())
    lines += [f"  {p.severity}: {place(p)}: {sentence(p)}" for p in plan.problems]
    return "\n".join(lines)


def slips_json(slips: Iterable[Slip]) -> list[dict[str, str]]:
    """The new accounts with their first passwords."""
    return [{"username": s.user.username, "name": s.user.name, "password": s.password} for s in slips]


def slips_text(slips: Iterable[Slip]) -> str:
    """A line a new account: account name, first password, name."""
    return "".join(f"\n{slip.user.username} {slip.password} {slip.user.name}" for slip in slips)

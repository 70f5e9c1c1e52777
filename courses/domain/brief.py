"""The six facets in the shortest true form, for a card in the clerk's hand: nothing left out that would make it untrue.

Counts become 原1复2, papers of one case stand together behind it ("委托他人代办的：…"), steps are one line each. What
the list doesn't state has no lines; whoever shows it says so.
"""

from courses.domain.elements import Elements, Material, Step
from courses.domain.facets import FACETS, Facet, Necessity

SHARED = "数据共享"


def brief(elements: Elements) -> dict[Facet, tuple[str, ...]]:
    """Short lines by facet, in the plan's order."""
    return {facet: _LINES[facet](elements) for facet in FACETS}


def brief_counts(material: Material) -> str:
    """原1, 复2, 原1复1; nothing where the list doesn't say how many."""
    kinds = (("原", material.originals), ("复", material.copies))
    return "".join(f"{kind}{count}" for kind, count in kinds if count is not None)


def brief_material(material: Material, *, with_case: bool = True) -> str:
    """A paper with all the list says of it in one bracket."""
    inside = [brief_counts(material)]
    if with_case:
        inside.append(material.when)
    if material.necessity is Necessity.DEFERRABLE:
        inside.append("可容缺")
    elif material.necessity is Necessity.CONDITIONAL and not material.when:
        inside.append("特定情形")
    if material.source == SHARED:
        inside.append(SHARED)
    inside.append(material.note)
    told = "；".join(filter(None, inside))
    return f"{material.name}（{told}）" if told else material.name


def _conditions(elements: Elements) -> tuple[str, ...]:
    told = (
        ("受理：", elements.acceptance_conditions),
        ("准予（部门审查）：", elements.approval_conditions),
        ("", elements.conditions),
    )
    return tuple(f"{lead}{'；'.join(clauses)}" for lead, clauses in told if clauses)


def _materials(elements: Elements) -> tuple[str, ...]:
    """Papers always asked one a line, then a line for each case."""
    cases: dict[str, list[str]] = {}
    lines = []
    for material in elements.materials:
        if material.when:
            cases.setdefault(material.when, []).append(brief_material(material, with_case=False))
        else:
            lines.append(brief_material(material))
    return (*lines, *(f"{case}：{'、'.join(papers)}" for case, papers in cases.items()))


def _step(step: Step) -> str:
    head = f"{step.who}：{step.what}" if step.who else step.what
    return f"{head}（{step.duration}）" if step.duration else head


def _limits(elements: Elements) -> tuple[str, ...]:
    limits = (("法定", elements.statutory), ("承诺", elements.promised))
    told = "；".join(f"{kind}{limit.text}" for kind, limit in limits if limit)
    return (told,) if told else ()


def _result(elements: Elements) -> tuple[str, ...]:
    result = elements.result
    told = (result.document, f"有效期{result.validity}" if result.validity else "", result.delivery)
    line = "；".join(filter(None, told))
    return (line,) if line else ()


_LINES = {
    Facet.SERVICE_OBJECT: lambda elements: ("；".join(elements.service_object),) if elements.service_object else (),
    Facet.CONDITIONS: _conditions,
    Facet.MATERIALS: _materials,
    Facet.PROCESS: lambda elements: tuple(map(_step, elements.steps)),
    Facet.TIME_LIMIT: _limits,
    Facet.RESULT: _result,
}

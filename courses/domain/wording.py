"""A facet as lines of plain text, for showing an old and a new version side by side."""

import re
from collections.abc import Iterable

from courses.domain.cells.materials import write_material
from courses.domain.cells.steps import write_step
from courses.domain.editorial import normal
from courses.domain.elements import Elements
from courses.domain.facets import Facet

_NUMBER = re.compile(r"^\s*[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[)）.．、]|(?=\s))\s*")


def facet_lines(elements: Elements, facet: Facet) -> tuple[str, ...]:
    """What the list says of the facet, a line per clause, paper or step; nothing where it is silent."""
    if facet is Facet.SERVICE_OBJECT:
        return elements.service_object
    if facet is Facet.CONDITIONS:
        return (
            *(f"受理条件：{clause}" for clause in elements.acceptance_conditions),
            *(f"准予条件：{clause}" for clause in elements.approval_conditions),
            *elements.conditions,
        )
    if facet is Facet.MATERIALS:
        return tuple(write_material(material) for material in elements.materials)
    if facet is Facet.PROCESS:
        return tuple(write_step(step) for step in elements.steps)
    if facet is Facet.TIME_LIMIT:
        limits = (("法定", elements.statutory), ("承诺", elements.promised))
        return tuple(f"{kind}：{limit.text}" for kind, limit in limits if limit)
    parts = (
        ("结果", elements.result.document),
        ("有效期", elements.result.validity),
        ("送达", elements.result.delivery),
    )
    return tuple(f"{kind}：{text}" for kind, text in parts if text)


def element_text(elements: Elements, name: str) -> str:
    """Any other element as text, several values one a line."""
    value = getattr(elements, name)
    return "\n".join(value) if isinstance(value, tuple) else str(value or "")


def reads_alike(text: str, lines: Iterable[str]) -> bool:
    """Whether a cell of a list says what these lines say in the same words: numbering, marks and spaces aside."""
    read = normal("".join(lines))
    return all(normal(_NUMBER.sub("", line)) in read for line in text.splitlines())

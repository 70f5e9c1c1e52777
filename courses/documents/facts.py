"""A matter's facts as sections: the six facets in the plan's order, and what stands beside them.

`public` leaves out what is written for clerks (remark, how people say it, training tier).
"""

from courses.documents.parts import Grid, Lines, Pairs, Part, Section, Words
from courses.documents.words import DEPTHS, FACETS, NECESSITIES, NOT_STATED, NUMERALS, stated
from courses.domain.elements import Elements, Material
from courses.domain.facets import FACETS as ORDER
from courses.domain.facets import Depth, Facet, Tier


def facet_sections(elements: Elements, *, numbered: bool = True) -> tuple[Section, ...]:
    """The six facets; a facet the list is silent about says so. A page that counts its headings has them bare."""
    return tuple(
        Section(f"{numeral}、{FACETS[facet]}" if numbered else FACETS[facet], facet_parts(elements, facet))
        for numeral, facet in zip(NUMERALS, ORDER, strict=False)
    )


def facet_parts(elements: Elements, facet: Facet) -> tuple[Part, ...]:
    """What the list says of one facet."""
    if not elements.states(facet):
        return (Words(f"清单{NOT_STATED}。", quiet=True),)
    return _PARTS[facet](elements)


def about_pairs(elements: Elements, *, depth: Depth | None, tier: Tier | None, public: bool) -> Pairs:
    """What one looks up first: whom to call, what it costs, whose it is; for clerks also code, level and tier."""
    rows = [("办理方式", DEPTHS[depth] if depth else "")]
    if not public:
        rows += [
            ("事项编码", elements.code),
            ("主项名称", elements.parent),
            ("事项类型", elements.type),
            ("行使层级", elements.level),
        ]
    rows.append(("实施主体", elements.department))
    always = [("收费", stated(elements.fee)), ("咨询电话", stated(elements.contact))]
    rows += [*always, ("数量限制", elements.quantity), ("示范文本", elements.sample_form), ("一件事", elements.bundle)]
    if not public and tier:
        rows.append(("培训层级", f"{tier}级"))
    return Pairs(tuple((label, text) for label, text in rows if text))


def basis_section(elements: Elements) -> Section:
    """The law the matter rests on."""
    parts: tuple[Part, ...] = (
        (Lines(elements.basis),) if elements.basis else (Words(f"清单{NOT_STATED}。", quiet=True),)
    )
    return Section("设定依据", parts)


def remark_sections(elements: Elements) -> tuple[Section, ...]:
    """The list's remark to the clerks, where there is one."""
    return (Section("备注", (Words(elements.remark),)),) if elements.remark else ()


def counts(material: Material) -> str:
    """How many of what, or nothing where the list doesn't say: "原件1份，复印件2份"."""
    kinds = (("原件", material.originals), ("复印件", material.copies))
    return "，".join(f"{kind}{count}份" for kind, count in kinds if count is not None)


def when(material: Material) -> str:
    """In which case the paper is asked for."""
    if material.when:
        return material.when
    return NECESSITIES[material.necessity] if material.necessity else NOT_STATED


def _conditions(elements: Elements) -> tuple[Part, ...]:
    told = (
        ("受理条件", elements.acceptance_conditions),
        ("准予条件", elements.approval_conditions),
        ("其他条件" if elements.acceptance_conditions or elements.approval_conditions else "", elements.conditions),
    )
    return tuple(Lines(clauses, lead) for lead, clauses in told if clauses)


def _materials(elements: Elements) -> tuple[Part, ...]:
    rows = tuple(
        (
            str(number),
            "\n".join(filter(None, (material.name, material.note))),
            stated(counts(material)),
            when(material),
            stated(material.source),
        )
        for number, material in enumerate(elements.materials, 1)
    )
    return (Grid(("序号", "材料名称", "份数", "何时需要", "材料来源"), rows, (0, 9, 4, 6, 4)),)


def _process(elements: Elements) -> tuple[Part, ...]:
    """Who and how long only have a column where some step states them."""
    columns = [("序号", 0, [str(number) for number, _step in enumerate(elements.steps, 1)])]
    if any(step.who for step in elements.steps):
        columns.append(("办理人", 5, [step.who for step in elements.steps]))
    columns.append(("做什么", 13, [step.what for step in elements.steps]))
    if any(step.duration for step in elements.steps):
        columns.append(("时限", 4, [step.duration for step in elements.steps]))
    head, widths, cells = zip(*columns, strict=True)
    return (Grid(head, tuple(zip(*cells, strict=True)), widths),)


def _time_limit(elements: Elements) -> tuple[Part, ...]:
    limits = (("法定办结时限", elements.statutory), ("承诺办结时限", elements.promised))
    return (Pairs(tuple((kind, limit.text if limit else NOT_STATED) for kind, limit in limits)),)


def _result(elements: Elements) -> tuple[Part, ...]:
    result = elements.result
    told = (("结果名称", result.document), ("结果有效期", result.validity), ("送达方式", result.delivery))
    return (Pairs(tuple((label, stated(text)) for label, text in told)),)


_PARTS = {
    Facet.SERVICE_OBJECT: lambda elements: (Lines(elements.service_object),),
    Facet.CONDITIONS: _conditions,
    Facet.MATERIALS: _materials,
    Facet.PROCESS: _process,
    Facet.TIME_LIMIT: _time_limit,
    Facet.RESULT: _result,
}

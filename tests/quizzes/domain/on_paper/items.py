"""An item of every kind as sheets print it, small enough to be looked through."""

from fractions import Fraction

from courses.domain.facets import Facet
from quizzes.domain.case import CaseKey, CaseSheet, Circumstance, FolderPaper, Ground, Outcome
from quizzes.domain.item import Item, Kind, Option


def item(kind: Kind, *, options: int = 4, prompts: int = 0, case: CaseSheet | None = None) -> Item:
    """`options` choices called a, b, c …; their words don't matter to a pen."""
    chosen = tuple(Option(f"o{n}", f"材料{n}") for n in range(options))
    asked = tuple(Option(f"q{n}", f"环节{n}") for n in range(prompts))
    key = {Kind.NUMBER: ("20",), Kind.MATCHING: ("o0",) * prompts, Kind.ORDERING: tuple(one.id for one in chosen)}
    return Item(
        kind=kind,
        facets=(Facet.MATERIALS,),
        template="t",
        template_version=1,
        seed=1,
        matter_code="T",
        matter_version=1,
        stem="题干",
        options=chosen,
        key=key.get(kind, ("o0",)),
        unit="个工作日",
        explanation="",
        sources=(),
        guess=Fraction(1, 15),
        case=case,
        prompts=asked,
    )


def case(*, options: int = 3, folder: int = 2, reasons: int = 2, places: int = 1) -> Item:
    """A counter case: outcomes 1–6, then papers to mark, papers of the folder, grounds and places by letter."""
    grounds = [Ground(f"g{n}", f"理由{n}", Outcome.REFUSE) for n in range(reasons)]
    grounds += [Ground(f"l{n}", f"单位{n}", Outcome.LEAD_TO) for n in range(places)]
    sheet = CaseSheet(
        circumstance=Circumstance.SEVERAL,
        citizen="李女士来办事。",
        situation=("本人办理。",),
        folder=tuple(FolderPaper(f"p{n}", f"纸{n}") for n in range(folder)),
        grounds=tuple(grounds),
        key=CaseKey(Outcome.NOTIFY_ONCE, notify=("o0", "o2"), give_back=("p1",)),
    )
    return item(Kind.CASE, options=options, case=sheet)

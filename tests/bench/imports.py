"""Import of a list of 10,000 matters: reading it into a plan, applying the plan while somebody saves, and reading the
same list again."""

from tests.bench.figures import Figures, measured
from tests.bench.listed import Listed
from tests.bench.saver import saving

COUNT = 10_000


def run() -> list[Figures]:
    """Plan, apply with the longest wait of whoever saves meanwhile, and the plan of the unchanged list."""
    found: list[Figures] = []
    listed, waits = Listed(COUNT), {}
    with measured(f"import of {COUNT} matters: read and plan", found):
        staged = listed.stage()
    with saving(waits), measured(f"import of {COUNT} matters: apply", found):
        listed.apply(staged)
    applied = found[-1]
    for what, name in (("the longest", "longest"), ("one in a hundred", "rare"), ("half of them", "usual")):
        line = f"  {waits['saves']} saves meanwhile: {what} took"
        found.append(Figures(line, round(waits[name], 3), applied.peak, 2))
    with measured(f"import of {COUNT} matters: the same list again", found):
        listed.stage()
    return found

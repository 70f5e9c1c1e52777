"""Import of a workbook of 20,000 rows, in a process of its own: what the largest list a province keeps would cost."""

from tests.bench.figures import Figures, measured
from tests.bench.listed import Listed

COUNT = 20_000


def run() -> list[Figures]:
    """Plan and apply."""
    found: list[Figures] = []
    listed = Listed(COUNT)
    with measured(f"workbook of {COUNT} rows: read and plan", found):
        staged = listed.stage()
    with measured(f"workbook of {COUNT} rows: apply", found):
        listed.apply(staged)
    return found

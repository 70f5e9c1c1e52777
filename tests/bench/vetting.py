"""Vetting the bank: 500 matters, every template, 20 seeds each, as a whole run does it."""

from courses.operations import open_catalogue
from quizzes.models import VettingRun
from quizzes.operations import vetting, vetting_runs
from tests.bench.figures import Figures, measured
from tests.bench.stock import matters
from tests.factories import FIRST_DAY, FOUNDED, MOMENT, make_house
from tests.quizzes import shelf

COUNT = 500
SEEDS = range(20)


def run() -> list[Figures]:
    """Every night does this with the seeds of `operations.vetting`; how many items came out stands in the line."""
    found: list[Figures] = []
    catalogue = open_catalogue(make_house().town, code="bench", name="清单", by=None, at=FOUNDED)
    shelf.apply(catalogue, [(one, []) for one in matters(COUNT)], on=FIRST_DAY, at=FOUNDED, tier="B")
    for seeds in (vetting.SEEDS, SEEDS):
        vetting.SEEDS = seeds
        whole = vetting_runs.begin_whole(reason=VettingRun.Reason.NIGHTLY, by=None, at=MOMENT)
        with measured(f"vetting {whole.total} matters, {len(seeds)} seeds", found):
            for _step in vetting_runs.vetting(whole, at=MOMENT):
                pass
        whole.refresh_from_db()
        line = found.pop()
        said = f"{line.what}: {whole.items} items, {whole.items / line.seconds:.0f} a second"
        found.append(Figures(said, line.seconds, line.peak, line.queries))
    return found

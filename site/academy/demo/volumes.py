"""How often matters come to the demo counter: invented figures, of which few matters make most."""

from datetime import datetime

from academy.demo.people import Town
from courses import operations
from courses.domain.facets import Tier
from courses.domain.volumes.figures import Counted, last_full_year
from courses.domain.volumes.plan import Told
from courses.queries import matters_offered
from quizzes.domain.dice import Dice

SPAN = {Tier.A: (320, 2600), Tier.B: (40, 300), Tier.C: (0, 35)}


def count(town: Town, *, at: datetime) -> None:
    """The head writes down the last full year, all but every ninth matter, which nobody counted."""
    year, on = last_full_year(at.date()), at.date()
    told = []
    for place, matter in enumerate(matters_offered(town.centre, on)):
        if place % 9 != 8:
            few, many = SPAN[Tier(matter.tier)]
            told.append(Told(Counted(matter.pk, year, few + Dice("volume", matter.code, year).below(many - few + 1))))
    plan = operations.plan_case_volumes(town.centre, told, on=on)
    operations.apply_case_volumes(town.centre, told, on=on, agreed=plan.digest, by=town.head, at=at)

"""What came back to the demo counter: invented stars and returned applications of a few matters, three months long."""

from datetime import date, datetime

from academy.demo.people import Town
from courses.domain.service.figures import Figure, months_before
from courses.operations.service import apply_service_figures, plan_service_figures
from courses.queries import matters_offered
from quizzes.domain.dice import Dice

MONTHS, EVERY = 3, 6


def count(town: Town, *, at: datetime) -> None:
    """The head uploads every sixth matter's last three full months."""
    on = at.date()
    matters = list(matters_offered(town.centre, on))[::EVERY]
    months = [months_before(on, back) for back in range(MONTHS, 0, -1)]
    told = [_figure(matter.pk, matter.code, month) for matter in matters for month in months]
    plan = plan_service_figures(town.centre, told, on=on)
    apply_service_figures(town.centre, told, on=on, agreed=plan.digest, by=town.head, at=at)


def _figure(matter: int, code: str, month: date) -> Figure:
    dice = Dice("service", code, month.isoformat())
    cases = dice.below(60) + 1
    few, many = (dice.below(most) for most in (3, cases // 2 + 1))
    return Figure(matter, month, cases, dice.below(cases // 4 + 1), (few, 0, few, few, many))

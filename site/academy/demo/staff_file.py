"""Staff files in the demo year: most confirmed, one below college, one certificate that ends, one that waits; last
year's words for three."""

from datetime import date, timedelta

from academy.demo.calendar import DemoYear
from academy.demo.people import Town
from certification.staff_file import operations
from certification.staff_file.domain.yearly import YearWord
from certification.staff_file.queries import year_rows
from people.models import User

SCHOOL, OFFICE = "某学院（演示）", "职业技能等级认定机构（演示）"


def keep(town: Town, year: DemoYear) -> None:
    """The head enters what lay in the cabinet; the demo's clerk enters a renewed certificate that still waits."""
    at = year.at(20, 10)
    for place, clerk in enumerate(town.clerks[:8]):
        level = ("college", "bachelor", "college", "secondary")[place % 4]
        word = "在岗多年，业务熟练" if level == "secondary" else ""
        said = {"level": level, "issuer": SCHOOL, "year": 2009 + place, "word": word}
        operations.enter(clerk, kind="education", **said, by=town.head, at=at)
        for kind in ("computer", "office")[: 1 if place == 5 else 2]:
            operations.enter(clerk, kind=kind, remark="日常工作", by=town.head, at=at)
        operations.enter(clerk, kind="fitness", by=town.head, at=at)
    _certificate(town.clerks[0], "four", year.day(365) + timedelta(days=40), by=town.head, year=year, day=20)
    _certificate(town.clerks[1], "five", None, by=town.head, year=year, day=20)
    _certificate(town.clerks[0], "three", None, by=town.clerks[0], year=year, day=362)


def sign(town: Town, year: DemoYear) -> None:
    """Last year's words on three, on the facts as they stood; that of a part of a year with its reason."""
    at = year.at(80, 15)
    before = at.year - 1
    rows = year_rows(town.centre, year=before, on=at.date())
    words = [
        operations.Signing(row.person, YearWord.MET, "在岗期间履职符合要求", row.grounds)
        for row in rows
        if row.person in town.clerks[:3]
    ]
    operations.sign_year(town.centre, before, words, by=town.head, at=at)


def _certificate(clerk: User, level: str, until: date | None, *, by: User, year: DemoYear, day: int) -> None:
    said = {"level": level, "issuer": OFFICE, "number": f"演示{clerk.pk:04}{level}", "valid_until": until}
    operations.enter(clerk, kind="occupation", issued_on=year.day(1), **said, by=by, at=year.at(day, 11))

"""How many clerks the standard gives a centre for its cases, beside what there is and what the plan wants."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from certification.staff_file.domain.staffing import (
    PUTUOSHAN_PLAN,
    Plan,
    StaffingDecision,
    StaffingStandard,
    staffing,
)
from certification.staff_file.queries.staffing_rules import staffing_versions, standard_of_year, version_on
from courses.domain.volumes.figures import last_full_year
from courses.models import CaseVolume
from courses.moments import end_of
from people.models import Centre, Posting
from people.queries import clerks_of, windows_open


@dataclass(frozen=True, slots=True)
class YearOfCases:
    """A year somebody entered cases for: in how many matters, how many in all, and the figure for them by the standard
    of its end."""

    year: int
    matters: int
    cases: int
    decision: StaffingDecision
    standard: StaffingStandard


@dataclass(frozen=True, slots=True)
class Staffing:
    """The figures beside each other; the house does not reconcile them. `year` is the newest full year, `decision` the
    standard's figure for it by the `standard` of that year's end, `years` all years there are figures of, newest first.
    `version` names the standard where it is one that was adopted. `posted` are people in a base post at a window of the
    centre, `clerks` those who belong to it."""

    standard: StaffingStandard
    version: str
    plan: Plan
    year: int
    decision: StaffingDecision
    years: tuple[YearOfCases, ...]
    posted: int
    clerks: int
    windows: int


def staffing_of(centre: Centre, on: date) -> Staffing:
    """All figures as known that day; five queries."""
    year, versions = last_full_year(on), staffing_versions()
    standard, version = standard_of_year(versions, year), version_on(versions, date(year, 12, 31))
    figures: dict[int, dict[int, int]] = defaultdict(dict)
    rows = CaseVolume.objects.filter(centre=centre, year__lte=year, recorded_at__lt=end_of(on)).order_by("pk")
    for matter, of_year, cases in rows.values_list("matter", "year", "cases"):
        figures[of_year][matter] = cases
    years = []
    for of_year in sorted(figures, reverse=True):
        total, end = sum(figures[of_year].values()), date(of_year, 12, 31)
        of_its_end = standard_of_year(versions, of_year)
        decision = staffing(total, on=end, standard=of_its_end)
        years.append(YearOfCases(of_year, len(figures[of_year]), total, decision, of_its_end))
    bare = staffing(None, on=date(year, 12, 31), standard=standard)
    posts = Posting.objects.running_on(on).filter(kind=Posting.Kind.BASE, window__centre=centre)
    return Staffing(
        standard=standard,
        version=version.version if version else "",
        plan=PUTUOSHAN_PLAN,
        year=year,
        decision=next((one.decision for one in years if one.year == year), bare),
        years=tuple(years),
        posted=posts.values("clerk").distinct().count(),
        clerks=clerks_of(centre, on=on).count(),
        windows=windows_open(centre, on=on).count(),
    )

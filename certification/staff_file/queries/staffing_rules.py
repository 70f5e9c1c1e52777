"""Which rules of staffing there are, which measure a year, and which centres a change of them touches."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Sum
from django.utils import timezone

from certification.staff_file.domain.staffing import (
    StaffingDecision,
    StaffingStandard,
    StandardFrom,
    staffing,
    standard_at_years_end,
)
from certification.staff_file.models import StaffingRulesVersion
from courses.domain.volumes.figures import last_full_year
from courses.models import CaseVolume
from courses.moments import end_of
from people.models import Centre, Posting


@dataclass(frozen=True, slots=True)
class Touched:
    """A centre whose figure for its cases of the newest full year (None: not stated) would be another."""

    centre: Centre
    cases: int | None
    posted: int
    now: StaffingDecision
    proposed: StaffingDecision


def staffing_versions() -> list[StaffingRulesVersion]:
    """All versions, the newest first, those to come among them; one query."""
    return list(StaffingRulesVersion.objects.select_related("by").order_by("-effective_at", "-pk"))


def as_standards(versions: list[StaffingRulesVersion]) -> list[StandardFrom]:
    """The same as plain values, the oldest first."""
    return [StandardFrom(timezone.localdate(row.effective_at), row.as_rules) for row in reversed(versions)]


def version_on(versions: list[StaffingRulesVersion], on: date) -> StaffingRulesVersion | None:
    """The one in force that day; None: the building standard's own numbers."""
    return next((row for row in versions if row.effective_at < end_of(on)), None)


def touched_by(proposed: StaffingStandard, *, on: date) -> tuple[list[Touched], int]:
    """Centres with another figure by the proposed rules than by those in force that day, by unit and name, and of how
    many; four queries."""
    standing, year = version_on(staffing_versions(), on), last_full_year(on)
    now = standing.as_rules if standing else StaffingStandard()
    counted = CaseVolume.objects.filter(year=year, recorded_at__lt=end_of(on)).order_by()
    newest = counted.values("centre", "matter").annotate(newest=Max("pk")).values("newest")
    sums = CaseVolume.objects.filter(pk__in=newest).order_by().values("centre").annotate(sum=Sum("cases"))
    cases = {row["centre"]: row["sum"] for row in sums}
    held = Posting.objects.running_on(on).filter(kind=Posting.Kind.BASE, window__isnull=False).order_by()
    posts = held.values("window__centre").annotate(people=Count("clerk", distinct=True))
    posted = {row["window__centre"]: row["people"] for row in posts}
    found, centres = [], list(Centre.objects.select_related("unit"))
    for centre in centres:
        of_year = cases.get(centre.pk)
        one, other = (staffing(of_year, on=on, standard=standard) for standard in (now, proposed))
        if one.clerks != other.clerks:
            found.append(Touched(centre, of_year, posted.get(centre.pk, 0), one, other))
    return found, len(centres)


def standard_of_year(versions: list[StaffingRulesVersion], year: int) -> StaffingStandard:
    """What a year's cases are measured by: the rules in force at its end."""
    return standard_at_years_end(as_standards(versions), year)

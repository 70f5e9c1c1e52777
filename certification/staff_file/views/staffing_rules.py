"""The rules of staffing: the numbers in force, and their change (which centres it touches, then the signature)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from certification.staff_file import operations
from certification.staff_file.domain.staffing import StaffingStandard
from certification.staff_file.forms import AdoptStaffingForm, StaffingRulesForm
from certification.staff_file.queries.staffing_rules import staffing_versions, touched_by, version_on
from certification.staff_file.staffing_words import differences, lines_of
from courses.domain.volumes.figures import last_full_year
from people import permissions
from quizzes.views.adopting import Change, change_rules

SHOWN = 50


def staffing_rules(request: HttpRequest) -> HttpResponse:
    """How many clerks the standard gives, and every version there was and is to come."""
    actor = permissions.signed_in(request)
    versions = staffing_versions()
    standing = version_on(versions, timezone.localdate())
    before = [*(row.as_rules for row in versions[1:]), StaffingStandard()]
    rules = standing.as_rules if standing else StaffingStandard()
    context = {
        "standing": standing,
        "rules": rules,
        "lines": lines_of(rules),
        "versions": [(row, differences(old, row.as_rules)) for row, old in zip(versions, before, strict=False)],
        "now": timezone.now(),
        "may_change": actor.is_admin,
    }
    return render(request, "certification/staff_file/staffing_rules.html", context)


def staffing_rules_change(request: HttpRequest) -> HttpResponse:
    """First whose figure would be another, then the new version; nothing is written before that was on the page."""
    actor = permissions.with_role(request)
    on, versions = timezone.localdate(), staffing_versions()
    row = version_on(versions, on)
    standing = row.as_rules if row else StaffingStandard()

    def compared(proposed: StaffingStandard) -> dict[str, Any]:
        found, of_centres = touched_by(proposed, on=on)
        told = {"differences": differences(standing, proposed), "year": last_full_year(on)}
        return told | {"touched": found[:SHOWN], "count": len(found), "of_centres": of_centres}

    change = Change(
        StaffingRulesForm,
        AdoptStaffingForm,
        operations.adopt_staffing_rules,
        "certification/staff_file/staffing_rules_change.html",
        "staffing_rules",
        adopted=_("%(version)s is adopted; it holds from %(day)s on."),
        not_shown=_("This is not what was shown. Look at it once more."),
    )
    return change_rules(request, change, standing=standing, versions=versions, by=actor.user, compared=compared)

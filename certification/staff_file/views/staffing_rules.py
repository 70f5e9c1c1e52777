"""The rules of staffing: the numbers in force, and their change (which centres it touches, then the signature)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from certification.staff_file import operations
from certification.staff_file.domain.staffing import StaffingStandard
from certification.staff_file.forms import AdoptStaffingForm, StaffingRulesForm
from certification.staff_file.models import StaffingRulesVersion
from certification.staff_file.queries.staffing_rules import staffing_versions, touched_by, version_on
from certification.staff_file.staffing_words import differences, lines_of
from courses.domain.volumes.figures import last_full_year
from people import permissions
from people.models import User
from quizzes.views.adopting import adopted, digest_of

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
    standing, newest = row.as_rules if row else StaffingStandard(), max((one.pk for one in versions), default=0)
    adopting = "adopt" in request.POST
    form = StaffingRulesForm(standing, request.POST if request.method == "POST" else None)
    adopt = AdoptStaffingForm(on, request.POST if adopting else None)
    context = {"form": form, "adopt": adopt, "back": reverse("staffing_rules")}
    if request.method == "POST" and form.is_valid():
        proposed = form.rules
        shown = digest_of(proposed, newest)
        if adopting and request.POST.get("shown") != shown:
            form.add_error(None, _("This is not what was shown. Look at it once more."))
        elif adopting and adopt.is_valid() and _adopted(request, proposed, adopt, newest, by=actor.user):
            return redirect("staffing_rules")
        found, of_centres = touched_by(proposed, on=on)
        context |= {"differences": differences(standing, proposed), "shown": shown, "year": last_full_year(on)}
        context |= {"touched": found[:SHOWN], "count": len(found), "of_centres": of_centres}
    status = 422 if form.errors or adopt.errors else 200
    return render(request, "certification/staff_file/staffing_rules_change.html", context, status=status)


def _adopted(request: HttpRequest, rules: StaffingStandard, adopt: AdoptStaffingForm, base: int, *, by: User) -> bool:
    def write() -> StaffingRulesVersion:
        return operations.adopt_staffing_rules(rules, base=base, by=by, at=timezone.now(), **adopt.cleaned_data)

    return adopted(request, adopt, write, _("%(version)s is adopted; it holds from %(day)s on."))

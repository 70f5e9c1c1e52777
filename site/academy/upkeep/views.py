"""What the last night found: whether the summaries equal the records, and whether anything is that can't be."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ledger.auditing import last_check, last_findings
from ledger.checking import last_checks
from people import permissions
from people.actor import Role


def summary_checks(request: HttpRequest) -> HttpResponse:
    """Every summary with its newest check, and how to mend one."""
    permissions.with_role(request, Role.ADMIN)
    frame = _frame(_("Summaries and records"), "tasks")
    return render(request, "academy/upkeep/summaries.html", frame | {"checks": last_checks()})


def invariant_checks(request: HttpRequest) -> HttpResponse:
    """Every impossible state of the last run, with the plan that mends it."""
    permissions.with_role(request, Role.ADMIN)
    check = last_check()
    context = {"check": check, "findings": last_findings(check) if check else []}
    return render(request, "academy/upkeep/invariants.html", _frame(_("Impossible states"), "warning") | context)


def _frame(title: str, icon: str) -> dict[str, object]:
    items = [{"url": "", "label": title}]
    return {"header_title": title, "page_title": title, "header_icon": icon, "breadcrumbs_items": items}

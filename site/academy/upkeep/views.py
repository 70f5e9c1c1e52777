"""Whether the summaries equal the records, as the last night's check found."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ledger.checking import last_checks
from people import permissions
from people.actor import Role


def summary_checks(request: HttpRequest) -> HttpResponse:
    """Every summary with its newest check, and how to mend one."""
    permissions.with_role(request, Role.ADMIN)
    title = _("Summaries and records")
    frame = {"header_title": title, "page_title": title, "header_icon": "tasks"}
    frame["breadcrumbs_items"] = [{"url": "", "label": title}]
    return render(request, "academy/upkeep/summaries.html", frame | {"checks": last_checks()})

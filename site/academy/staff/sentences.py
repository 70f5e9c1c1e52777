"""Codes of a staff list's problems and plans as sentences; what is wrong with a file itself is said by courses."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from academy.staff.domain.people import Grant
from academy.staff.domain.plan import Action, StaffLine, StaffPlan
from courses.domain.problems import Problem
from courses.sentences import PROBLEMS
from people.models import AdminUnit, Centre, RoleGrant, Window

STAFF = {
    "column_private": _("This column isn't needed here; nothing of it was read or kept."),
    "username_column_missing": _("The list needs a column for the account name (账号) or the staff number (工号)."),
    "person_name_missing": _("The row has no name."),
    "username_missing": _("The row has neither an account name nor a staff number."),
    "username_unfit": _("“%(name)s” can't be an account name. Use letters, digits and . @ + - _ only."),
    "username_repeated": _("The account name %(name)s already stands in row %(first)s."),
    "number_repeated": _("The staff number %(name)s already stands in row %(first)s."),
    "number_of_another": _("The staff number %(number)s belongs to %(name)s (%(username)s)."),
    "name_differs": _(
        "The account %(username)s belongs to %(old)s. If %(new)s is somebody else, write another account name."
    ),
    "namesake": _(
        "%(name)s already has the account %(username)s there. If it is the same person, write that account name."
    ),
    "department_unstated": _("No department is named (条线): this reviewer answers for all of the unit's."),
    "person_twice": _("%(name)s: another row is about the same account."),
    "role_missing": _("The row names no role."),
    "role_unknown": _("“%(text)s” is no role. Write 窗口人员, 中心负责人, 分管领导, 条线审核人, 编辑 or 检查员."),
    "centre_missing": _("A %(role)s belongs to a centre; name it."),
    "centre_unknown": _("There is no centre called “%(name)s”, or more than one."),
    "unit_missing": _("A %(role)s belongs to a unit; name it."),
    "unit_unknown": _("There is no unit called “%(name)s”, or more than one."),
    "window_not_open": _("The centre has no open window “%(text)s”. Write its number."),
    "window_without_clerk": _("Only clerks sit at a window; this one is left aside."),
    "post_without_day": _("A base post needs its first day (任岗起始日); without it none is begun."),
    "post_moves": _("%(name)s has a base post at another window. A move has its own rules: plan it under Postings."),
    "post_overlaps": _("%(name)s had a base post until %(day)s; the new one can't begin before."),
}
ACTIONS = {
    Action.CREATE: pgettext_lazy("people of a staff list", "New"),
    Action.CHANGE: pgettext_lazy("people of a staff list", "Changed"),
    Action.LEAVE: pgettext_lazy("people of a staff list", "Left"),
    Action.UNCHANGED: pgettext_lazy("people of a staff list", "Unchanged"),
}


def sentence(problem: Problem) -> str:
    """The problem as a sentence; its place is shown beside it."""
    return str(STAFF.get(problem.code) or PROBLEMS[problem.code]) % problem.params


class Describer:
    """Says what a line does, with the names of places; three queries for any number of lines."""

    def __init__(self) -> None:
        self._centres = dict(Centre.objects.values_list("pk", "name"))
        self._units = dict(AdminUnit.objects.values_list("pk", "name"))
        self._windows = {window.pk: str(window) for window in Window.objects.all()}

    def acts(self, line: StaffLine) -> list[str]:
        """One sentence for each thing that is done to the person."""
        said = [gettext("is %(role)s") % {"role": self._grant(grant)} for grant in line.gives]
        said += [gettext("is no longer %(role)s") % {"role": self._grant(grant)} for grant in line.ends]
        wanted, person = line.wanted, line.person
        if line.ends_post and person and person.base:
            said.append(gettext("base post at %(window)s ends") % {"window": self._windows[person.base]})
        if line.posts and wanted and wanted.window and wanted.since:
            place = {"window": self._windows[wanted.window], "day": date_format(wanted.since)}
            said.append(gettext("base post at %(window)s since %(day)s") % place)
        if "name" in line.changed and person and wanted:
            said.append(gettext("name: %(old)s → %(new)s") % {"old": person.name, "new": wanted.name})
        if "number" in line.changed and person and wanted:
            numbers: dict[str, Any] = {"old": person.employee_number or "–", "new": wanted.number or "–"}
            said.append(gettext("staff number: %(old)s → %(new)s") % numbers)
        if line.reopens:
            said.append(gettext("the account is opened again"))
        if line.closes:
            said.append(gettext("the account is closed; all records stay"))
        return said

    def _grant(self, grant: Grant) -> str:
        at_centre = grant.role in RoleGrant.AT_CENTRE
        place = (self._centres if at_centre else self._units).get(grant.place, "")
        return " · ".join(filter(None, (str(RoleGrant.Role(grant.role).label), place, grant.department)))


def counted(plan: StaffPlan) -> str:
    """The plan in one line."""
    counts = {action.value: len(plan.of(action)) for action in Action}
    return gettext("%(create)d new, %(change)d changed, %(leave)d left, %(unchanged)d unchanged") % counts

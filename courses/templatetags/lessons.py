"""What a lesson draws from its facts by the rules of the domain. `{% load lessons %}`."""

import re
from datetime import date

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from courses.domain import checklist as checklists
from courses.domain import lanes
from courses.domain.cells.text import fold
from courses.domain.comparison import Aspect, Cell
from courses.domain.counter import Outcome
from courses.domain.deadlines import Due, due
from courses.domain.elements import Elements, Limit, Material, Step
from courses.domain.lanes import Lane
from courses.templatetags.catalogue import hant

register = template.Library()
_PLAIN = re.compile(r"\d+(?:个?工作日|自然日|日|天|小时|个?月|年)")

LANES = {
    Lane.CITIZEN: gettext_lazy("Applicant"),
    Lane.COUNTER: gettext_lazy("Counter"),
    Lane.OFFICE: gettext_lazy("Department and others"),
}
ASPECTS = {
    Aspect.SERVICE_OBJECT: gettext_lazy("For whom"),
    Aspect.CONDITIONS: gettext_lazy("Conditions"),
    Aspect.MATERIALS: gettext_lazy("Materials"),
    Aspect.STATUTORY: gettext_lazy("Limit by law"),
    Aspect.PROMISED: gettext_lazy("Promised limit"),
    Aspect.FEE: gettext_lazy("Fee"),
    Aspect.DEPARTMENT: gettext_lazy("Department"),
    Aspect.DOCUMENT: gettext_lazy("Document"),
    Aspect.VALIDITY: gettext_lazy("Valid for"),
    Aspect.DELIVERY: gettext_lazy("Handed over"),
}
OUTCOMES = {
    Outcome.ACCEPT: gettext_lazy("Accept at once"),
    Outcome.MEND_ON_THE_SPOT: gettext_lazy("Mend on the spot"),
    Outcome.NOTIFY_ONCE: gettext_lazy("One notice of everything"),
    Outcome.ACCEPT_WITH_DEFERRAL: gettext_lazy("Accept, papers to follow"),
    Outcome.REFUSE: gettext_lazy("Refuse in writing"),
    Outcome.LEAD_TO: gettext_lazy("Lead to the right counter"),
}


@register.filter
def checklist(materials: tuple[Material, ...]) -> tuple[checklists.Group, ...]:
    """The papers grouped by when they are needed."""
    return checklists.checklist(materials)


@register.filter
def counts(material: Material) -> str:
    """How many originals and copies; "not stated" where the list states neither."""
    said = []
    if material.originals is not None:
        said.append(ngettext("%(n)s original", "%(n)s originals", material.originals) % {"n": material.originals})
    if material.copies is not None:
        said.append(ngettext("%(n)s copy", "%(n)s copies", material.copies) % {"n": material.copies})
    return _(", ").join(said) if said else _("copies not stated")


@register.filter
def stages(steps: tuple[Step, ...]) -> tuple[lanes.Stage, ...]:
    """The steps in their lanes; nothing where they make no figure."""
    return lanes.stages(steps)


@register.filter
def lane_names(drawn: tuple[lanes.Stage, ...]) -> list[tuple[int, str]]:
    """The lanes of the figure from left to right, numbered from 1."""
    return [(place, str(LANES[lane])) for place, lane in enumerate(_used(drawn), 1)]


@register.filter
def lane_class(stage: lanes.Stage, drawn: tuple[lanes.Stage, ...]) -> str:
    """Which column a step stands in and which the next one does."""
    used = _used(drawn)
    return f"lane-{used.index(stage.lane) + 1} onward-{used.index(stage.onward) + 1}"


def _used(drawn: tuple[lanes.Stage, ...]) -> list[Lane]:
    return [lane for lane in lanes.LANES if any(stage.lane is lane for stage in drawn)]


@register.filter
def is_plain(limit: Limit) -> bool:
    """Whether the list says no more than the figure and its unit."""
    return limit.understood and bool(_PLAIN.fullmatch(fold(limit.text).replace(" ", "")))


@register.simple_tag
def due_of(limit: Limit, facts: Elements, accepted_on: date | str) -> Due | None:
    """By when it is due if it is accepted on that day; None where a page has no such day."""
    if not isinstance(accepted_on, date):
        return None
    return due(limit, accepted_on=accepted_on, licence=facts.is_licence)


@register.filter
def aspect_name(aspect: Aspect) -> str:
    """What a row of the comparison compares."""
    return str(ASPECTS[aspect])


@register.filter
def outcome_name(outcome: Outcome) -> str:
    """What happens at the counter."""
    return str(OUTCOMES[outcome])


@register.filter
def beside(cells: tuple[Cell, ...], others: tuple[object, ...]) -> list[tuple[Cell, object]]:
    """The cells of a row, each with the matter it belongs to."""
    return list(zip(cells, others, strict=True))


@register.filter
def several(texts: tuple[str, ...], most: int = 3) -> SafeString:
    """Catalogue texts after one another, at most so many; how many more there are is said."""
    shown = format_html_join(_("; "), "{}", ((hant(text),) for text in texts[:most]))
    more = len(texts) - most
    if more <= 0:
        return shown
    told = ngettext("%(n)s more in its lesson", "%(n)s more in its lesson", more) % {"n": more}
    return format_html("{}{}{}", shown, _("; "), told)

"""What lesson templates draw facts with. `{% load catalogue %}`."""

from datetime import date, timedelta

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from courses.domain.elements import Elements, Limit
from courses.domain.facets import Facet, Necessity, TimeUnit
from courses.domain.layout import BY_KEY
from courses.domain.offerings.plan import Action
from courses.domain.search.why import Pieces, Where
from courses.models.matter import FACET_LABELS
from courses.models.offering import Offering
from courses.script import in_script

register = template.Library()

NECESSITIES = {
    Necessity.REQUIRED: gettext_lazy("always needed"),
    Necessity.CONDITIONAL: gettext_lazy("in some cases"),
    Necessity.DEFERRABLE: gettext_lazy("may be handed in later"),
}
UNITS = {
    TimeUnit.HOUR: gettext_lazy("hours"),
    TimeUnit.WORKING_DAY: gettext_lazy("working days"),
    TimeUnit.CALENDAR_DAY: gettext_lazy("calendar days"),
    TimeUnit.DAY: gettext_lazy("days"),
    TimeUnit.MONTH: gettext_lazy("months"),
    TimeUnit.YEAR: gettext_lazy("years"),
}
ACTIONS = {
    Action.OPEN: gettext_lazy("Taken over"),
    Action.CHANGE: pgettext_lazy("matters at a centre", "Changed"),
    Action.CLOSE: gettext_lazy("No longer handled"),
    Action.UNCHANGED: pgettext_lazy("matters at a centre", "Unchanged"),
}
WHERE = {
    Where.CODE: gettext_lazy("code"),
    Where.CATEGORY: gettext_lazy("category"),
    Where.DEPARTMENT: gettext_lazy("department"),
    Where.PARENT: gettext_lazy("parent item"),
    Where.BUNDLE: gettext_lazy("life event"),
    Where.MATERIALS: gettext_lazy("materials"),
}


@register.filter
def hant(text: str | None) -> str:
    """Catalogue text in the reader's script; escaped or safe exactly as it came."""
    if not text:
        return ""
    shown = in_script(str(text))
    return mark_safe(shown) if isinstance(text, SafeString) else shown


@register.filter
def stated(text: object) -> str:
    """Catalogue text, or "not stated" where the list is silent. A stated zero is shown as 0."""
    if text is None or text == "":
        return format_html('<span class="facet__silent">{}</span>', _("not stated"))
    return conditional_escape(hant(str(text)))


@register.filter
def necessity_name(necessity: Necessity | None) -> str:
    """Whether a material must be there, in words."""
    return stated(None) if necessity is None else str(NECESSITIES[necessity])


@register.filter
def facet_name(facet: str) -> str:
    """The name of a facet."""
    return str(FACET_LABELS[Facet(facet)])


@register.filter
def element_name(name: str) -> str:
    """The name of an element that is no facet, as the list's column is called."""
    return _("listed again") if name == "retired" else BY_KEY[name].title


@register.filter
def depth_name(depth: str) -> str:
    """What the centre may do for the matter."""
    return str(Offering.DepthChoice(depth).label) if depth else ""


@register.filter
def limit_figure(limit: Limit) -> str:
    """The number of a limit that was understood; "at once" for 即办, nothing where it stays text."""
    if limit.unit is TimeUnit.IMMEDIATE:
        return _("at once")
    return str(limit.value) if limit.understood else ""


@register.filter
def limit_unit(limit: Limit) -> str:
    """The unit as the list writes it; nothing for 即办 and for text."""
    return str(UNITS[limit.unit]) if limit.unit in UNITS else ""


@register.filter
def states_facet(elements: Elements, facet: str) -> bool:
    """Whether the list says anything about the facet."""
    return elements.states(Facet(facet))


@register.filter
def marked(pieces: Pieces) -> SafeString:
    """Catalogue text with the pieces that were looked for marked."""
    return format_html_join("", "{}", ((_piece(text, is_marked),) for text, is_marked in pieces))


@register.filter
def where_name(where: Where) -> str:
    """Which part of a matter held a word."""
    return str(WHERE[where])


def _piece(text: str, is_marked: bool) -> str:
    return format_html("<mark>{}</mark>", hant(text)) if is_marked else hant(text)


@register.filter
def offering_action(action: Action) -> str:
    """What a plan does to matters of a centre."""
    return str(ACTIONS[action])


@register.filter
def day_before(day: date) -> date:
    """The last day of a half-open span."""
    return day - timedelta(days=1)

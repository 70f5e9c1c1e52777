"""What templates draw with: state shapes, icons, the navigation of a role. `{% load drawing %}`."""

from dataclasses import dataclass

from django import template
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from people.actor import Actor, Role

register = template.Library()

CERTIFIED, EXCEPT, STALE, NEVER, NONE = "certified", "except", "stale", "never", "none"
PRACTISED, INFERRED = "practised", "inferred"

# The shape each code is drawn with, and the words it is read aloud with. A certification has five shapes, and what is
# known without one has two more; several codes may share one, so that a short legend explains every screen.
STATES: dict[str, tuple[str, str]] = {
    "certified": (CERTIFIED, gettext_noop("Certified")),
    "valid_except": (EXCEPT, gettext_noop("Valid except changed facets")),
    "stale": (STALE, gettext_noop("Stale")),
    "lapsed": (STALE, gettext_noop("Lapsed")),
    "expired": (STALE, gettext_noop("Expired")),
    "suspended": (STALE, gettext_noop("Suspended")),
    "revoked": (STALE, gettext_noop("Revoked")),
    "never": (NEVER, gettext_noop("Not yet")),
    "not_required": (NONE, gettext_noop("Not required")),
    "not_assessable": (NONE, gettext_noop("Not assessable")),
    "unasked": (NONE, gettext_noop("Not asked then, can be now")),
    # How a facet is known.
    "examined": (CERTIFIED, gettext_noop("Examined")),
    "practised": (PRACTISED, gettext_noop("Practised")),
    "inferred": (INFERRED, gettext_noop("Inferred")),
    "unknown": (NEVER, gettext_noop("Unknown")),
}
LEGEND = ("certified", "valid_except", "stale", "never", "not_required")
LEGEND_KNOWN = ("certified", "valid_except", "stale", "practised", "inferred", "never", "not_required")
# For print, Excel and plain text: the same shapes as characters.
GLYPHS = {CERTIFIED: "●", EXCEPT: "◐", STALE: "◇", PRACTISED: "◎", INFERRED: "△", NEVER: "○", NONE: "–"}

# A phone's bottom bar holds five; what does not fit moves into the person's menu.
BAR_HOLDS = 5


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the navigation; `in_bar` is False where a phone has no room for it."""

    label: str
    icon: str
    url: str
    current: bool
    in_bar: bool


@register.simple_tag
def state(code: str, labelled: bool = False, label: str = "") -> SafeString:
    """The shape of a state; its words are read aloud, and shown beside it when `labelled`.

    `label` replaces the words where the screen knows better ("Valid except materials"). An unknown code is a
    programming error and raises KeyError.
    """
    shape, words = STATES[str(code)]
    return format_html(
        '<span class="state state--{}" title="{}"><span class="{}">{}</span></span>',
        shape,
        label or _(words),
        "state__label" if labelled else "visually-hidden",
        label or _(words),
    )


@register.inclusion_tag("partials/legend.html")
def legend(open: bool = False, known: bool = False) -> dict[str, object]:
    """The five shapes explained, folded away unless `open`; `known`: and those of what is known without a check."""
    return {"codes": LEGEND_KNOWN if known else LEGEND, "open": open}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A decorative icon of the sprite; the words beside it carry the meaning."""
    sprite = static("academy/icons.svg")
    return format_html('<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>', sprite, name)


@register.simple_tag(takes_context=True)
def navigation(context: template.Context) -> list[NavItem]:
    """The main navigation of whoever is signed in; empty for visitors."""
    actor, request = context.get("actor"), context.get("request")
    if actor is None:
        return []
    path = request.path if request else ""
    found = [(label, icon, url) for label, icon, name in _entries(actor) if (url := _address(name))]
    here = max((url for _label, _icon, url in found if _stands_under(path, url)), key=len, default="")
    return [
        NavItem(label, icon, url, current=url == here, in_bar=place < BAR_HOLDS)
        for place, (label, icon, url) in enumerate(found)
    ]


def _entries(actor: Actor) -> list[tuple[str, str, str]]:
    """Label, icon and URL name, most used first."""
    entries = [(_("Home"), "home", "home")]
    if actor.clerk_of is not None:
        entries += [
            (_("Courses"), "book", "matter_list"),
            (_("Practice"), "pencil", "practice"),
            (_("My record"), "record", "my_record"),
        ]
    if actor.has(Role.HEAD, Role.LEADER, Role.INSPECTOR):
        entries += [
            (_("Matrix"), "grid", "matrix"),
            (_("Training"), "people", "training_list"),
            (_("Postings"), "post", "posting_list"),
        ]
    if actor.clerk_of is None:
        entries += [(_("Courses"), "book", "matter_list")]
    if actor.has(Role.HEAD, Role.LEADER, Role.INSPECTOR):
        entries += [(_("Exams"), "check", "paper_list")]
    if actor.has(Role.EDITOR, Role.REVIEWER):
        entries += [
            (_("Questions"), "question", "inquiry_list"),
            (_("Catalogue admin"), "catalogue", "wagtailadmin_home"),
        ]
    return entries


def _address(name: str) -> str:
    """The URL of a room, or nothing where a deployment leaves the room out."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _stands_under(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)

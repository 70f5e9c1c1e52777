"""授权: the documents on which the centre handles its matters, and until when."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from certification.inspection.parts.base import Asked, Held, Missing, PackPart, table
from courses.domain.facets import Depth
from courses.models import Offering
from courses.queries.centre_lists import centre_list


def offered_in(asked: Asked) -> list[Offering]:
    """What the centre's list names at the end of the period."""
    return list(centre_list(asked.centre, on=asked.stands_on))


def _hold(asked: Asked) -> Held:
    offered = offered_in(asked)
    named = [one for one in offered if one.document]
    heads = [_("Code"), _("Matter"), _("Depth"), _("Authorising document"), _("Until")]
    rows = [
        (
            one.matter.code,
            one.matter.name,
            str(one.get_depth_display()) if one.depth else "",
            one.document,
            date_format(one.expires_on) if one.expires_on else _("no end stated"),
        )
        for one in named
    ]
    none = _("No matter rests on an authorising document.")
    section = table(_("Authorising documents"), heads, rows, [4, 9, 3, 6, 3], none=none)
    return Held(len(named), (section,), tuple(_lacking(offered, asked)), across=True)


def _lacking(offered: list[Offering], asked: Asked) -> list[Missing]:
    screen = asked.screen("offerings")
    ended = _("The authorisation of %(matter)s ended on %(day)s.")
    found = [
        Missing(ended % {"matter": one.matter.name, "day": date_format(one.expires_on)}, screen)
        for one in offered
        if one.document and one.expires_on and one.expires_on < asked.stands_on
    ]
    bare = sum(not one.document and one.depth == Depth.ACCEPT for one in offered)
    if bare:
        told = _("%(count)d matters the centre accepts name no authorising document.")
        found.append(Missing(told % {"count": bare}, screen))
    return found


AUTHORISATIONS = PackPart("authorisations", "授权文件一览表", lambda asked: asked.screen("offerings"), _hold)

"""代办事项清单: what the centre files on behalf, and the clerks posted to it and certified in it today."""

from datetime import date

from django.utils.translation import gettext_noop

from certification.awards.domain.decisions import Status
from certification.awards.queries.offers import Offer
from certification.awards.queries.standings import standings
from courses.documents.holdings import Held, fingerprint, held
from courses.documents.kinds import Audience, Kind
from courses.documents.on_behalf import FORMATS, TITLE, OnBehalf, on_behalf_list
from courses.documents.orders import Order
from courses.domain.facets import Depth, Tier
from courses.queries import matter_ids_required
from people.models import Centre
from people.queries import clerks_of

# Certified, or certified but for facets that changed lately and are still within their days.
MAY_FILE = frozenset({Status.CERTIFIED, Status.VALID_EXCEPT})


def on_behalf_rows(centre: Centre, *, on: date) -> list[OnBehalf]:
    """The matters filed on behalf, in the book's order, with the names of those posted to them and certified in them.

    A clerk on leave stays on the list: it is put up for weeks, and the centre finds a stand-in.
    """
    matters = [one for one in held(centre, on=on) if one.depth is Depth.ON_BEHALF]
    clerks = list(clerks_of(centre, on=on))
    required = matter_ids_required(clerks, on)
    offers = {one.matter: Offer(one.tier or Tier.A, one.depth or "") for one in matters}
    found = standings([clerk.pk for clerk in clerks], offers, on=on)

    def files(clerk: int, one: Held) -> bool:
        return one.matter in required[clerk] and found.of(clerk, one.matter).status in MAY_FILE

    return [OnBehalf(one, tuple(str(clerk) for clerk in clerks if files(clerk.pk, one))) for one in matters]


def _write(order: Order) -> bytes:
    return on_behalf_list(order, on_behalf_rows(order.centre, on=order.on))


def _made_of(centre: Centre, on: date) -> str:
    rows = [(row.held.matter, row.people) for row in on_behalf_rows(centre, on=on)]
    return fingerprint(centre, on=on, more=repr(rows))


ON_BEHALF = Kind(
    name="on-behalf",
    position=3,
    title=gettext_noop("List of matters filed on behalf"),
    paper_title=TITLE,
    about=gettext_noop("What the centre files for people, and which clerks are posted to it and certified in it."),
    formats=FORMATS,
    audience=Audience.CENTRE,
    write=_write,
    made_of=_made_of,
)

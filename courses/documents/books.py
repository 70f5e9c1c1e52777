"""The books made from the catalogue alone: the clerks' handbook and the public's service guide."""

from datetime import date

from django.utils.translation import gettext_noop

from courses.documents import handbook, service_guide
from courses.documents.holdings import fingerprint
from courses.documents.kinds import Audience, Kind
from courses.documents.standards import standards_made_of
from courses.models import CentreParticulars
from people.models import Centre
from people.queries import windows_open


def _guide_made_of(centre: Centre, on: date) -> str:
    particulars = CentreParticulars.objects.filter(centre=centre).first()
    windows = list(windows_open(centre, on=on).values_list("number", "name"))
    return fingerprint(centre, on=on, more=repr((particulars.rows() if particulars else (), windows)))


HANDBOOK = Kind(
    name="handbook",
    position=1,
    title=gettext_noop("Work handbook of the general windows"),
    paper_title=handbook.TITLE,
    about=gettext_noop("Every matter the centre handles, in six facets, with the code of its lesson. For the clerks."),
    formats=handbook.FORMATS,
    audience=Audience.CENTRE,
    write=handbook.handbook,
    made_of=lambda centre, on: fingerprint(centre, on=on, more=repr(standards_made_of())),
)
SERVICE_GUIDE = Kind(
    name="service-guide",
    position=2,
    title=gettext_noop("Service guide of the centre"),
    paper_title=service_guide.TITLE,
    about=gettext_noop("Where, when, whom to call, and what is handled here. For the public; nothing of the clerks'."),
    formats=service_guide.FORMATS,
    audience=Audience.SIGNED_IN,
    write=service_guide.service_guide,
    made_of=_guide_made_of,
)

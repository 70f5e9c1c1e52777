"""事项清单 and the handbook: what the centre handles."""

from functools import partial

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from certification.inspection.parts.base import Asked, Held, Made, Missing, PackPart, table
from courses.documents.books import HANDBOOK as BOOK
from courses.documents.handbook import PDF, WORD
from courses.documents.holdings import count_held
from courses.documents.orders import Order
from courses.models import Offering
from courses.queries.centre_lists import centre_list

TITLE = "事项清单"


def _catalogue(asked: Asked) -> Held:
    offered = list(centre_list(asked.centre, on=asked.stands_on))
    screen = asked.screen("offerings")
    return Held(
        rows=len(offered),
        sections=(
            table(
                _("Matters the centre handles"),
                [_("Code"), _("Matter"), _("Category"), _("Depth"), _("Tier"), _("From")],
                [_row(one) for one in offered],
                [4, 9, 4, 3, 1, 3],
                none=_("The centre handles no matter."),
            ),
        ),
        missing=() if offered else (Missing(_("The centre's list names no matter."), screen),),
        across=True,
    )


def _row(one: Offering) -> tuple[str, ...]:
    matter = one.matter
    return (
        matter.code,
        matter.name,
        matter.category,
        str(one.get_depth_display()) if one.depth else _("not stated"),
        one.tier,
        date_format(one.starts_on),
    )


def _handbook(asked: Asked) -> Held:
    held = count_held(asked.centre, on=asked.stands_on)
    screen = asked.screen("centre_documents")
    lacking = () if held else (Missing(_("A handbook of no matter says nothing."), screen),)
    made = tuple(Made(f".{form}", partial(_book, asked, form)) for form in (PDF, WORD))
    return Held(rows=held, made=made, missing=lacking)


def _book(asked: Asked, form: str) -> bytes:
    """The kept book where it is the one of that day, or else a new one."""
    kept = asked.centre.documents.filter(kind=BOOK.name, format=form, language=asked.language).first()
    if kept and kept.is_there and kept.made_of == BOOK.made_of(asked.centre, asked.stands_on):
        with kept.file.open() as file:
            return file.read()
    return BOOK.write(Order(asked.centre, asked.stands_on, asked.at, form, asked.language))


CATALOGUE = PackPart("catalogue", TITLE, lambda asked: asked.screen("offerings"), _catalogue)
HANDBOOK = PackPart("handbook", BOOK.paper_title, lambda asked: asked.screen("centre_documents"), _handbook)

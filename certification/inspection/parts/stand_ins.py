"""AB岗 on the last day of the period, as its screen and its own paper have it: windows, then matters, holes first.

Who stood in on other days of the period is among the postings.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from certification.inspection.parts.base import Asked, Held, Missing, PackPart
from certification.matrix.queries.stand_ins import StandInTable, stand_in_table
from certification.matrix.reasons import HOLES
from certification.matrix.stand_in_files import TITLE, note, sections
from courses.documents.parts import Words


def table_in(asked: Asked) -> StandInTable:
    """The table of that day, by all that is recorded now."""
    return stand_in_table(asked.centre, on=asked.stands_on, known=asked.board)


def _hold(asked: Asked) -> Held:
    found = table_in(asked)
    windows, *matters = sections(found)
    told = replace(windows, parts=(Words(note(found)), *windows.parts))
    return Held(found.matters, (told, *matters), tuple(_lacking(found, asked)), across=True)


def _lacking(found: StandInTable, asked: Asked) -> Iterator[Missing]:
    screen = asked.screen("stand_in_list")
    for line in found.windows:
        if not line.named:
            yield Missing(_("Nobody is named to stand in at window %(window)s.") % {"window": line.window}, screen)
    for hole, lines in found.holes:
        if lines:
            sentence = _("Matters nobody could take over – %(hole)s: %(count)d.")
            yield Missing(sentence % {"hole": HOLES[hole], "count": len(lines)}, screen)


STAND_INS = PackPart("stand-ins", TITLE, lambda asked: asked.screen("stand_in_list"), _hold)

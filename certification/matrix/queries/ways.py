"""How a matter with too few clerks is mended besides checks: a shadowing, practice that is recommended, a class."""

from dataclasses import dataclass
from datetime import timedelta

from certification.matrix.domain.beside import Beside, beside, themes
from certification.matrix.domain.mending import MendKind
from certification.matrix.queries.ahead import Ahead
from certification.matrix.queries.arranged import hints_at
from certification.shadowing.models import Shadowing
from certification.shadowing.operations import MOST_MATTERS
from certification.training.domain.themes import LONGEST_THEME, MOST_THEMES

HINTED = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class Ways:
    """`practise` are the keys of those nearest who must master the matter and were not asked to practise it yet."""

    beside: Beside | None
    practise: tuple[str, ...]
    themes: tuple[str, ...]


def ways(ahead: Ahead, matter: str) -> Ways:
    """Of one matter; two queries. Nothing of one that has enough clerks or is still to come. Who is on a shadowing
    already, or will be, is not sent on another."""
    short = {one.matter: (row, one) for row, one in ahead.short if not one.starts_on}
    if matter not in short:
        return Ways(None, (), ())
    row, one = short[matter]
    order = [matter, *(key for key in short if key != matter)]
    mends, centre = ahead.mends(row, one), ahead.board.centre
    running = Shadowing.objects.filter(centre=centre, called_off_at=None, ends_on__gt=ahead.board.on)
    busy = {str(learner) for learner in running.values_list("learner", flat=True)}
    told = {str(hint.clerk_id) for hint in hints_at(centre, on=ahead.board.on) if str(hint.matter_id) == matter}
    # what is still to change can't be practised yet
    nearest = [mend.clerk for mend in mends if mend.required and mend.kind is not MendKind.COMING]
    alike = [short[key][0].name for key in order if short[key][0].category == row.category]
    return Ways(
        beside(
            matter,
            rows={key: ahead.board.row(short[key][0]) for key in order},
            mends=(mend for mend in mends if mend.clerk not in busy),
            stays=ahead.stays,
            weeks=ahead.weeks,
            most=MOST_MATTERS,
        ),
        tuple(clerk for clerk in nearest[: one.missing] if clerk not in told),
        themes(alike, most=MOST_THEMES, longest=LONGEST_THEME),
    )

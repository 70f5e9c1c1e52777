"""Drawing an item: made now from the bank, unseen first, frozen as a snapshot."""

from collections.abc import Callable, Container, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from courses.domain.facets import Facet
from courses.models import MatterVersion
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.dice import Dice
from quizzes.domain.draft import TooLittle
from quizzes.domain.exposure import NOBODY, Exposure, Rank
from quizzes.domain.item import Item, Kind
from quizzes.domain.registry import generate, templates_of
from quizzes.domain.template import Template
from quizzes.models import Attempt, Draw, ItemSnapshot, SheetItem
from quizzes.queries.quarantine import quarantined
from quizzes.queries.times import seconds_of, typical_seconds

THROWS = 12
"""Seeds tried for an item this clerk has not seen lately, before one is shown again."""
REMEMBERED = 60
"""How many of the clerk's latest items on the matter count as seen."""


def draw_item(
    attempt: Attempt,
    *,
    facet: Facet | None,
    version: MatterVersion,
    bank: BankSnapshot,
    position: int,
    at: datetime,
    longest: int | None = None,
    kinds: Container[Kind] | None = None,
    about: Callable[[Item], bool] | None = None,
    exposure: Exposure = NOBODY,
) -> Draw | None:
    """Freeze one item on the facet at the position; None where no template makes one of this matter. `facet` None asks
    for one that bears on none.

    The caller holds the attempt's row, so that a position is drawn once. Checks and exams take certifying items only.
    Seeds follow from the attempt's secret one, so the draw can be replayed. `longest` is the time an item may take, in
    seconds by the typical times; `kinds` narrows the kinds of question, `about` the items themselves. `exposure` tells
    what others were shown: what is capped comes last, then what is worn, then what the clerk has seen.
    """
    certifying = attempt.kind != Attempt.Kind.PRACTICE
    templates = _usable(facet, version, bank, certifying=certifying)
    if kinds is not None:
        templates = [one for one in templates if one.kind in kinds]
    typical = typical_seconds() if longest is not None else {}
    if longest is not None:
        templates = [one for one in templates if seconds_of(one.name, typical) <= longest]
    fresh = [one for one in templates if not exposure.tires(version.matter_id, one.name)]
    turns = [some for some in (fresh, [one for one in templates if one not in fresh]) if some]
    seen = _faces_seen(attempt.clerk_id, version, templates)
    item = _least_shown(attempt.seed, turns, facet, bank, position, seen, certifying, about, exposure)
    if item is None:
        return None
    snapshot = freeze(item, version=version, bank=bank, at=at)
    seconds = seconds_of(item.template, typical) if longest is not None else None
    return Draw.objects.create(
        attempt=attempt, position=position, snapshot=snapshot, facet=facet or "", drawn_at=at, seconds=seconds
    )


def item_for_sheet(
    clerk: int, *, seed: int, facet: Facet, version: MatterVersion, bank: BankSnapshot, position: int
) -> Item | None:
    """A certifying item for a sheet of paper, chosen as a sitting of the clerk would choose it at the position."""
    templates = _usable(facet, version, bank, certifying=True)
    seen = _faces_seen(clerk, version, templates)
    return _least_shown(seed, [templates], facet, bank, position, seen, True, None, NOBODY)


def freeze(item: Item, *, version: MatterVersion, bank: BankSnapshot, at: datetime) -> ItemSnapshot:
    """The snapshot of the item; the same content again is the same row. Nearly every item is new, so it is written
    first and looked for only where it is there already."""
    digest = item.digest
    try:
        with transaction.atomic():
            return ItemSnapshot.objects.create(
                digest=digest,
                content=item.to_json(),
                matter_version=version,
                facets=[facet.value for facet in item.facets],
                kind=item.kind.value,
                template=item.template,
                template_version=item.template_version,
                seed=item.seed,
                bank_digest=bank.digest,
                face=item.face_digest,
                effective_at=at,
                recorded_at=at,
            )
    except IntegrityError:
        return ItemSnapshot.objects.get(digest=digest)


def _usable(facet: Facet | None, version: MatterVersion, bank: BankSnapshot, *, certifying: bool) -> list[Template]:
    barred = quarantined(version)
    return [
        template
        for template in templates_of(bank)
        if _bears_on(template.facets, facet)
        and (template.certifying or not certifying)
        and (template.name, template.version) not in barred
    ]


def _bears_on(facets: Sequence[Facet], facet: Facet | None) -> bool:
    return facet in facets if facet else not facets


def _in_turn(templates: Sequence[Template], dice: Dice) -> list[Template]:
    """All of them by the dice; written questions share one place, so that many of them don't crowd out the list."""
    made, written = [one for one in templates if not one.written], [one for one in templates if one.written]
    if not written:
        return list(dice.shuffled(made))
    turns = dice.shuffled([[one] for one in made] + [list(dice.shuffled(written))])
    return [template for turn in turns for template in turn]


def _least_shown(
    seed: int,
    turns: Sequence[Sequence[Template]],
    facet: Facet | None,
    bank: BankSnapshot,
    position: int,
    seen: list[str],
    certifying: bool,
    about: Callable[[Item], bool] | None,
    exposure: Exposure,
) -> Item | None:
    """The first item that is new to the clerk and not shown too much; failing that, the one of the best rank. Of the
    templates those of an earlier turn are tried first at every throw."""
    best: tuple[Rank, Item] | None = None
    for throw in range(THROWS):
        dice = Dice("draw", seed, position, bank.matter.code, throw)
        for template in (one for some in turns for one in _in_turn(some, dice)):
            made = generate(bank, template.name, dice.below(2**63), certifying=certifying)
            if isinstance(made, TooLittle) or not _bears_on(made.facets, facet) or (about and not about(made)):
                continue
            ago = len(seen) - seen.index(made.face) if made.face in seen else 0
            rank = exposure.rank(made.face_digest, seen=ago)
            if rank.is_best:
                return made
            if best is None or rank < best[0]:
                best = rank, made
    return best[1] if best else None


def _faces_seen(clerk: int, version: MatterVersion, templates: Sequence[Template]) -> list[str]:
    """Faces of what the clerk was lately shown of the matter by these templates, on a screen or on paper, newest first;
    one query."""
    of_these = {
        "snapshot__matter_version__matter": version.matter_id,
        "snapshot__template__in": [template.name for template in templates],
    }
    drawn = Draw.objects.filter(attempt__clerk=clerk, **of_these).annotate(seen_at=F("drawn_at"))
    printed = SheetItem.objects.filter(sheet__clerk=clerk, **of_these).annotate(seen_at=F("sheet__made_at"))
    columns = ("seen_at", "pk", "snapshot__content")
    found = drawn.order_by().values_list(*columns).union(printed.order_by().values_list(*columns), all=True)
    return [Item.from_json(content).face for _at, _pk, content in found.order_by("-seen_at", "-pk")[:REMEMBERED]]

"""What is new in a lesson: old and new of the version in force, and what of it the reader has still to acknowledge."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from courses.domain.acknowledging import PARTS
from courses.domain.differences import Difference, differences
from courses.domain.facets import ChangeKind
from courses.models import MatterVersion
from courses.queries.acknowledgements import unread_of
from courses.queries.changes import facet_changes
from courses.queries.duties import required_since
from people.models import User

RECENT = timedelta(days=30)
"""So long old and new stand open on top of a lesson; afterwards they are folded away."""


@dataclass(frozen=True, slots=True)
class Novelty:
    """What `new` (in force) says otherwise than `old`; `unread` names the parts the clerk has still to acknowledge.

    `old` is the version before it, or before the first change not acknowledged yet.
    """

    old: MatterVersion
    new: MatterVersion
    rows: tuple[tuple[Difference, str], ...]
    unread: tuple[str, ...]
    on: date

    @property
    def day(self) -> date:
        return timezone.localdate(self.new.effective_at)

    @property
    def is_open(self) -> bool:
        return bool(self.unread) or self.on - self.day < RECENT


def novelty_of(version: MatterVersion, *, clerk: User | None, on: date) -> Novelty | None:
    """What is new in the version in force that day; None for a first version.

    One query for a matter that never changed; ten for a clerk who must know it.
    """
    earlier = list(
        MatterVersion.objects.activated().filter(matter=version.matter_id, number__lt=version.number).order_by("number")
    )
    if not earlier:
        return None
    unread = _unread(version, clerk, on=on) if clerk else {}
    first = min(unread.values(), default=version.number)
    old = [one for one in earlier if one.number < first][-1]
    kinds: dict[str, str] = {}
    for facet, kind, number in facet_changes([version.matter_id], on=on).values_list(
        "facet", "kind", "to_version__number"
    ):
        if old.number < number <= version.number and kinds.get(facet) != ChangeKind.MATERIAL:
            kinds[facet] = kind
    rows = tuple((one, kinds.get(one.name, "")) for one in differences(old.facts, version.facts))
    return Novelty(old, version, rows, tuple(part for part in PARTS if part in unread), on)


def _unread(version: MatterVersion, clerk: User, *, on: date) -> dict[str, int]:
    """The parts of the matter the clerk has still to read, with the first version they changed in."""
    since = required_since([clerk], on)[clerk.pk].get(version.matter_id)
    if since is None:
        return {}
    left = unread_of(clerk, {version.matter_id: since}, on=on).get(version.matter_id, ())
    return {change.part: change.version for change in reversed(left)}

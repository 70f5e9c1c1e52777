"""A new version of rules that hold for everybody: the same for every kind."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from django.db import transaction
from django.utils import timezone

from courses.moments import start_of
from ledger import audit
from ledger.models import RulesVersion
from people.models import User


class Rules(Protocol):
    def troubles(self) -> Sequence[StrEnum]: ...
    def to_json(self) -> dict[str, Any]: ...


Version = TypeVar("Version", bound=RulesVersion)


class RulesRefused(Exception):
    """Nothing was written; `troubles` say why the numbers are no rule."""

    def __init__(self, troubles: Sequence[StrEnum]) -> None:
        super().__init__(", ".join(troubles))
        self.troubles = troubles


class RulesInThePast(Exception):
    """Rules hold from today at the earliest, for nobody may be judged by rules that came afterwards."""


class RulesChangedMeanwhile(Exception):
    """Somebody else adopted a version since the page was opened; nothing was written."""


@transaction.atomic
def append_version(
    kind: type[Version],
    rules: Rules,
    *,
    named: str,
    base: int,
    effective_on: date,
    reason: str,
    citation: str,
    by: User,
    at: datetime,
) -> Version:
    """Append the rules as `named`-1, -2, …, in force from that day; the audit log has it as `named`_rules.adopted.

    `base` is the newest version's number of the page they were decided on (0: none). Raises RulesRefused,
    RulesInThePast and RulesChangedMeanwhile.
    """
    if troubles := rules.troubles():
        raise RulesRefused(troubles)
    if effective_on < timezone.localdate(at):
        raise RulesInThePast
    rows = kind._default_manager.select_for_update(of=("self",)).order_by("pk")
    newest = rows.last()
    if (newest.pk if newest else 0) != base:
        raise RulesChangedMeanwhile
    row = kind._default_manager.create(
        version=f"{named}-{rows.count() + 1}",
        rules=rules.to_json(),
        reason=reason,
        citation=citation,
        by=by,
        effective_at=start_of(effective_on),
        recorded_at=at,
    )
    told = {"version": row.version, "effective_on": effective_on.isoformat(), "reason": reason}
    audit.record(f"{named}_rules.adopted", row, by=by, at=at, **told)
    return row

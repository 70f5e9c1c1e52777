"""Every summary compared with the ledger, and what was found kept for whoever looks after the house."""

from datetime import datetime

from django.db.models import Max

from ledger import rebuilds
from ledger.models import SummaryCheck

NAMED = 20


def check_summaries(*, at: datetime) -> list[SummaryCheck]:
    """Compare every registered summary and write down what was found; nothing is mended.

    Rows are written while they are compared: only what differs twice differs.
    """
    found = []
    for rebuild in rebuilds.registered():
        differing = rebuilds.differences(rebuild)
        if differing:
            again = set(rebuilds.differences(rebuild))
            differing = [key for key in differing if key in again]
        found.append(
            SummaryCheck.objects.create(
                summary=rebuild.name,
                differing=len(differing),
                first=differing[:NAMED],
                effective_at=at,
                recorded_at=at,
            )
        )
    return found


def last_checks() -> list[tuple[str, SummaryCheck | None]]:
    """Every registered summary with its newest check (None: not checked yet), in order of name; one query."""
    names = [rebuild.name for rebuild in rebuilds.registered()]
    last = SummaryCheck.objects.filter(summary__in=names).values("summary").annotate(last=Max("pk")).values("last")
    newest = {check.summary: check for check in SummaryCheck.objects.filter(pk__in=last.order_by())}
    return [(name, newest.get(name)) for name in names]


def summaries_amiss() -> int:
    """How many summaries differed when they were last checked; one query."""
    return sum(check is not None and check.differing > 0 for _name, check in last_checks())

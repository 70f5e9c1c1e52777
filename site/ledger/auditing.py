"""The nightly run over all invariants, and what it found."""

from datetime import datetime

from ledger import invariants
from ledger.invariants import Finding
from ledger.models import InvariantCheck

NAMED = 100


def check_invariants(*, at: datetime) -> InvariantCheck:
    """Look for impossible states and write down what was found; nothing is mended."""
    found = invariants.findings(at=at)
    return InvariantCheck.objects.create(
        invariants=len(invariants.registered()),
        broken=len(found),
        first=[[one.invariant, one.subject] for one in found[:NAMED]],
        effective_at=at,
        recorded_at=at,
    )


def last_check() -> InvariantCheck | None:
    """The newest run; one query."""
    return InvariantCheck.objects.order_by("pk").last()


def last_findings(check: InvariantCheck) -> list[Finding]:
    """What it named, in the reader's language; of an invariant that is no longer registered only its name."""
    known = {one.name: one for one in invariants.registered()}
    return [
        invariants.told(known[name], subject) if name in known else Finding(name, subject, "", "", "")
        for name, subject in check.first
    ]

"""One certification's ledger with its standing on a chosen day, as known then and as corrected since."""

from dataclasses import dataclass
from datetime import date

from certification.awards.domain.decisions import Decision
from certification.awards.domain.policy import CertificationPolicy
from certification.awards.models import AwardEntry
from certification.awards.queries.policies import policy_in_force
from certification.awards.queries.standings import day_of, entries_of, standing_of
from courses.models import Matter
from people.models import Centre, User
from people.queries import centre_of


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One row. `late` where it was written on another day than it holds from; `counts` where it was in effect on the
    chosen day by what is known now."""

    entry: AwardEntry
    effective_on: date
    recorded_on: date
    counts: bool

    @property
    def late(self) -> bool:
        return self.effective_on != self.recorded_on


@dataclass(frozen=True, slots=True)
class CertificationLedger:
    """`then` is what was known on the day, `corrected` what is known now of it; the same for today and days to come."""

    clerk: User
    matter: Matter
    centre: Centre | None
    on: date
    policy: CertificationPolicy
    lines: tuple[LedgerLine, ...]
    then: Decision
    corrected: Decision

    @property
    def was_corrected(self) -> bool:
        return self.then != self.corrected


def certification_ledger(clerk: User, matter: Matter, *, on: date, today: date) -> CertificationLedger:
    """The rows, newest first, and the standing on `on`. A day to come is reckoned as if nothing more were written."""
    then = standing_of(clerk, matter, on=on)
    corrected = standing_of(clerk, matter, on=on, known_on=today) if on < today else then
    lines = [
        LedgerLine(entry, day, day_of(entry.recorded_at), day <= on)
        for entry in entries_of(clerk, matter)
        for day in [day_of(entry.effective_at)]
    ]
    return CertificationLedger(
        clerk=clerk,
        matter=matter,
        centre=centre_of(clerk, on=on),
        on=on,
        policy=policy_in_force(on),
        lines=tuple(reversed(lines)),
        then=then,
        corrected=corrected,
    )

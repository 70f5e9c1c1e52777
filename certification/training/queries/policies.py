"""What a year asks of a role, and all versions of it there were."""

from datetime import date

from certification.training.domain.policy import Adopted, DutyPolicy, DutyRole, policy_of_year
from certification.training.models import DutyPolicyVersion

SHIPPED = {DutyRole.CLERK: DutyPolicy(version="standard"), DutyRole.HEAD: None}
"""Before the first version: the building standard for clerks; it asks nothing of heads."""


def adopted_policies() -> list[Adopted]:
    """All versions in the order they were recorded; one query."""
    return [row.adopted for row in DutyPolicyVersion.objects.order_by("pk")]


def policy_in(year: int, role: DutyRole, *, on: date, adopted: list[Adopted] | None = None) -> DutyPolicy | None:
    """What the year asks of the role, as known on `on`; None where nothing. One query, none with `adopted`."""
    rows = adopted_policies() if adopted is None else adopted
    return policy_of_year(rows, role=role, year=year, on=on, shipped=SHIPPED[role])


def versions_newest_first() -> list[DutyPolicyVersion]:
    """All versions with who adopted them; one query."""
    return list(DutyPolicyVersion.objects.select_related("by").order_by("-pk"))

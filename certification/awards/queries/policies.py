"""Which version of the rules holds on a day, and all there have been."""

from dataclasses import dataclass
from datetime import date

from certification.awards.domain.policy import CertificationPolicy
from certification.awards.models import CertificationPolicyVersion
from courses.moments import end_of

# Printed on certificates, so its name is Chinese content.
SHIPPED = CertificationPolicy(version="标准版")


@dataclass(frozen=True, slots=True)
class PolicyStep:
    """A version and the rules before it."""

    row: CertificationPolicyVersion
    before: CertificationPolicy


def policy_in_force(on: date) -> CertificationPolicy:
    """The newest rules in effect that day; the shipped defaults before the first row."""
    rows = CertificationPolicyVersion.objects.filter(effective_at__lt=end_of(on)).order_by("effective_at", "pk")
    newest = rows.last()
    return newest.policy if newest else SHIPPED


def policy_steps() -> list[PolicyStep]:
    """All versions by the day they take effect, the newest first, those to come among them; one query."""
    rows = list(CertificationPolicyVersion.objects.select_related("by").order_by("effective_at", "pk"))
    before = [SHIPPED, *(row.policy for row in rows)]
    return [PolicyStep(row, was) for row, was in zip(rows, before, strict=False)][::-1]


def next_version(effective_on: date) -> str:
    """The name of the version to come: the year it takes effect and a running number, as it stands on papers."""
    year = str(effective_on.year)
    return f"{year}-{CertificationPolicyVersion.objects.filter(version__startswith=f'{year}-').count() + 1}"

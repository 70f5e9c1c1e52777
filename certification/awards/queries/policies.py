"""Which version of the rules holds on a day."""

from datetime import date

from certification.awards.domain.policy import CertificationPolicy
from certification.awards.models import CertificationPolicyVersion
from courses.moments import end_of

# Printed on certificates, so its name is Chinese content.
SHIPPED = CertificationPolicy(version="标准版")


def policy_in_force(on: date) -> CertificationPolicy:
    """The newest rules in effect that day; the shipped defaults before the first row."""
    rows = CertificationPolicyVersion.objects.filter(effective_at__lt=end_of(on)).order_by("effective_at", "pk")
    newest = rows.last()
    return newest.policy if newest else SHIPPED

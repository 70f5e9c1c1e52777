"""Issuing a certificate: everything on the paper is frozen now; what holds later is computed when asked."""

import secrets
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from certification.awards.domain.decisions import Decision, Reason
from certification.awards.models import Certificate
from certification.awards.queries.papers import CertificatePlan, plan_certificate
from certification.awards.queries.standings import Standings, day_of
from courses.domain.facets import FACETS, Facet
from courses.models import Matter
from courses.queries import versions_in_force
from ledger import audit
from people.models import Centre, User


class NotReady(Exception):
    """Nothing was issued; `plan.missing` names what stands in the way."""

    def __init__(self, plan: CertificatePlan) -> None:
        super().__init__(plan.category)
        self.plan = plan


@transaction.atomic
def issue_certificate(clerk: User, centre: Centre, *, category: str, by: User, at: datetime) -> Certificate:
    """Issue the paper about one category, or give back the one that says the very same; raises NotReady.

    The centre's row is held while its next serial number is taken.
    """
    Centre.objects.select_for_update().get(pk=centre.pk)
    on = day_of(at)
    plan, found = plan_certificate(clerk, category, on=on)
    if not plan.ready:
        raise NotReady(plan)
    says = _says(clerk, centre, plan, found)
    newest = clerk.certificates.filter(category=category, centre=centre).first()
    if newest is not None and {name: newest.content.get(name) for name in says} == says:
        return newest
    number = centre.certificates.filter(effective_at__year=on.year).count() + 1
    serial, token = f"{centre.code.upper()}-{on.year}-{number:04d}", secrets.token_urlsafe(24)
    certificate = Certificate.objects.create(
        serial=serial,
        token=token,
        clerk=clerk,
        centre=centre,
        category=category,
        content={
            **says,
            "serial": serial,
            "issued_on": on.isoformat(),
            "issued_by": str(by),
            "check_url": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("verify", args=[token]),
        },
        expires_on=plan.expires_on,
        issued_by=by,
        effective_at=at,
        recorded_at=at,
    )
    audit.record("certificate.issued", certificate, by=by, at=at, clerk=clerk.pk, serial=serial)
    return certificate


def _says(clerk: User, centre: Centre, plan: CertificatePlan, found: Standings) -> dict[str, Any]:
    """The paper's content but for its number, date and signature; all JSON."""
    versions = versions_in_force([matter for matter, _decision in plan.matters], found.on)
    return {
        "clerk_name": str(clerk),
        "demo": clerk.is_demo,
        "centre_name": str(centre),
        "category": plan.category,
        "catalogue": str(plan.matters[0][0].catalogue),
        "policy_version": found.policy.version,
        "expires_on": plan.expires_on.isoformat(),
        "matters": [
            {
                "key": matter.pk,
                "code": matter.code,
                "name": matter.name,
                "version": versions[matter.pk].number,
                "awarded_on": decision.since.isoformat(),
                "expires_on": decision.expires_on.isoformat(),
                "facets": [f.value for f in FACETS if _proved(f, matter, decision, found)],
                "facets_not_assessed": [f.value for f in FACETS if not _proved(f, matter, decision, found)],
                "granted_by_hand": Reason.GRANTED_BY_HAND in decision.reasons,
            }
            for matter, decision in plan.matters
        ],
    }


def _proved(facet: Facet, matter: Matter, decision: Decision, found: Standings) -> bool:
    return facet in found.assessable[matter.pk] and facet not in {one.facet for one in decision.unasked_facets}

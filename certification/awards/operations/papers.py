"""Issuing a certificate: everything on the paper is frozen now; what holds later is computed when asked."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from certification.awards.domain.decisions import Decision, Reason
from certification.awards.models import Certificate
from certification.awards.queries.papers import CertificatePlan
from certification.awards.queries.standings import Standings, day_of
from courses.domain.facets import FACETS, Facet
from courses.models import Matter, MatterVersion
from courses.queries import versions_in_force
from ledger import audit
from people.models import Centre, User


class NotReady(Exception):
    """Nothing was issued; `plan.missing` names what stands in the way."""

    def __init__(self, plan: CertificatePlan) -> None:
        super().__init__(plan.category)
        self.plan = plan


def hold_serials(centre: Centre) -> None:
    """One paper of a centre after the other until the transaction ends: serial numbers have no gaps and no twins."""
    Centre.objects.select_for_update(no_key=True).get(pk=centre.pk)


def issue_planned(
    clerk: User, centre: Centre, plan: CertificatePlan, found: Standings, *, by: User, at: datetime
) -> Certificate:
    """Issue what was planned under `hold_serials`, or give back the newest paper where it says the very same."""
    on = day_of(at)
    if not plan.ready:
        raise NotReady(plan)
    says = saying(clerk, centre, plan, found, versions_in_force([matter for matter, _decision in plan.matters], on))
    newest = newest_paper(clerk, centre, plan)
    if newest is not None and says_the_same(newest, says):
        return newest
    number = centre.certificates.filter(effective_at__year=on.year).count() + 1
    serial, token = f"{centre.code.upper()}-{on.year}-{number:04d}", secrets.token_urlsafe(24)
    certificate = Certificate.objects.create(
        serial=serial,
        token=token,
        clerk=clerk,
        centre=centre,
        scope=plan.scope,
        category=plan.category,
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


def newest_paper(clerk: User, centre: Centre, plan: CertificatePlan) -> Certificate | None:
    """The newest paper about the same."""
    return clerk.certificates.filter(category=plan.category, scope=plan.scope, centre=centre).first()


def says_the_same(paper: Certificate, says: dict[str, Any]) -> bool:
    """Whether the paper was issued with this very content."""
    return {name: paper.content.get(name) for name in says} == says


def saying(
    clerk: User, centre: Centre, plan: CertificatePlan, found: Standings, versions: Mapping[int, MatterVersion]
) -> dict[str, Any]:
    """The paper's content but for its number, date and signature; all JSON."""
    systems = [
        {"name": one.name, "assessed_on": one.assessed_on.isoformat(), "expires_on": one.expires_on.isoformat()}
        for one in plan.systems
    ]
    return {
        "clerk_name": str(clerk),
        "demo": clerk.is_demo,
        "centre_name": str(centre),
        "category": plan.category,
        "catalogue": "、".join(dict.fromkeys(str(matter.catalogue) for matter, _decision in plan.matters)),
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
        # a paper about one category never said anything of systems
        **({"systems": systems} if plan.scope == Certificate.Scope.WHOLE else {}),
    }


def _proved(facet: Facet, matter: Matter, decision: Decision, found: Standings) -> bool:
    return facet in found.assessable[matter.pk] and facet not in {one.facet for one in decision.unasked_facets}

"""From an issued certificate to the face that is drawn. Chinese here is the paper's own wording."""

from datetime import date
from typing import Any

from certification.awards.certificate.face import CertificateFace
from certification.awards.certificate.wording import FACET_NAMES
from certification.awards.models import Certificate
from courses.domain.facets import FACETS, Facet


def face_of(certificate: Certificate) -> CertificateFace:
    """The paper exactly as it was issued: its content only, nothing looked up.

    A paper names several matters of one category, each with its version; a facet counts as proved where any of
    them proved it, and a matter it does not hold for says so beside its name.
    """
    says = certificate.content
    matters = says["matters"]
    asked = {facet for matter in matters for facet in matter["facets"]}
    return CertificateFace(
        serial=certificate.serial,
        clerk_name=says["clerk_name"],
        centre_name=says["centre_name"],
        matter_name=f"{says['category']}（{len(matters)}项）：" + "、".join(_named(m, asked) for m in matters),
        catalogue=says["catalogue"],
        matter_version=max(matter["version"] for matter in matters),
        facets=tuple(facet for facet in FACETS if facet.value in asked),
        facets_not_assessed=tuple(facet for facet in FACETS if facet.value not in asked),
        awarded_on=max(date.fromisoformat(matter["awarded_on"]) for matter in matters),
        expires_on=date.fromisoformat(says["expires_on"]),
        issued_on=date.fromisoformat(says["issued_on"]),
        policy_version=says["policy_version"],
        check_url=says["check_url"],
        granted_by_hand=all(matter["granted_by_hand"] for matter in matters),
        demo=says["demo"],
    )


def _named(matter: dict[str, Any], asked: set[str]) -> str:
    notes = [f"第{matter['version']}版"]
    missing = [FACET_NAMES[Facet(facet)] for facet in matter["facets_not_assessed"] if facet in asked]
    if missing:
        notes.append(f"未考核{'、'.join(missing)}")
    if matter["granted_by_hand"]:
        notes.append("书面认定")
    return f"{matter['name']}（{'；'.join(notes)}）"

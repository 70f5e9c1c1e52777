"""From an issued certificate to the face that is drawn. Chinese here is the paper's own wording."""

from datetime import date
from typing import Any

from certification.awards.certificate.face import CertificateFace, Listed, System
from certification.awards.certificate.wording import FACET_NAMES
from certification.awards.models import Certificate
from courses.domain.facets import FACETS, Facet

NAMED_AT_MOST = 12
"""More matters than this stand on sheets of their own."""


def face_of(certificate: Certificate) -> CertificateFace:
    """The paper exactly as it was issued: its content only, nothing looked up.

    A paper names several matters, each with its version; a facet counts as proved where any of them proved it, and a
    matter it does not hold for says so beside its name.
    """
    says, whole = certificate.content, certificate.scope == Certificate.Scope.WHOLE
    matters = says["matters"]
    asked = {facet for matter in matters for facet in matter["facets"]}
    on_list = whole or len(matters) > NAMED_AT_MOST
    return CertificateFace(
        serial=certificate.serial,
        clerk_name=says["clerk_name"],
        centre_name=says["centre_name"],
        matter_name=_matters(says, asked, whole=whole, on_list=on_list),
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
        whole=whole,
        systems=tuple(_system(system) for system in says.get("systems", ())),
        listed=tuple(_listed(matter, asked) for matter in matters) if on_list else (),
    )


def _matters(says: dict[str, Any], asked: set[str], *, whole: bool, on_list: bool) -> str:
    matters = says["matters"]
    about = "本中心全部可考核事项" if whole else says["category"]
    if on_list:
        return f"{about}，共{len(matters)}项（名称见附页）"
    return f"{about}（{len(matters)}项）：" + "、".join(_named(matter, asked) for matter in matters)


def _named(matter: dict[str, Any], asked: set[str]) -> str:
    notes = [f"第{matter['version']}版", *_notes(matter, asked)]
    return f"{matter['name']}（{'；'.join(notes)}）"


def _notes(matter: dict[str, Any], asked: set[str]) -> list[str]:
    """What the paper does not hold for in this matter."""
    missing = [FACET_NAMES[Facet(facet)] for facet in matter["facets_not_assessed"] if facet in asked]
    said = [f"未考核{'、'.join(missing)}"] if missing else []
    return [*said, "书面认定"] if matter["granted_by_hand"] else said


def _listed(matter: dict[str, Any], asked: set[str]) -> Listed:
    notes = _notes(matter, asked)
    return Listed(
        name=matter["name"],
        version=matter["version"],
        awarded_on=date.fromisoformat(matter["awarded_on"]),
        expires_on=date.fromisoformat(matter["expires_on"]),
        note=f"（{'；'.join(notes)}）" if notes else "",
    )


def _system(system: dict[str, str]) -> System:
    return System(system["name"], date.fromisoformat(system["assessed_on"]), date.fromisoformat(system["expires_on"]))

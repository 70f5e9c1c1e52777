"""Pages about the ledger of certifications, their rules and their papers."""

from certification.awards.views.acts import award_act, award_grant
from certification.awards.views.ledger import award_document, award_ledger
from certification.awards.views.papers import certificate, certificate_list, certificate_pdf, certificate_png, verify
from certification.awards.views.policy import certification_policy, certification_policy_change

__all__ = [
    "award_act",
    "award_document",
    "award_grant",
    "award_ledger",
    "certificate",
    "certificate_list",
    "certificate_pdf",
    "certificate_png",
    "certification_policy",
    "certification_policy_change",
    "verify",
]

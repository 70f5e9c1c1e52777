"""Reads of the certification ledger: the rules in force, standings on a day, papers."""

from certification.awards.queries.assessable import facets_assessable
from certification.awards.queries.papers import CertificatePlan, certificates_of
from certification.awards.queries.policies import policy_in_force
from certification.awards.queries.standings import Standings, entries_of, standing_of, standings

__all__ = [
    "CertificatePlan",
    "Standings",
    "certificates_of",
    "entries_of",
    "facets_assessable",
    "policy_in_force",
    "standing_of",
    "standings",
]

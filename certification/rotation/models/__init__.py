"""What rotation keeps. Import models from here."""

from certification.rotation.models.hand_over import HandOver
from certification.rotation.models.policy import TenurePolicyVersion
from certification.rotation.models.proposal import PostingProposal
from certification.rotation.models.stand_in import StandInMatter

__all__ = ["HandOver", "PostingProposal", "StandInMatter", "TenurePolicyVersion"]

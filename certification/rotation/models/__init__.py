"""What rotation keeps. Import models from here."""

from certification.rotation.models.proposal import PostingProposal

__all__ = ["PostingProposal"]

"""Writes about postings."""

from certification.rotation.operations.moves import (
    MoveBlocked,
    approve_proposal,
    decline_proposal,
    propose_posting,
    sign_posting,
    wish_of,
)

__all__ = ["MoveBlocked", "approve_proposal", "decline_proposal", "propose_posting", "sign_posting", "wish_of"]

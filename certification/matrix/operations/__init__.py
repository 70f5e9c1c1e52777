"""Writes that need more than one room: papers about all matters, papers for many at once."""

from certification.matrix.operations.papers import issue_certificate

__all__ = ["issue_certificate"]

"""The six facets as a column: choices, and the constraint that holds them."""

from django.db import models

from courses.domain.facets import FACETS
from courses.models.matter import FACET_CHOICES, FACET_LABELS

__all__ = ["FACET_CHOICES", "FACET_LABELS", "names_a_facet"]


def names_a_facet(field: str = "facet") -> models.Q:
    """The condition that the column holds one of the six."""
    return models.Q(**{f"{field}__in": [facet.value for facet in FACETS]})

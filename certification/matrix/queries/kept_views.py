"""Reads of the views of the matrix somebody keeps."""

from django.db.models import QuerySet

from certification.matrix.models import MatrixView
from people.models import User


def kept_views(owner: User) -> QuerySet[MatrixView]:
    """Theirs, by name."""
    return MatrixView.objects.filter(owner=owner)

"""Keeping the search entries of versions."""

from collections.abc import Iterable
from dataclasses import asdict

from courses.domain.search.entry import entry_columns
from courses.models import MatterVersion, SearchEntry


def index_versions(versions: Iterable[MatterVersion]) -> None:
    """Write the entries of new versions; part of the operation that writes the versions."""
    SearchEntry.objects.bulk_create(
        SearchEntry(version=version, **asdict(entry_columns(version.facts))) for version in versions
    )

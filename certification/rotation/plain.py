"""Posting rows as the values the rules are about."""

from collections.abc import Iterable

from certification.domain.spans import Span
from certification.rotation.domain import postings as plain
from people.models import Posting


def as_plain(rows: Iterable[Posting]) -> list[plain.Posting]:
    """Posting rows as the domain's values."""
    return [
        plain.Posting(
            key=row.pk,
            clerk=str(row.clerk_id),
            kind=plain.PostingKind(row.kind),
            span=Span(row.starts_on, row.ends_on),
            window=str(row.window_id or ""),
        )
        for row in rows
    ]

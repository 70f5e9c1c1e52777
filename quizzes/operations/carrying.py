"""A passed check of a change that many matters share is evidence in every one of them."""

from datetime import datetime
from typing import Any

from courses.models import MatterVersion
from quizzes.models import Attempt, Evidence
from quizzes.operations.mastery import take_in
from quizzes.queries.shared_changes import SharedChange


def frozen(shared: SharedChange) -> dict[str, Any]:
    """What a sitting keeps of the change when it starts: a catalogue applied meanwhile must not touch it."""
    matters = {str(matter): [version.pk, version.number] for matter, version in shared.versions.items()}
    return {"matters": matters, "names": list(shared.change.names)}


def carry_over(attempt: Attempt, *, at: datetime) -> None:
    """Append what the last right answers in a row say of the changed facet to the other matters, in the transaction
    that closes the passed check. A wrong answer before them may have been about something else of the matter asked, so
    it says nothing of the others; nor does anything in a sitting that shares no change."""
    others = {int(key): version for key, (version, _n) in attempt.shared.get("matters", {}).items()}
    others.pop(attempt.matter_id, None)
    if not others:
        return
    rows = Evidence.objects.of_the_draw().filter(response__draw__attempt=attempt, facet__in=attempt.facets)
    proof: list[Evidence] = []
    for row in rows.order_by("response__draw__position", "pk"):
        proof = [*proof, row] if row.right else []
    versions = MatterVersion.objects.in_bulk(others.values())
    take_in(
        Evidence.objects.bulk_create(
            Evidence(
                clerk_id=row.clerk_id,
                matter_id=matter,
                matter_version=versions[version],
                facet=row.facet,
                kind=row.kind,
                right=True,
                snapshot_id=row.snapshot_id,
                response_id=row.response_id,
                effective_at=row.effective_at,
                recorded_at=at,
            )
            for matter, version in others.items()
            for row in proof
        )
    )

"""A clerk says that they have read what changed in a matter."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from courses.domain.acknowledging import PARTS
from courses.models import ChangeAcknowledgement, Matter
from courses.queries.acknowledgements import unread_of
from courses.queries.duties import required_since
from courses.queries.versions import version_in_force
from ledger import audit
from people.models import User


class AcknowledgementRefused(Exception):
    """Nothing was written; `code` is one of courses.sentences.ACKNOWLEDGEMENT_REFUSALS."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@transaction.atomic
def acknowledge_changes(clerk: User, matter: Matter, *, seen: int, at: datetime) -> ChangeAcknowledgement | None:
    """Append that the clerk has read the matter up to its version in force; None where nothing was left to read.

    `seen` is the number of the version that was on the page: what came into force since has not been read.
    """
    User.objects.select_for_update().get(pk=clerk.pk)  # pressing twice writes once
    on = timezone.localdate(at)
    version = version_in_force(matter, on)
    if version is None or version.number != seen:
        raise AcknowledgementRefused("changed_again")
    since = required_since([clerk], on)[clerk.pk]
    if matter.pk not in since:
        return None
    left = unread_of(clerk, {matter.pk: since[matter.pk]}, on=on).get(matter.pk, ())
    parts = [part for part in PARTS if any(change.part == part for change in left)]
    if not parts:
        return None
    read = ChangeAcknowledgement.objects.create(
        clerk=clerk, version=version, facets=parts, effective_at=at, recorded_at=at
    )
    audit.record("change.acknowledged", read, by=clerk, at=at, matter=matter.pk, version=seen, facets=parts)
    return read

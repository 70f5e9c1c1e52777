"""Changing which names mean one thing; what that may touch is vetted anew in the background."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task

from courses.models import Matter
from ledger import audit
from people.models import User
from quizzes.domain.synonym_lists import difference
from quizzes.domain.synonyms import DEFAULT_SYNONYMS, Synonyms
from quizzes.models import SynonymList, VettingRun
from quizzes.models.synonyms import digest_of
from quizzes.operations.vetting_runs import begin_part
from quizzes.queries.synonym_plans import versions_touched

VET = "quizzes.tasks.go_on_vetting"


class ChangedMeanwhile(Exception):
    """Somebody else saved the list since it was opened; nothing was written."""


@transaction.atomic
def change_synonyms(after: Synonyms, *, base: int, note: str, by: User, at: datetime) -> SynonymList | None:
    """Save the list that was edited from the row `base` (0: none yet); None where nothing differs.

    Running sittings go on with the list they began with. A catalogue in which a touched name stands is vetted whole,
    for a matter is asked about with the facts of its siblings. Raises ChangedMeanwhile.
    """
    newest = SynonymList.objects.select_for_update(of=("self",)).order_by("-pk").first()
    if (newest.pk if newest else 0) != base:
        raise ChangedMeanwhile
    found = difference(newest.synonyms if newest else DEFAULT_SYNONYMS, after)
    if not found:
        return None
    row = SynonymList.objects.create(
        groups=after.to_json(), digest=digest_of(after), note=note, by=by, effective_at=at, recorded_at=at
    )
    audit.record("synonyms.changed", row, by=by, at=at, gone=found.gone, new=found.new, note=note)
    catalogues = {one.matter.catalogue_id for one in versions_touched(found, on=timezone.localdate(at))}
    matters = Matter.objects.filter(catalogue__in=catalogues).order_by("catalogue", "code", "pk")
    if catalogues:
        run = begin_part(matters.values_list("pk", flat=True), reason=VettingRun.Reason.SYNONYMS, by=by, at=at)
        transaction.on_commit(lambda: async_task(VET, run.pk))
    return row

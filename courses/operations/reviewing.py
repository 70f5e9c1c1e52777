"""The departments confirm the facts of a staged edition before it is put in force, where the catalogue asks for it.

While an edition waits nobody else sees anything of it, and no other list of the catalogue is applied. The word that
settles the last matter hands the import back to the applying, which then activates the edition.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from courses.models import Activation, Catalogue, CatalogueImport, Edition, FactsReview
from courses.queries.reviews import matters_in_review, unsettled
from ledger import audit
from people.models import User

State = CatalogueImport.State
Verdict = FactsReview.Verdict


class ReviewRefused(Exception):
    """Nothing was written; `code` is one of courses.sentences.REVIEW_REFUSALS."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def must_wait(edition: Edition) -> bool:
    """Whether a staged edition may not be activated yet."""
    if not edition.catalogue.needs_review or Activation.objects.filter(edition=edition).exists():
        return False
    return bool(unsettled(edition))


@transaction.atomic
def open_review(edition: Edition, *, by: User | None, at: datetime) -> None:
    """Let the staged edition wait for its reviewers; again changes nothing."""
    found = CatalogueImport.objects.select_for_update().get(pk=edition.catalogue_import_id)
    if found.state == State.APPLYING:
        found.state = State.REVIEW
        found.save(update_fields=["state"])
        audit.record("review.opened", found, by=by, at=at, edition=edition.number)


@transaction.atomic
def give_verdict(
    found: CatalogueImport, matters: Iterable[int], *, verdict: str, by: User, at: datetime, comment: str = ""
) -> CatalogueImport:
    """Append one word about each matter; the import comes back "being applied" once every matter is settled.

    Who may say it is the views' question. Raises ReviewRefused where the edition no longer waits or a matter is none
    of its own; a matter that has this very word already gets no second row.
    """
    found = _waiting(found)
    standing = {one.matter.pk: one for one in matters_in_review([found.edition])}
    wanted = list(dict.fromkeys(matters))
    if not wanted or set(wanted) - set(standing):
        raise ReviewRefused("not_in_review")
    new = [pk for pk in wanted if not _says_already(standing[pk].word, verdict, comment)]
    FactsReview.objects.bulk_create(
        FactsReview(
            edition=found.edition,
            matter_id=pk,
            verdict=verdict,
            comment=comment,
            by=by,
            effective_at=at,
            recorded_at=at,
        )
        for pk in new
    )
    audit.record("review.verdict", found, by=by, at=at, verdict=verdict, comment=comment, matters=new)
    if not unsettled(found.edition):
        found.state = State.APPLYING
        found.save(update_fields=["state"])
        audit.record("review.settled", found, by=by, at=at, edition=found.edition.number)
    return found


@transaction.atomic
def withdraw_edition(found: CatalogueImport, *, reason: str, by: User, at: datetime) -> CatalogueImport:
    """Give a waiting edition up: it is never activated, its rows stay unseen, and the next list may be applied."""
    found = _waiting(found)
    found.state = State.ABANDONED
    found.save(update_fields=["state"])
    audit.record("review.withdrawn", found, by=by, at=at, edition=found.edition.number, reason=reason)
    return found


@transaction.atomic
def ask_for_review(catalogue: Catalogue, *, wanted: bool, by: User | None, at: datetime) -> Catalogue:
    """Whether the departments confirm this catalogue's editions; an edition that waits already goes on waiting."""
    if catalogue.needs_review != wanted:
        catalogue.needs_review = wanted
        catalogue.save(update_fields=["needs_review"])
        audit.record("catalogue.review_asked", catalogue, by=by, at=at, wanted=wanted)
    return catalogue


def _waiting(found: CatalogueImport) -> CatalogueImport:
    locked = CatalogueImport.objects.select_for_update().get(pk=found.pk)
    if locked.state != State.REVIEW:
        raise ReviewRefused("not_waiting")
    return locked


def _says_already(word: FactsReview | None, verdict: str, comment: str) -> bool:
    return word is not None and (word.verdict, word.comment) == (verdict, comment)

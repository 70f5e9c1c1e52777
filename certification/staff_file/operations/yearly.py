"""The yearly words signed by a person: all of a plan or none, one audit row each; and that they left the house."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from certification.staff_file.domain.yearly import Grounds, YearWord, needs_note, signable, suggest
from certification.staff_file.models import YearlyWord
from certification.staff_file.operations.refusals import Refusal, Refused
from ledger import audit
from people.models import Centre, User


@dataclass(frozen=True, slots=True)
class Signing:
    """A word as it was on the page: about whom, with its reason, on which facts, after which row (0: the first)."""

    clerk: User
    word: str
    note: str
    grounds: Grounds
    base: int = 0


@transaction.atomic
def sign_year(centre: Centre, year: int, rows: Iterable[Signing], *, by: User, at: datetime) -> list[YearlyWord]:
    """Append the words. Raises Refused where the year cannot be signed yet, somebody signed meanwhile, a reason is
    missing, or one is about the signer; then nothing is written."""
    if not signable(year, on=timezone.localdate(at)):
        raise Refused(Refusal.TOO_EARLY)
    Centre.objects.select_for_update(of=("self",)).get(pk=centre.pk)
    newest = dict(YearlyWord.objects.filter(centre=centre, year=year).order_by("pk").values_list("clerk", "pk"))
    return [_sign(centre, year, one, newest.get(one.clerk.pk, 0), by=by, at=at) for one in rows]


def _sign(centre: Centre, year: int, one: Signing, newest: int, *, by: User, at: datetime) -> YearlyWord:
    if one.clerk.pk == by.pk:
        raise Refused(Refusal.ABOUT_ONESELF)
    if newest != one.base:
        raise Refused(Refusal.SIGNED_MEANWHILE)
    if needs_note(YearWord(one.word), suggest(one.grounds).word) and not one.note.strip():
        raise Refused(Refusal.NOTE_MISSING)
    row = YearlyWord.objects.create(
        clerk=one.clerk,
        centre=centre,
        year=year,
        word=one.word,
        note=one.note,
        grounds=one.grounds.to_json(),
        by=by,
        effective_at=at,
        recorded_at=at,
    )
    told = {"clerk": one.clerk.pk, "year": year, "word": one.word, "corrects": one.base or None}
    audit.record("yearly_word.signed", row, by=by, at=at, **told)
    return row


def note_exported(centre: Centre, year: int, *, kind: str, people: int, by: User, at: datetime) -> None:
    """That the words of a year were taken out for assessment."""
    audit.record("yearly_word.exported", centre, by=by, at=at, year=year, kind=kind, people=people)

"""Writes about shadowing: one transaction each, with its audit row."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from io import BytesIO

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from certification.shadowing.domain.closing import ClosingReason, ClosingStatus
from certification.shadowing.domain.signing import SigningRefusal, refused_to_sign
from certification.shadowing.models import Shadowing, ShadowingCheck, ShadowingSeen, ShadowingWord
from certification.shadowing.queries import Told, seen_of, shadowing_told
from certification.shadowing.scans import place_of
from courses.models import Matter
from courses.models.files import private_files
from courses.moments import start_of
from ledger import audit
from people import operations as people
from people.actor import actor_for
from people.models import Centre, Posting, User
from people.queries import clerks_of
from quizzes.domain.attempts import may_start
from quizzes.domain.short import LENGTH
from quizzes.models import Attempt
from quizzes.operations.checks import NothingAssessable
from quizzes.operations.short import start_short_check
from quizzes.queries.check_rules import rules_in_force
from quizzes.queries.short import open_short_check

Word = ShadowingWord.Word
MOST_MATTERS = LENGTH
"""No more than the short check can ask about."""


class Refusal(StrEnum):
    """Why a plan, a list, a word or a check is not taken; who may sign is said by `SigningRefusal`."""

    NOT_OF_THE_CENTRE = "not_of_the_centre"
    NOT_THE_LEARNER = "not_the_learner"
    TOO_MANY = "too_many"
    OUTSIDE_THE_DAYS = "outside_the_days"
    NOT_YET = "not_yet"
    LIST_CLOSED = "list_closed"
    CALLED_OFF = "called_off"
    SETTLED = "settled"
    NOTHING_SEEN = "nothing_seen"
    SIGNED_ALREADY = "signed_already"
    PASSED_ALREADY = "passed_already"
    OTHER_CHECK_OPEN = "other_check_open"
    TOO_SOON = "too_soon"
    NOTHING_ASKABLE = "nothing_askable"


class Refused(Exception):
    """Nothing was written; `certification.shadowing.reasons` says why in words. `earliest` is when it may be tried
    again, where time alone is missing."""

    def __init__(self, reason: Refusal | SigningRefusal, earliest: datetime | None = None) -> None:
        super().__init__(reason)
        self.reason, self.earliest = reason, earliest


@transaction.atomic
def plan_shadowing(
    centre: Centre,
    learner: User,
    matters: Collection[Matter],
    *,
    starts_on: date,
    ends_on: date,
    reason: str,
    host: User | None = None,
    host_name: str = "",
    host_office: str = "",
    by: User,
    at: datetime,
) -> Shadowing:
    """Plan who goes along with whom on [starts_on, ends_on), and what there is to be seen.

    A host with an account who has a window then makes it an overlay among the learner's postings too; the one a head
    wrote there before, of the same days and host, is taken.
    """
    if host is not None and host.pk == learner.pk:
        raise Refused(SigningRefusal.ONE_PERSON)
    here = clerks_of(centre, on=starts_on)
    if not all(here.filter(pk=person.pk).exists() for person in (learner, host) if person):
        raise Refused(Refusal.NOT_OF_THE_CENTRE)
    if len(matters) > MOST_MATTERS:
        raise Refused(Refusal.TOO_MANY)
    row = Shadowing.objects.create(
        centre=centre,
        learner=learner,
        host=host,
        host_name="" if host else host_name,
        host_office="" if host else host_office,
        starts_on=starts_on,
        ends_on=ends_on,
        reason=reason,
        posting=_overlay(learner, host, starts_on, ends_on, reason, by=by, at=at) if host else None,
        planned_by=by,
        planned_at=at,
    )
    row.matters.set(matters)
    keys = sorted(matter.pk for matter in matters)
    audit.record("shadowing.planned", row, by=by, at=at, learner=learner.pk, host=row.hosted_by, matters=keys)
    return row


@transaction.atomic
def note_seen(
    shadowing: Shadowing, matters: Iterable[Matter], *, seen_on: date, by: User, at: datetime
) -> list[ShadowingSeen]:
    """Keep what the learner saw that day: what is new is appended, what is no longer named is taken back."""
    row = _held(shadowing)
    if by.pk != row.learner_id:
        raise Refused(Refusal.NOT_THE_LEARNER)
    if row.words.filter(word=Word.SIGNED).exists():
        raise Refused(Refusal.LIST_CLOSED)
    if not row.starts_on <= seen_on < row.ends_on:
        raise Refused(Refusal.OUTSIDE_THE_DAYS)
    if seen_on > timezone.localdate(at):
        raise Refused(Refusal.NOT_YET)
    named, before = {matter.pk for matter in matters}, seen_of(row)
    of_the_day = {matter for matter, days in before.items() if seen_on in days}
    left = {matter for matter, days in before.items() if days - {seen_on}}
    if len(left | named) > MOST_MATTERS:
        raise Refused(Refusal.TOO_MANY)
    changed = [(key, True) for key in sorted(named - of_the_day)] + [(key, False) for key in sorted(of_the_day - named)]
    rows = [
        ShadowingSeen(shadowing=row, matter_id=key, seen_on=seen_on, seen=seen, by=by, effective_at=at, recorded_at=at)
        for key, seen in changed
    ]
    ShadowingSeen.objects.bulk_create(rows)
    if rows:
        audit.record("shadowing.noted", row, by=by, at=at, on=seen_on.isoformat(), seen=sorted(named))
    return rows


@transaction.atomic
def sign(shadowing: Shadowing, *, by: User, at: datetime) -> ShadowingWord:
    """The host signs that the learner saw these matters, also after having refused; the same again is the first one."""
    return _say(_held(shadowing), Word.SIGNED, by=by, said_on=timezone.localdate(at), at=at)


@transaction.atomic
def refuse(shadowing: Shadowing, *, reason: str, by: User, at: datetime) -> ShadowingWord:
    """The host does not sign, and says why."""
    return _say(_held(shadowing), Word.REFUSED, reason=reason, by=by, said_on=timezone.localdate(at), at=at)


@transaction.atomic
def enter_paper(
    shadowing: Shadowing, *, signed: bool, said_on: date, scan: bytes, by: User, at: datetime, reason: str = ""
) -> ShadowingWord:
    """The head enters what a host without an account has signed or refused on paper, with the scan of it."""
    row = _held(shadowing)
    if not row.starts_on <= said_on <= timezone.localdate(at):
        raise Refused(Refusal.NOT_YET if said_on > timezone.localdate(at) else Refusal.OUTSIDE_THE_DAYS)
    word = Word.SIGNED if signed else Word.REFUSED
    return _say(row, word, reason="" if signed else reason, scan=scan, by=by, said_on=said_on, at=at)


@transaction.atomic
def start_check(shadowing: Shadowing, *, seed: int, by: User, at: datetime) -> Attempt:
    """Begin the learner's short check on the matters seen until now; an open one of it is continued.

    Tries lie as far apart as those of a matter check (DESIGN §7), and each draws anew.
    """
    row = _held(shadowing)
    if by.pk != row.learner_id:
        raise Refused(Refusal.NOT_THE_LEARNER)
    told = shadowing_told(row, on=timezone.localdate(at))
    if told.running:
        return told.running
    _admit(row, told, at=at)
    seen = [matter for matter, _days in told.seen]
    try:
        attempt = start_short_check(by, seen, seed=seed, by=by, at=at)
    except NothingAssessable:
        raise Refused(Refusal.NOTHING_ASKABLE) from None
    ShadowingCheck.objects.create(
        shadowing=row,
        attempt=attempt,
        matters=sorted(matter.pk for matter in seen),
        by=by,
        effective_at=at,
        recorded_at=at,
    )
    return attempt


@transaction.atomic
def call_off(shadowing: Shadowing, *, reason: str, by: User, at: datetime) -> Shadowing:
    """Take the plan back, or end it without a closing; what was said of it stays. Its overlay ends too."""
    row = _held(shadowing)
    if shadowing_told(row, on=timezone.localdate(at)).closing.status is ClosingStatus.CLOSED:
        raise Refused(Refusal.SETTLED)
    row.called_off_at, row.called_off_reason = at, reason
    row.save(update_fields=["called_off_at", "called_off_reason"])
    if row.posting is not None:
        _cut(row.posting, from_day=timezone.localdate(at), reason=reason, by=by, at=at)
    audit.record("shadowing.called_off", row, by=by, at=at, reason=reason)
    return row


def _admit(row: Shadowing, told: Told, *, at: datetime) -> None:
    """Refuse a check there is no reason or no time for."""
    if not told.seen:
        raise Refused(Refusal.NOTHING_SEEN)
    if ClosingReason.CHECK_PASSED in told.closing.reasons:
        raise Refused(Refusal.PASSED_ALREADY)
    if open_short_check(row.learner):
        raise Refused(Refusal.OTHER_CHECK_OPEN)
    tried = row.checks.values_list("attempt__started_at", flat=True)
    admission = may_start(list(tried), at=at, policy=rules_in_force(timezone.localdate(at)).rules.tries)
    if not admission.allowed:
        raise Refused(Refusal.TOO_SOON, admission.earliest)


def _say(
    row: Shadowing, word: str, *, by: User, said_on: date, at: datetime, reason: str = "", scan: bytes | None = None
) -> ShadowingWord:
    head = row.centre_id in actor_for(by, on=timezone.localdate(at)).heads or by.is_superuser
    host = str(row.host_id) if row.host_id else None
    if refusal := refused_to_sign(str(by.pk), learner=str(row.learner_id), host=host, head=head):
        raise Refused(refusal)
    if signed := row.words.filter(word=Word.SIGNED).first():
        if word == Word.SIGNED:
            return signed
        raise Refused(Refusal.SIGNED_ALREADY)
    seen = seen_of(row)
    if not seen:
        raise Refused(Refusal.NOTHING_SEEN)
    said = ShadowingWord.objects.create(
        shadowing=row,
        word=word,
        reason=reason,
        matters=[[matter, day.isoformat()] for matter, days in sorted(seen.items()) for day in sorted(days)],
        scan=_kept(scan) if scan is not None else "",
        by=by,
        effective_at=start_of(said_on) if scan is not None else at,
        recorded_at=at,
    )
    audit.record(f"shadowing.{word}", row, by=by, at=at, on_paper=scan is not None)
    return said


def _kept(scan: bytes) -> str:
    """The name the scan has in the private storage; the same bytes again are the same file."""
    files, name = private_files(), place_of(scan)
    return name if files.exists(name) else files.save(name, File(BytesIO(scan)))


def _overlay(
    learner: User, host: User, starts_on: date, ends_on: date, reason: str, *, by: User, at: datetime
) -> Posting | None:
    """The learner's overlay at the host's window; None where the host has none that day."""
    days = {"kind": Posting.Kind.SHADOWING, "starts_on": starts_on, "ends_on": ends_on}
    if written := Posting.objects.filter(clerk=learner, host=host, shadowing=None, annulled_at=None, **days).first():
        return written
    base = Posting.objects.running_on(starts_on).filter(clerk=host, kind=Posting.Kind.BASE).select_related("window")
    found: Sequence[Posting] = base[:1]
    if not found:
        return None
    return people.post_clerk(learner, window=found[0].window, host=host, reason=reason, by=by, at=at, **days)


def _cut(posting: Posting, *, from_day: date, reason: str, by: User, at: datetime) -> None:
    """What of the overlay lies from that day on goes; one that has not begun by then counts for nothing."""
    if posting.starts_on >= from_day:
        people.annul_posting(posting, reason=reason, by=by, at=at)
    elif posting.ends_on is None or posting.ends_on > from_day:
        people.end_posting(posting, ends_on=from_day, by=by, at=at, reason=reason)


def _held(shadowing: Shadowing) -> Shadowing:
    """The shadowing, locked, as long as it was not called off."""
    rows = Shadowing.objects.select_for_update(of=("self",)).select_related("centre", "posting", "learner")
    row = rows.get(pk=shadowing.pk)
    if row.called_off_at:
        raise Refused(Refusal.CALLED_OFF)
    return row

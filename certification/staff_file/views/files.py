"""One person's staff file: their own page and the head's, entering and correcting, the head's word, the scan."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from certification.domain.scans import MEDIA, kind_of
from certification.staff_file import operations, permissions, queries, reasons
from certification.staff_file.domain.entries import CITATION, HEADS_WORD_ALONE, EntryKind, Level, below_standard
from certification.staff_file.domain.standing import KindStanding
from certification.staff_file.forms import EntryForm, WithdrawForm, WordForm
from certification.staff_file.models import StaffFileEntry
from certification.staff_file.queries import PersonFile
from people.actor import Actor, Role
from people.models import User
from people.permissions import as_staff


@dataclass(frozen=True, slots=True)
class Told:
    """One thing of the file in words: what stands, what waits with whether it needs a word, and all rows there were."""

    standing: KindStanding
    title: str
    asks: str
    shape: str
    status: str
    entry: StaffFileEntry | None
    waiting: tuple[tuple[StaffFileEntry, bool], ...]
    rows: tuple[StaffFileEntry, ...]
    may_enter: bool
    may_correct: bool


def my_staff_file(request: HttpRequest) -> HttpResponse:
    """One's own file."""
    actor = as_staff(request)
    return _page(request, actor, actor.user)


def staff_file(request: HttpRequest, clerk: int) -> HttpResponse:
    """Somebody's file, for whoever may read it."""
    person = get_object_or_404(User, pk=clerk)
    return _page(request, permissions.to_read(request, person), person)


def staff_file_enter(request: HttpRequest, clerk: int, kind: str) -> HttpResponse:
    """Enter something, or correct what stands (`?replaces=`)."""
    person = get_object_or_404(User, pk=clerk)
    actor = permissions.to_write(request, person)
    if kind not in tuple(EntryKind):
        raise Http404("no such entry")
    about, own, kept = EntryKind(kind), actor.user.pk == person.pk, _corrected(request, person, kind)
    if own and about in HEADS_WORD_ALONE:
        raise Http404("the head's word alone")
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = EntryForm(about, *sent, own=own, kept=kept)
    if form.is_valid():
        try:
            operations.enter(person, **form.said(), replaces=kept, by=actor.user, at=timezone.now())
            messages.success(request, _("Entered; it stands once the head confirms it.") if own else _("Entered."))
            return _back(actor, person)
        except operations.Refused as refused:
            form.add_error(None, reasons.REFUSALS[refused.reason])
    context = {"form": form, "person": person, "own": own, "kept": kept, "title": _title(about)}
    context["asks"] = reasons.ASKS[about]
    return render(request, "certification/staff_file/enter.html", context, status=422 if form.errors else 200)


def staff_file_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that an entry was no fact."""
    entry = _entry(pk)
    actor = permissions.to_write(request, entry.clerk)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            operations.withdraw(entry, reason=form.cleaned_data["reason"], by=actor.user, at=timezone.now())
            messages.success(request, _("Withdrawn. The entry stays in the file's history and says so."))
            return _back(actor, entry.clerk)
        except operations.Refused as refused:
            form.add_error(None, reasons.REFUSALS[refused.reason])
    context = {"form": form, "entry": entry, "own": actor.user.pk == entry.clerk_id}
    return render(request, "certification/staff_file/withdraw.html", context, status=422 if form.errors else 200)


@require_POST
def staff_file_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The head confirms an entry, or says why not."""
    entry = _entry(pk)
    actor = permissions.to_answer(request, entry.clerk)
    form = WordForm(request.POST)
    if form.is_valid():
        reason, said = form.cleaned_data["reason"], {"by": actor.user, "at": timezone.now()}
        try:
            if "confirm" in request.POST:
                operations.confirm(entry, word=reason, **said)
                messages.success(request, _("Confirmed."))
            else:
                operations.refuse(entry, reason=reason, **said)
                messages.success(request, _("Not confirmed; the clerk reads your reason."))
            return redirect("staff_file", clerk=entry.clerk_id)
        except operations.Refused as refused:
            missing = refused.reason is operations.Refusal.WORD_MISSING
            form.add_error("reason" if missing else None, reasons.REFUSALS[refused.reason])
    return _page(request, actor, entry.clerk, answering=entry.pk, form=form)


def staff_file_scan(request: HttpRequest, pk: int) -> FileResponse:
    """The scan as it came, never opened in the browser."""
    entry = _entry(pk)
    permissions.to_read(request, entry.clerk)
    if not entry.scan or not entry.scan.storage.exists(entry.scan.name):
        raise Http404("no scan")
    file = entry.scan.open("rb")
    kind = kind_of(file.read(16)) or ""
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename=entry.name, content_type=MEDIA.get(kind, "application/octet-stream")
    )


def _page(
    request: HttpRequest, actor: Actor, person: User, *, answering: int = 0, form: WordForm | None = None
) -> HttpResponse:
    on, own = timezone.localdate(), actor.user.pk == person.pk
    found = queries.person_file(person, on=on)
    answers = permissions.answers_for(actor, person, on=on)
    context = {
        "person": person,
        "own": own,
        "has_record": actor.clerk_of is not None if own else person.grants.filter(role=Role.CLERK).exists(),
        "answers": answers,
        "on": on,
        "citation": CITATION,
        "things": [_told(found, one, own=own, answers=answers) for one in found.standing.kinds],
        "lacks": [_title(kind) for kind in found.standing.lacks],
        "words": queries.words_about(person),
        "answering": answering,
        "form": form or WordForm(),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "certification/staff_file/file.html", context, status=status)


def _told(found: PersonFile, one: KindStanding, *, own: bool, answers: bool) -> Told:
    waiting = [row for row in found.waiting if row.kind == one.kind]
    may_enter = answers or (own and one.kind not in HEADS_WORD_ALONE)
    return Told(
        standing=one,
        title=_title(one.kind),
        asks=str(reasons.ASKS[one.kind]),
        shape=reasons.SHAPES[one.status],
        status=str(reasons.STANDINGS[one.status]),
        entry=found.entry(one),
        waiting=tuple((row, _needs_word(row)) for row in waiting),
        rows=tuple(row for row in found.rows if row.kind == one.kind),
        may_enter=may_enter,
        may_correct=may_enter and one.entry not in {row.replaces_id for row in found.rows},
    )


def _needs_word(row: StaffFileEntry) -> bool:
    return not row.withdrawn and below_standard(EntryKind(row.kind), Level(row.level) if row.level else None)


def _title(kind: EntryKind) -> str:
    return str(StaffFileEntry.Kind(kind).label)


def _corrected(request: HttpRequest, person: User, kind: str) -> StaffFileEntry | None:
    asked = request.GET.get("replaces", "")
    if not asked:
        return None
    if not asked.isascii() or not asked.isdigit():
        raise Http404("no such entry")
    return get_object_or_404(StaffFileEntry, pk=int(asked), clerk=person, kind=kind, withdrawn=False)


def _entry(pk: int) -> StaffFileEntry:
    return get_object_or_404(StaffFileEntry.objects.select_related("clerk"), pk=pk)


def _back(actor: Actor, person: User) -> HttpResponse:
    return redirect("my_staff_file") if actor.user.pk == person.pk else redirect("staff_file", clerk=person.pk)

"""The signed form of a host without an account: entered by the head, its scan handed out to whoever may read it."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from certification.domain.scans import MEDIA
from certification.shadowing import operations, queries
from certification.shadowing.forms import PaperForm
from certification.shadowing.models import ShadowingWord
from certification.shadowing.permissions import for_the_paper, to_see
from certification.shadowing.reasons import refusal
from certification.shadowing.views.page import shadowing_or_404


def shadowing_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter what the paper says, with its scan."""
    row = shadowing_or_404(pk)
    actor = for_the_paper(request, row)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PaperForm(*sent, initial={"said_on": timezone.localdate()})
    if form.is_valid():
        data = form.cleaned_data
        try:
            operations.enter_paper(
                row,
                signed=data["word"] == ShadowingWord.Word.SIGNED,
                reason=data["reason"],
                said_on=data["said_on"],
                scan=data["scan"],
                by=actor.user,
                at=timezone.now(),
            )
            messages.success(request, _("Entered, with its scan."))
            return redirect("shadowing", pk=pk)
        except operations.Refused as refused:
            form.add_error(None, refusal(refused))
    context = {"told": queries.shadowing_told(row, on=timezone.localdate()), "form": form}
    return render(request, "certification/shadowing/paper.html", context, status=422 if form.errors else 200)


def shadowing_scan(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest scan; nothing else leads to it."""
    row = shadowing_or_404(pk)
    to_see(request, row)
    word = row.words.exclude(scan="").order_by("pk").last()
    if word is None or not word.scan.storage.exists(word.scan.name):
        raise Http404("no scan")
    kind = word.scan.name.rsplit(".", 1)[-1]
    name = f"{_('shadowing form')}-{row.pk}.{kind}"
    return FileResponse(word.scan.open(), as_attachment=True, filename=name, content_type=MEDIA[kind])

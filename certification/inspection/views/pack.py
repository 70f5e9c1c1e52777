"""One pack: how far it is, what it holds, its file until it is deleted."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from certification.inspection import operations, tasks
from certification.inspection.models import InspectionPack
from certification.inspection.permissions import may_make, to_make, to_see_pack
from courses.documents.words import chinese_date
from courses.script import in_script_of
from ledger.models import Job

TITLE = "迎检材料"


def inspection_pack(request: HttpRequest, pk: int) -> HttpResponse:
    """How it stands; posting begins one anew that was left standing."""
    pack, place = to_see_pack(request, pk)
    if request.method == "POST":
        to_make(request, place)
        if pack.made_at is None and not pack.failed_part:
            tasks.start(pack, by=place.actor.user)
        return redirect("inspection_pack", pk=pk)
    context = {
        "pack": pack,
        "place": place,
        "job": Job.objects.filter(key=tasks.job_key(pack.pk)).first(),
        "may_make": may_make(place),
        "kept_until": pack.made_at + operations.KEPT if pack.made_at else None,
    }
    return render(request, "certification/inspection/pack.html", context)


def inspection_pack_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The archive, sent as it is read; that it was taken is noted before."""
    pack, place = to_see_pack(request, pk)
    if not pack.is_there or not pack.file.storage.exists(pack.file.name):
        raise Http404(pack.file.name)
    operations.note_taken(pack, by=place.actor.user, at=timezone.now())
    return FileResponse(pack.file.open(), as_attachment=True, filename=_name(pack), content_type="application/zip")


@require_POST
def inspection_pack_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """The file goes; the row says that it was there, and its hash."""
    pack, place = to_see_pack(request, pk)
    to_make(request, place)
    operations.delete_pack(pack, by=place.actor.user, at=timezone.now())
    messages.success(request, _("The file is deleted. That there was a pack, and its hash, stays."))
    return redirect(f"{reverse('inspection')}?centre={pack.centre.code}")


def _name(pack: InspectionPack) -> str:
    days = f"{chinese_date(pack.first)}至{chinese_date(pack.last)}"
    return in_script_of(f"{pack.centre.name}{TITLE}（{days}）.zip", pack.language)

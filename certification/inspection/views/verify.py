"""Whether an archive somebody holds is still what the house packed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from certification.inspection.forms import ArchiveForm
from certification.inspection.models import InspectionPack
from certification.inspection.verifying import NoPack, verify_archive
from people import permissions


def inspection_verify(request: HttpRequest) -> HttpResponse:
    """The archive is read and thrown away; nothing of it is kept."""
    actor = permissions.overseeing(request)
    form = ArchiveForm(request.POST, request.FILES) if request.method == "POST" else ArchiveForm()
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            verdict = verify_archive(form.cleaned_data["file"])
        except NoPack:
            form.add_error("file", form.NO_PACK)
        else:
            ours = InspectionPack.objects.select_related("centre__unit", "asked_by").filter(sha256=verdict.whole)
            seen = [pack for pack in ours if permissions.sees_centre(actor, pack.centre)]
            context |= {"verdict": verdict, "pack": seen[0] if seen else None}
    return render(request, "certification/inspection/verify.html", context, status=422 if form.errors else 200)

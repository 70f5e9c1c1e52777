"""The books of a centre: what is kept, what is being made, and the files themselves."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from courses.documents import permissions, tasks
from courses.documents.forms import ParticularsForm
from courses.documents.keeping import save_particulars
from courses.documents.kinds import CONTENT_TYPES
from courses.documents.shelf import shelf
from courses.documents.views.answers import file_answer
from courses.documents.words import chinese_date
from courses.models import CentreParticulars
from courses.script import TRADITIONAL, in_script_of
from people.models import Centre
from people.permissions import to_manage_centre

# Documents are Chinese: whoever reads the screens in English gets Simplified characters.
PDF = "pdf"


def script_of_reader() -> str:
    """In which of the two scripts this reader's papers are."""
    return TRADITIONAL if get_language() == TRADITIONAL else settings.LANGUAGE_CODE


def centre_documents(request: HttpRequest) -> HttpResponse:
    """Every book this reader may have of a centre, how it stands, and the way to it."""
    place = permissions.at_a_centre(request)
    books = shelf(place.centre, place.kinds, on=timezone.localdate(), language=script_of_reader())
    context = {
        "place": place,
        "books": books,
        "at_work": any(volume.at_work for _kind, volumes in books for volume in volumes),
        "particulars": CentreParticulars.objects.filter(centre=place.centre).first(),
        "handles_something": place.centre.offerings.running_on(timezone.localdate()).exists(),
    }
    return render(request, "courses/documents/centre.html", context)


@require_POST
def document_make(request: HttpRequest, centre: str, kind: str, format: str) -> HttpResponse:
    """Hand a book to the worker; the page of the centre shows how far it is."""
    place, found = permissions.to_have(request, centre, kind, format)
    tasks.start(place.centre, found, format=format, language=script_of_reader(), by=place.actor.user)
    return redirect(reverse("centre_documents", query={"centre": centre}))


def document_file(request: HttpRequest, centre: str, kind: str, format: str) -> HttpResponse:
    """The book that is kept, in the reader's script."""
    place, found = permissions.to_have(request, centre, kind, format)
    language = script_of_reader()
    document = get_object_or_404(place.centre.documents, kind=found.name, format=format, language=language)
    if not document.is_there:
        raise Http404(document.file.name)
    with document.file.open() as file:
        data = file.read()
    name = f"{place.centre.name}{found.paper_title}（{chinese_date(document.as_of)}）.{format}"
    shown = in_script_of(name, language)
    return file_answer(data, name=shown, content_type=CONTENT_TYPES[format], inline=format == PDF)


def centre_particulars(request: HttpRequest, centre: str) -> HttpResponse:
    """Where, when and whom to call: the head writes it once, the papers carry it."""
    found = get_object_or_404(Centre, code=centre)
    actor = to_manage_centre(request, found)
    before = CentreParticulars.objects.filter(centre=found).first()
    form = ParticularsForm(request.POST or None, instance=before)
    if request.method == "POST" and form.is_valid():
        save_particulars(found, by=actor.user, at=timezone.now(), **form.cleaned_data)
        return redirect(reverse("centre_documents", query={"centre": centre}))
    context = {"centre": found, "form": form}
    status = 422 if form.errors else 200
    return render(request, "courses/documents/particulars.html", context, status=status)

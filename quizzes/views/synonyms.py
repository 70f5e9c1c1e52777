"""Which names mean one thing: read, edited, tried out, saved."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from people import permissions
from quizzes.domain.synonym_lists import Difference, difference, written_out
from quizzes.domain.synonyms import DEFAULT_SYNONYMS, Synonyms
from quizzes.forms import SynonymsForm
from quizzes.models import SynonymList
from quizzes.operations.synonyms import ChangedMeanwhile, change_synonyms
from quizzes.queries.synonym_plans import LOOKED_AT, turned_by, versions_touched
from quizzes.queries.synonyms import newest_list
from quizzes.views.frame import admin_page

PAGE = 20
NAMED = 50


def synonyms(request: HttpRequest) -> HttpResponse:
    """The list as text; `plan` shows what it would change, `apply` saves what was shown."""
    actor = permissions.to_edit_catalogue(request)
    newest = newest_list()
    standing = newest.synonyms if newest else DEFAULT_SYNONYMS
    base = newest.pk if newest else 0
    form = SynonymsForm(request.POST or None, initial={"text": written_out(standing), "base": base})
    context: dict[str, object] = {}
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        if "apply" in request.POST:
            if _saved(request, form, by=actor.user):
                return redirect("synonyms")
        elif told["base"] != base:
            form.add_error(None, _outdated())
        else:
            context = _plan(standing, told["synonyms"])
    rows = Paginator(SynonymList.objects.select_related("by"), PAGE).get_page(request.GET.get("page"))
    context |= {"form": form, "page": rows, "groups": len(standing.groups)}
    return admin_page(request, "synonyms", _("Names for one thing"), context, status=422 if form.errors else 200)


def _saved(request: HttpRequest, form: SynonymsForm, *, by: object) -> bool:
    told = form.cleaned_data
    try:
        row = change_synonyms(told["synonyms"], base=told["base"], note=told["note"], by=by, at=timezone.now())
    except ChangedMeanwhile:
        form.add_error(None, _outdated())
        return False
    if row:
        messages.success(
            request, _("Saved. What it may touch is being vetted anew; running checks go on as they began.")
        )
    else:
        messages.info(request, _("Nothing differs; nothing was saved."))
    return True


def _outdated() -> str:
    return _(
        "Somebody else has saved the list meanwhile. Keep a copy of your text, open the page anew and enter it again."
    )


def _plan(standing: Synonyms, after: Synonyms) -> dict[str, object]:
    on = timezone.localdate()
    found: Difference = difference(standing, after)
    touched = versions_touched(found, on=on)
    return {
        "found": found,
        "planned": True,
        "touched": touched[:NAMED],
        "total": len(touched),
        "looked_at": min(len(touched), LOOKED_AT),
        "turned": turned_by(after, touched[:LOOKED_AT], on=on),
    }

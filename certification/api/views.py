"""Pages about tokens, for the head who makes them."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from certification.api.forms import TokenForm
from certification.api.models import ApiToken
from certification.api.operations import make_token, withdraw_token
from certification.api.queries import tokens_of
from people import places


@never_cache
def api_tokens(request: HttpRequest) -> HttpResponse:
    """The tokens of a centre, and the form that makes one. The token itself stands on the answer alone, once."""
    place = places.to_manage(request)
    form = TokenForm(place.on, request.POST if request.method == "POST" else None)
    made = None
    if form.is_bound and form.is_valid():
        _row, made = make_token(place.centre, **form.cleaned_data, by=place.actor.user, at=timezone.now())
        form = TokenForm(place.on)
    context = {
        "place": place,
        "form": form,
        "made": made,
        "tokens": tokens_of(place.centre),
        "address": request.build_absolute_uri(reverse("api:matrix")),
    }
    return render(request, "certification/api/tokens.html", context, status=422 if form.errors else 200)


@require_POST
def api_token_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """From now on it opens nothing; another is made in a minute."""
    token = get_object_or_404(ApiToken.objects.select_related("centre"), pk=pk)
    place = places.to_write_about(request, token.centre)
    if withdraw_token(token, by=place.actor.user, at=timezone.now()):
        messages.success(request, _("Withdrawn. The token opens nothing any more."))
    else:
        messages.info(request, _("It was withdrawn already."))
    return redirect(f"{reverse('api_tokens')}?{urlencode({'centre': place.centre.code})}")

"""Reads of tokens, and of what a centre handles."""

from datetime import date

from django.db.models import QuerySet

from certification.api.models import ApiToken
from certification.api.operations import digest_of
from courses.models import Matter
from courses.queries import matters_offered
from people.models import Centre


def token_in_force(token: str, *, on: date) -> ApiToken | None:
    """The row this very token opens on the day."""
    rows = ApiToken.objects.in_force(on).select_related("centre__unit")
    return rows.filter(digest=digest_of(token)).first()


def tokens_of(centre: Centre) -> QuerySet[ApiToken]:
    """All of a centre, also those that are over; newest first."""
    return ApiToken.objects.filter(centre=centre).select_related("made_by")


def matters_at(centre: Centre, *, on: date, category: str | None = None) -> list[Matter]:
    """What the centre handles on the day, as the matrix lists it."""
    return [one for one in matters_offered(centre, on) if category is None or one.category == category]

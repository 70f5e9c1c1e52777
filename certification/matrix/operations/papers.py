"""Issuing a paper about one category or about all matters of the centre."""

from datetime import datetime

from django.db import transaction

from certification.awards.models import Certificate
from certification.awards.operations.papers import hold_serials, issue_planned
from certification.awards.queries.standings import day_of
from certification.matrix.queries.papers import centre_plans
from people.models import Centre, User


@transaction.atomic
def issue_certificate(clerk: User, centre: Centre, *, category: str, by: User, at: datetime) -> Certificate:
    """Issue it, without a category the one about all matters (全科); or give back the newest that says the very same.

    Raises NotReady with the plan that says what stands in the way.
    """
    hold_serials(centre)
    plans = centre_plans(centre, on=day_of(at), clerks=[clerk])
    return issue_planned(clerk, centre, plans.of(clerk, category), plans.found, by=by, at=at)

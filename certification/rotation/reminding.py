"""What of postings a head is to be reminded of: clerks whose two years in the post end."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from certification.rotation.queries import tenures
from ledger.reminders import Due
from people.models import Centre, User
from people.models import RoleGrant as Grant
from people.queries import clerks_of


def tenures_to_remind(person: User, *, on: date, by: date) -> Iterator[Due]:
    """For each clerk of the head's centres the day the minimum is served, or where one is set the maximum ends."""
    heads = Grant.objects.in_force(on).filter(user=person, role=Grant.Role.HEAD).values("centre")
    for centre in Centre.objects.filter(pk__in=heads):
        clerks, link = list(clerks_of(centre, on=on)), f"{reverse('posting_list')}?centre={centre.code}"
        for clerk_key, decision in tenures(clerks, on=on).items():
            name = next(clerk.name for clerk in clerks if clerk.pk == clerk_key)
            for kind, day in (("tenure.served", decision.free_on), ("tenure.ends", decision.latest_on)):
                if day is not None and day <= by and (kind == "tenure.ends" or on <= day):
                    yield Due(kind, str(clerk_key), day, centre.name, link, colleague=name)

"""The answer to what is worth seeing beside a host: what the learner is not certified in and the host is."""

from collections.abc import Sequence
from datetime import date

from certification.awards.queries import standings
from certification.awards.queries.offers import offers_in
from courses.models import Matter
from courses.queries import matter_ids_required
from people.models import Centre, User


def worth_seeing(
    matters: Sequence[Matter], *, learner: User, host: User | None, centre: Centre, on: date
) -> list[Matter]:
    """Of matters the centre offers, those the learner must master first, by tier, each in the order given."""
    held = offers_in(matters)
    found = standings([person.pk for person in (learner, host) if person], held, on=on)
    required = matter_ids_required([learner], on)[learner.pk]
    needed = [
        matter
        for matter in matters
        if not found.of(learner.pk, matter.pk).valid and (host is None or found.of(host.pk, matter.pk).valid)
    ]
    return sorted(needed, key=lambda matter: (matter.pk not in required, held[matter.pk].tier))

"""What is known of the days of a centre's clerks: grants, posts at its windows, secondments, leave."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q

from certification.domain.spans import Span
from certification.matrix.domain.presence import Post, Stay
from courses.queries.duties import SERVING
from people.models import Centre, Leave, Posting, RoleGrant, User


def stays_of(clerks: Iterable[User], centre: Centre, *, on: date, last: date) -> tuple[Stay, ...]:
    """From the day to the last one, in the order of the clerks; three queries."""
    people = [clerk.pk for clerk in clerks]
    member, posts, seconded, leave = (defaultdict(list) for _ in range(4))
    grants = RoleGrant.objects.filter(user__in=people, role=RoleGrant.Role.CLERK, centre=centre)
    for user, starts_on, ends_on in grants.values_list("user", "starts_on", "ends_on"):
        member[user].append(Span(starts_on, ends_on))
    running = Posting.objects.sharing_days(on, last + timedelta(days=1)).filter(clerk__in=people)
    wanted = Q(kind__in=SERVING, window__centre=centre) | Q(kind=Posting.Kind.SECONDMENT)
    rows = running.filter(wanted).values_list("clerk", "kind", "starts_on", "ends_on", "window__closes_on")
    for clerk, kind, starts_on, ends_on, closes_on in rows:
        span = Span(starts_on, ends_on)
        if kind == Posting.Kind.SECONDMENT:
            seconded[clerk].append(span)
        else:
            posts[clerk].append(Post(span, closes_on))
    away = Leave.objects.sharing_days(on, last + timedelta(days=1)).filter(clerk__in=people)
    for clerk, starts_on, ends_on in away.values_list("clerk", "starts_on", "ends_on"):
        leave[clerk].append(Span(starts_on, ends_on))
    return tuple(
        Stay(str(key), tuple(member[key]), tuple(posts[key]), tuple(seconded[key]), tuple(leave[key])) for key in people
    )

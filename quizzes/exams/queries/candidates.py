"""What a clerk sees of exams before and after sitting them."""

from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from people.models import User
from quizzes.exams.models import Paper
from quizzes.models import Attempt

AHEAD = timedelta(days=14)


def papers_ahead(clerk: User, *, at: datetime) -> QuerySet[Paper]:
    """Exams the clerk is named in that are open now or open within two weeks and for which a try is left, and those
    with a sitting that runs."""
    named = Q(state=Paper.State.PUBLISHED, people=clerk, closes_at__gt=at, opens_at__lte=at + AHEAD)
    own = Attempt.objects.filter(paper=OuterRef("pk"), clerk=clerk, started_at__isnull=False).order_by()
    used = Coalesce(Subquery(own.values("paper").annotate(number=Count("pk")).values("number")), 0)
    running = Exists(own.filter(state=Attempt.State.OPEN))
    papers = Paper.objects.alias(used=used).filter(named & Q(used__lt=F("tries")) | Q(running))
    return papers.distinct().order_by("opens_at", "pk")


def sittings_of(paper: Paper, clerk: User) -> QuerySet[Attempt]:
    """The clerk's sittings of the paper that were begun, the first one first."""
    return paper.attempts.filter(clerk=clerk, started_at__isnull=False).order_by("started_at", "pk")

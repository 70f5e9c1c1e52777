"""The exceptions of a centre and year: early moves and secondments, with what was told when they were decided."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from certification.rotation.models import HandOver, PostingProposal
from people.models import Centre, Posting, RoleGrant


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """One exception; `hand_over` is None where the posting left no window, or none was kept yet."""

    posting: Posting
    hand_over: HandOver | None


def exceptions_of(centre: Centre, *, year: int) -> list[ExceptionRow]:
    """Those that began in the year, of people who were clerks of the centre that day; by day. Two queries."""
    found = (
        Posting.objects.filter(_of_year(year), Exists(_clerk_then(centre)))
        .filter(Q(kind=Posting.Kind.SECONDMENT) | ~Q(ground=""))
        .select_related("clerk", "window", "approved_by")
        .order_by("starts_on", "pk")
    )
    told = {row.posting_id: row for row in HandOver.objects.filter(posting__in=found).select_related("window")}
    return [ExceptionRow(posting, told.get(posting.pk)) for posting in found]


def declined_of(centre: Centre, *, year: int) -> QuerySet[PostingProposal]:
    """Exceptions the leader declined, by the day they should have begun."""
    found = PostingProposal.objects.filter(
        _of_year(year),
        Exists(_clerk_then(centre)),
        state=PostingProposal.State.DECLINED,
        act=PostingProposal.Act.START,
    )
    return found.select_related("clerk", "window", "decided_by").order_by("starts_on", "pk")


def hand_over_of(proposal: PostingProposal) -> HandOver | None:
    """What the check said when the proposal was signed or declined."""
    told = Q(proposal=proposal) | Q(posting__isnull=False, posting=proposal.posting_id)
    return HandOver.objects.filter(told).select_related("window").first()


def _of_year(year: int) -> Q:
    return Q(starts_on__gte=date(year, 1, 1), starts_on__lt=date(year + 1, 1, 1))


def _clerk_then(centre: Centre) -> QuerySet[RoleGrant]:
    """The grant by which the person of the outer row was a clerk of the centre on its first day."""
    return RoleGrant.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=OuterRef("starts_on")),
        user=OuterRef("clerk"),
        role=RoleGrant.Role.CLERK,
        centre=centre,
        starts_on__lte=OuterRef("starts_on"),
    )

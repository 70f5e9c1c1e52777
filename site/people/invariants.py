"""What can't be of people and their posts."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ledger.invariants import Invariant, Plan
from people.models import Posting, RoleGrant, User

BASE = Posting.Kind.BASE
AT_THE_BOARD = Plan(_("Decide which of the two is true, and end the other on the page of postings."))
STAFF_LIST = "manage.py import_staff FILE"


def _two_base_posts(at: datetime) -> Iterable[Posting]:
    """The later one of any two that overlap."""
    earlier = Posting.objects.filter(
        Q(starts_on__lt=OuterRef("starts_on")) | Q(starts_on=OuterRef("starts_on"), pk__lt=OuterRef("pk")),
        Q(ends_on=None) | Q(ends_on__gt=OuterRef("starts_on")),
        clerk=OuterRef("clerk"),
        kind=BASE,
    )
    return Posting.objects.filter(Exists(earlier), kind=BASE)


def _elsewhere(at: datetime) -> Iterable[Posting]:
    here = RoleGrant.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=OuterRef("starts_on")),
        user=OuterRef("clerk"),
        role=RoleGrant.Role.CLERK,
        centre=OuterRef("window__centre"),
    )
    return Posting.objects.filter(~Exists(here), kind=BASE)


def _closed_window(at: datetime) -> Iterable[Posting]:
    beyond = Q(ends_on=None) | Q(ends_on__gt=F("window__closes_on"))
    return Posting.objects.filter(beyond, window__closes_on__isnull=False)


def _closed_accounts(at: datetime) -> Iterable[User]:
    on = timezone.localdate(at)
    posted = Posting.objects.running_on(on).filter(clerk=OuterRef("pk"), kind=BASE)
    return User.objects.filter(Exists(posted), closes_on__lte=on)


INVARIANTS = (
    Invariant("people.two_base_posts", _("A clerk has two base posts on one day."), AT_THE_BOARD, _two_base_posts),
    Invariant(
        "people.posted_elsewhere",
        _("A base post at a window of a centre that the clerk doesn't belong to."),
        Plan(_("End the posting on the page of postings, or import the staff list that is right."), STAFF_LIST),
        _elsewhere,
    ),
    Invariant(
        "people.posted_at_closed_window",
        _("A posting runs on after its window closed."),
        Plan(_("End the posting with the window's last day on the page of postings, and post the clerk elsewhere.")),
        _closed_window,
    ),
    Invariant(
        "people.closed_account_posted",
        _("A closed account still holds a base post."),
        Plan(_("End the posting, or open the account again with the staff list."), STAFF_LIST),
        _closed_accounts,
    ),
)  # fmt: skip

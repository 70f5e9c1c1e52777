"""Plan, then apply: what ending or annulling a posting would do, and whose signature it needs."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from certification.rotation import cover
from certification.rotation.domain.endings import signs_annulment, signs_end
from certification.rotation.domain.moves import Approver
from certification.rotation.domain.postings import PostingKind
from certification.rotation.domain.tenure import TenureDecision, tenure
from certification.rotation.plain import as_plain
from certification.rotation.queries.policy import policy_in_force
from people.models import Posting, Window

Kind = Posting.Kind


@dataclass(frozen=True, slots=True)
class EndPlan:
    """What would be so from `on`: whose signature it takes, who stays at the window, the hand-over check (None: nobody
    could answer), and of a base post the tenure until then. `reopens` is the post that ended for one annulled: it stays
    ended until somebody writes it anew."""

    posting: Posting
    on: date
    signs: Approver
    staying: tuple[Posting, ...]
    thin: tuple[cover.ThinMatter, ...] | None
    tenure: TenureDecision | None = None
    reopens: Posting | None = None

    @property
    def needs_leader(self) -> bool:
        return self.signs is Approver.LEADER


def plan_end(posting: Posting, *, ends_on: date) -> EndPlan:
    """What it would do to end the posting from that day on; tenure by the rules of the last day held."""
    rows = list(posting.clerk.postings.select_related("window").order_by("starts_on", "pk"))
    last = max(ends_on - timedelta(days=1), posting.starts_on)
    held = tenure(as_plain(rows), clerk=str(posting.clerk_id), policy=policy_in_force(last), on=last)
    signs = signs_end(PostingKind(posting.kind), tenure=held.status)
    told = held if posting.kind == Kind.BASE else None
    return EndPlan(posting, ends_on, signs, _staying(posting, ends_on), _thin(posting, rows, ends_on), told)


def plan_annulment(posting: Posting, *, on: date) -> EndPlan:
    """What it would do to take the posting back; its window is looked at today, or where it lies ahead on its day."""
    rows = list(posting.clerk.postings.select_related("window").order_by("starts_on", "pk"))
    day = max(on, posting.starts_on)
    exception = posting.kind == Kind.SECONDMENT or bool(posting.ground)
    signs = signs_annulment(PostingKind(posting.kind), begun=posting.starts_on <= on, was_exception=exception)
    base = (row for row in rows if row.kind == Kind.BASE and row.pk != posting.pk)
    before = next((row for row in base if row.ends_on == posting.starts_on), None)
    running = posting.ends_on is None or posting.ends_on > day
    return EndPlan(
        posting,
        day,
        signs,
        _staying(posting, day),
        _thin(posting, rows, day) if running else (),
        reopens=before if posting.kind == Kind.BASE else None,
    )


def _staying(posting: Posting, on: date) -> tuple[Posting, ...]:
    if posting.window_id is None:
        return ()
    others: QuerySet[Posting] = Posting.objects.running_on(on).filter(window=posting.window_id)
    return tuple(others.exclude(pk=posting.pk).select_related("clerk").order_by("clerk__name", "pk"))


def _thin(posting: Posting, rows: list[Posting], on: date) -> tuple[cover.ThinMatter, ...] | None:
    """Whoever shadows serves nothing at the window, so nothing is handed over."""
    leaves = posting.window if posting.kind in (Kind.BASE, Kind.ROTATION, Kind.STAND_IN) else None
    return cover.left_thin(posting.clerk, leaves=leaves, joins=_kept(posting, rows, on), on=on)


def _kept(posting: Posting, rows: list[Posting], on: date) -> Window | None:
    """The window of the base post still held then."""
    base = (row for row in rows if row.kind == Kind.BASE and row.pk != posting.pk and row.starts_on <= on)
    return next((row.window for row in base if row.ends_on is None or row.ends_on > on), None)

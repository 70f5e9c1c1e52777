"""What nobody takes up any more: messages and jobs that wait for a worker too long."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ledger.invariants import Invariant, Plan
from ledger.models import Job, OutboxDelivery
from ledger.outbox import MAX_ATTEMPTS

MESSAGE_WAITS = timedelta(hours=1)
JOB_WAITS = timedelta(hours=12)


def _deliveries(at: datetime) -> Iterable[OutboxDelivery]:
    late = Q(attempts__gte=MAX_ATTEMPTS) | Q(message__created_at__lt=at - MESSAGE_WAITS)
    return OutboxDelivery.objects.filter(late, done_at=None)


def _jobs(at: datetime) -> Iterable[Job]:
    open_states = [Job.State.WAITING, Job.State.RUNNING]
    return Job.objects.filter(state__in=open_states, created_at__lt=at - JOB_WAITS)


AGAIN = (
    'manage.py shell -c "from ledger.models import OutboxDelivery as D; from ledger.outbox import deliver; '
    "from django.utils.timezone import now; D.objects.filter(pk=%(pk)s).update(attempts=0); "
    'deliver(D.objects.get(pk=%(pk)s).message, at=now())"'
)
CLOSE = "manage.py shell -c \"from ledger.models import Job; Job.objects.filter(pk=%(pk)s).update(state='failed')\""

DELIVERY_STUCK = Invariant(
    "ledger.delivery_stuck",
    _("A message was not delivered: it waits for more than an hour, or five attempts failed."),
    Plan(_("See that a worker runs and read the row's error. Once its cause is mended, deliver it again."), AGAIN),
    _deliveries,
)
JOB_STUCK = Invariant(
    "ledger.job_stuck",
    _("A job is open for more than twelve hours: no worker takes it up, or the one that did was killed."),
    Plan(_("Start a worker. If the job doesn't move on, close it and begin the work anew from its page."), CLOSE),
    _jobs,
)

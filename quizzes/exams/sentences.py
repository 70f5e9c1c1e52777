"""Codes of exams as sentences in the reader's language."""

from django.utils.translation import gettext_lazy as _

ACT_REFUSED = {
    "closed": _("This sitting is closed; open it again instead."),
    "not_closed": _("This sitting is not closed, so it can't be opened again."),
    "another_runs": _("Another sitting of the same person lies ready or runs; only one can."),
    "nothing_runs": _("No clock was changed: no sitting was running that could be paused, or paused that could go on."),
}
ACT_DONE = {
    "extra_time": _("The extra time was given."),
    "paused": _("The clock stands still."),
    "resumed": _("The clock runs on."),
    "reopened": _("The sitting is open again."),
}
LATE_REFUSED = {
    "decided_already": _("One of these answers was decided about meanwhile; look at the list again."),
    "runs_still": _("The sitting is running; decide once it is closed."),
}

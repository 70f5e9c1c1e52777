"""What forbids a notice, in words."""

from django.utils.translation import gettext_lazy as _

from courses.domain.notices import Fault

FAULTS = {
    Fault.NOTHING_TOLD: _(
        "Nothing is missing or wrong, so there is nothing to tell: accept the application, or mark a paper."
    ),
    Fault.NOT_DEFERRABLE: _("A paper may follow later only where the list says so."),
    Fault.DEADLINE_MISSING: _("Say by which day the papers that follow later must be here."),
    Fault.DEADLINE_PAST: _("The day for the papers that follow later must lie ahead."),
    Fault.CONSEQUENCE_MISSING: _("Say what happens when the papers don't come: the citizen signs for it."),
    Fault.RECEIVED_LATER: _("The application can't have been received after today."),
    Fault.NO_GROUND: _("Choose a reason or write one: a refusal without a reason is not allowed."),
    Fault.OFFICE_MISSING: _("Name the office that decides, so that the citizen doesn't ask in vain again."),
}
LATE = _(
    "The notice was due by %(day)s (five working days). A licence not told about in time counts as accepted from the "
    "day it was received: accept it, and ask the department what to do about what is missing."
)

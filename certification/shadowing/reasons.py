"""The codes of shadowing as words; the only place that says them."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certification.shadowing.domain.closing import Closing, ClosingReason, ClosingStatus
from certification.shadowing.domain.signing import SigningRefusal
from certification.shadowing.operations import Refusal, Refused

STATUSES = {
    ClosingStatus.OPEN: pgettext_lazy("a shadowing", "Under way"),
    ClosingStatus.WAITS_FOR_HOST: pgettext_lazy("a shadowing", "Waits for the host"),
    ClosingStatus.WAITS_FOR_CHECK: pgettext_lazy("a shadowing", "Waits for the short check"),
    ClosingStatus.DISAGREEMENT: pgettext_lazy("a shadowing", "Host and check differ"),
    ClosingStatus.REFUSED: pgettext_lazy("a shadowing", "Not signed"),
    ClosingStatus.CLOSED: pgettext_lazy("a shadowing", "Closed"),
    ClosingStatus.CALLED_OFF: pgettext_lazy("a shadowing", "Called off"),
}
# The state of the house's legend whose shape each status is drawn with.
SHAPES = {
    ClosingStatus.OPEN: "never",
    ClosingStatus.WAITS_FOR_HOST: "valid_except",
    ClosingStatus.WAITS_FOR_CHECK: "valid_except",
    ClosingStatus.DISAGREEMENT: "stale",
    ClosingStatus.REFUSED: "stale",
    ClosingStatus.CLOSED: "certified",
    ClosingStatus.CALLED_OFF: "not_required",
}
SENTENCES = {
    ClosingReason.CALLED_OFF: _("The head called it off."),
    ClosingReason.NOTHING_SEEN: _("The learner has not noted any matter yet."),
    ClosingReason.STILL_RUNS: _("Its last day is still to come."),
    ClosingReason.HOST_SIGNED: _("The host has signed."),
    ClosingReason.HOST_REFUSED: _("The host does not sign."),
    ClosingReason.HOST_WAITS: _("The host has not said anything yet."),
    ClosingReason.CHECK_PASSED: _("The short check is passed."),
    ClosingReason.CHECK_NOT_PASSED: _("The short check is not passed."),
    ClosingReason.LIST_GREW: _("Matters were added after the check; it is sat again."),
    ClosingReason.CHECK_WAITS: _("The short check was not sat yet."),
}
REFUSALS = {
    Refusal.NOT_OF_THE_CENTRE: _("Learner and host are clerks of the centre on the first day; choose again."),
    Refusal.NOT_THE_LEARNER: _("Only the learner notes what was seen and sits the check."),
    Refusal.TOO_MANY: _("Eight matters at most: the short check asks about every one. Plan another shadowing."),
    Refusal.OUTSIDE_THE_DAYS: _("This day does not belong to the shadowing; choose one from its first to its last."),
    Refusal.NOT_YET: _("The day is still to come; note it once it is there."),
    Refusal.LIST_CLOSED: _("The host has signed this list; it stays as it is."),
    Refusal.CALLED_OFF: _("This shadowing was called off."),
    Refusal.SETTLED: _("Both sides have closed it; it can't be called off any more."),
    Refusal.NOTHING_SEEN: _("No matter is noted yet; the learner notes first what there was to be seen."),
    Refusal.SIGNED_ALREADY: _("The host has signed it; what is signed stays."),
    Refusal.PASSED_ALREADY: _("The short check is passed already."),
    Refusal.OTHER_CHECK_OPEN: _("Another short check of yours is open; close that one first."),
    Refusal.TOO_SOON: _("A next try is possible from %(when)s. Go through the lessons again until then."),
    Refusal.NOTHING_ASKABLE: _("There is no fair question on these matters yet; tell your editor."),
    SigningRefusal.ONE_PERSON: _("Nobody is their own host, or signs for both sides."),
    SigningRefusal.NOT_THE_HOST: _("Only the host named in the plan signs here."),
    SigningRefusal.HEAD_ONLY: _("The host has no account; the head enters what the paper says."),
}


def refusal(refused: Refused) -> str:
    """Why in words, in the language of the request."""
    words = str(REFUSALS[refused.reason])
    if refused.earliest is None:
        return words
    return words % {"when": date_format(timezone.localtime(refused.earliest), "DATETIME_FORMAT")}


def said(closing: Closing) -> dict[str, Any]:
    """A standing in words, as pages show it."""
    return {
        "shape": SHAPES[closing.status],
        "status": STATUSES[closing.status],
        "why": [SENTENCES[reason] for reason in closing.reasons],
    }

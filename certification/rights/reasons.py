"""Codes of disputes in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certification.rights.domain.dispute import DisputeState
from certification.rights.operations import Refusal

STATES = {
    DisputeState.OPEN: pgettext_lazy("a dispute", "waits for an answer"),
    DisputeState.OVERDUE: pgettext_lazy("a dispute", "the answer is late"),
    DisputeState.ANSWERED: pgettext_lazy("a dispute", "answered"),
}
REFUSALS = {
    Refusal.OPEN_ALREADY: _("You have disputed this already and the answer is still to come. Nothing was sent again."),
    Refusal.ANSWERED_ALREADY: _("Somebody has answered this meanwhile. Nothing was changed."),
    Refusal.NOT_ANSWERED_YET: _("There is no answer yet, so there is nothing to ask the leader about."),
    Refusal.REVIEWED_ALREADY: _("The leader has been asked about this already; more than once is not possible."),
}

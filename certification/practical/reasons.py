"""The codes of practical assessments as words; the only place that says them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certification.practical.domain.checklist import ListProblem, Skill
from certification.practical.domain.result import Mark
from certification.practical.domain.signing import SigningRefusal
from certification.practical.domain.validity import PracticalDecision, PracticalReason, PracticalStatus
from certification.practical.operations import Refusal

STATUSES = {
    PracticalStatus.IN_DATE: pgettext_lazy("a practical assessment", "In date"),
    PracticalStatus.DUE: pgettext_lazy("a practical assessment", "Due soon"),
    PracticalStatus.EXPIRED: pgettext_lazy("a practical assessment", "Expired"),
    PracticalStatus.NEVER: pgettext_lazy("a practical assessment", "Not assessed"),
}
# The state of the house's legend whose shape each status is drawn with.
SHAPES = {
    PracticalStatus.IN_DATE: "certified",
    PracticalStatus.DUE: "valid_except",
    PracticalStatus.EXPIRED: "stale",
    PracticalStatus.NEVER: "never",
}
SENTENCES = {
    PracticalReason.SIGNED: _("Passed at the counter and signed by both sides."),
    PracticalReason.ENDS_SOON: _("It ends within 60 days; plan the next one."),
    PracticalReason.ENDED: _("It was passed, and its time is over."),
    PracticalReason.NOT_ASSESSED: _("No assessment counts yet."),
    PracticalReason.CONTESTED: _("The clerk contests the latest one."),
    PracticalReason.WAITS_FOR_CLERK: _("The latest one waits for the clerk's signature."),
    PracticalReason.NOT_PASSED: _("The latest one was not passed."),
}
SKILLS = {
    Skill.GUIDING: _("Guiding the filling of forms"),
    Skill.EXAMINATION: _("Formal examination of papers"),
    Skill.ENTRY: _("Entry into the intake system"),
    Skill.NOTICES: _("Notices and receipts"),
}
MARKS = {
    Mark.DONE: pgettext_lazy("a line of a checklist", "Done"),
    Mark.NOT_DONE: pgettext_lazy("a line of a checklist", "Not done"),
    Mark.NOT_OBSERVED: pgettext_lazy("a line of a checklist", "Not observed"),
}
PROBLEMS = {
    ListProblem.NO_LINES: _("Write at least one line; a checklist looks at something."),
    ListProblem.NOTHING_DECIDES: _("Put a ★ in front of at least one line of each skill: those lines decide."),
    ListProblem.TOO_MANY: _("A checklist has at most 40 lines; nobody observes more at a counter."),
    ListProblem.TOO_LONG: _("A line has at most 200 characters; make two of it."),
    ListProblem.TWICE: _("The same line stands there twice; leave one."),
}
REFUSALS = {
    Refusal.NOT_IN_USE: _("This intake system is out of use; choose another one."),
    Refusal.NOT_OF_THE_CENTRE: _("On that day the person is no clerk of the centre; choose another day."),
    Refusal.CALLED_OFF: _("This assessment was called off meanwhile; plan another one."),
    Refusal.RECORDED: _("This assessment was recorded meanwhile."),
    Refusal.NOT_YET: _("The day is still to come; an assessment is entered once it was observed."),
    Refusal.SIGNED_ALREADY: _("You have signed this assessment; what is signed can't be contested."),
    SigningRefusal.ONE_PERSON: _("Nobody signs for both sides; somebody else observes this clerk."),
    SigningRefusal.NO_OBSERVER: _("Only the observer named in the plan signs here: the head or a department reviewer."),
    SigningRefusal.HEAD_ONLY: _("The observer has no account; the head enters what the paper says."),
    SigningRefusal.NOT_YOURS: _("Only the clerk who was observed can answer here."),
}


def told(decision: PracticalDecision, system: str) -> dict[str, Any]:
    """A standing in words, as pages show it."""
    return {
        "system": system,
        "decision": decision,
        "shape": SHAPES[decision.status],
        "status": STATUSES[decision.status],
        "why": [SENTENCES[reason] for reason in decision.reasons],
    }

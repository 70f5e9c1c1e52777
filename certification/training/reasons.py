"""The room's codes as sentences a clerk understands; the only place that says them."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from certification.training.domain.duty import DutyDecision, DutyReason, DutyStatus
from certification.training.domain.policy import PolicyTrouble
from certification.training.domain.rolls import LeftOut, RollAction
from certification.training.domain.themes import write_themes
from certification.training.operations import Refusal

STATUSES = {
    DutyStatus.MET: _("Met"),
    DutyStatus.ON_COURSE: _("On course"),
    DutyStatus.AT_RISK: _("At risk"),
    DutyStatus.MISSED: _("Missed"),
    DutyStatus.NOT_FULL_YEAR: _("Not a full year"),
    DutyStatus.PAUSED: _("Paused"),
}
# The state of the house's legend whose shape each status is drawn with.
SHAPES = {
    DutyStatus.MET: "certified",
    DutyStatus.ON_COURSE: "valid_except",
    DutyStatus.AT_RISK: "stale",
    DutyStatus.MISSED: "never",
    DutyStatus.NOT_FULL_YEAR: "not_required",
    DutyStatus.PAUSED: "not_required",
}
SENTENCES = {
    DutyReason.ATTENDED: _("Enough classes held by a superior department, signed by both sides."),
    DutyReason.NOT_EMPLOYED: _("Was not a clerk in this year."),
    DutyReason.PART_OF_YEAR: _("Was a clerk for a part of the year only, so the yearly duty does not apply in full."),
    DutyReason.TOO_FEW: _("Fewer classes of a superior department count than the year asks for."),
    DutyReason.TOO_FEW_HOURS: _("The classes that count have fewer hours than the year asks for."),
    DutyReason.THEME_MISSING: _("A theme the year asks for is missing."),
    DutyReason.ON_LEAVE: _("On leave; the duty is paused."),
    DutyReason.AWAY_MOST_OF_YEAR: _("Away for most of the year."),
    DutyReason.LAST_QUARTER: _("The last quarter of the year has begun."),
    DutyReason.LATE_PAPERS_OPEN: _("The year is over; papers may still arrive until 31 January."),
    DutyReason.HEADS_WORD_WAITS: _("The papers came in time; they wait for the head's word."),
    DutyReason.YEAR_CLOSED: _("The year is closed."),
    DutyReason.OWN_LEVEL: _("A class of the own level or below was attended; it does not count."),
    DutyReason.BELOW_LEVEL: _("A class was held below the level the year asks for; it does not count."),
    DutyReason.UNCONFIRMED: _("A class still waits for a signature."),
    DutyReason.DISPUTED: _("A class is disputed by one side."),
    DutyReason.SIGNED_TOO_LATE: _("The clerk did not sign a class before the papers closed."),
    DutyReason.NOT_COMPLETED: _("A class was not completed."),
    DutyReason.RECORDED_TOO_LATE: _("A class was recorded after the papers closed."),
    DutyReason.MOVED: _("Moved between centres in this year; what was attended before carries over."),
    DutyReason.LEAVE_TOLD_LATE: _("Leave was entered or taken back after the year was closed; it changes nothing."),
}
REFUSALS = {
    Refusal.NOT_YET_HELD: _("The class has not begun yet; its register can be entered once it has."),
    Refusal.REPLACED: _("This line was corrected meanwhile; please look at the new one."),
    Refusal.NOT_YOURS: _("Only the clerk who attended can sign here."),
    Refusal.BOTH_SIDES: _("Nobody signs for both sides; another head or the administrator signs your line."),
    Refusal.SIGNED_ALREADY: _("It is signed already; signed is the last word."),
    Refusal.BEGUN: _("The class has begun; its seats are given."),
    Refusal.NOT_OF_THE_CENTRE: _("This person is no clerk of the centre on that day."),
    Refusal.IN_THE_REGISTER: _("The register stands on it; both sides sign what it says, so it stays as it is."),
    Refusal.YEAR_CLOSED: _("The year of this class is closed; what it says stays as it is."),
    Refusal.HANDED_IN: _("You handed this paper in already."),
}
ROLL_ACTIONS = {
    RollAction.ADD: _("is entered"),
    RollAction.CORRECT: _("differs from the register and corrects it; both sides sign anew"),
    RollAction.UNCHANGED: _("stands in the register already"),
}
LEFT_OUT = {
    LeftOut.NOT_OURS: _("Nobody of this name was a clerk of the centre on that day."),
    LeftOut.OTHER_UNIT: _("Somebody of ours has this name, but the list names another unit."),
    LeftOut.AMBIGUOUS: _("Two of ours have this name; enter the right one in the register."),
    LeftOut.NUMBER_DIFFERS: _("Name and number are not of the same person with us."),
    LeftOut.RESULT_UNCLEAR: _("The result can't be read as completed or not completed."),
    LeftOut.REPEATED: _("The list names this person further up already."),
}
TROUBLES = {
    PolicyTrouble.NO_CLASSES: _("The building standard asks at least one class a year of every clerk."),
    PolicyTrouble.HOURS_WITHOUT_CLASSES: _("Hours or themes alone fulfil nothing: ask for at least one class."),
    PolicyTrouble.TOO_MANY_THEMES: _("So many themes fit into no year; name six at most."),
}


def why(decision: DutyDecision) -> list[str]:
    """The reasons of a decision as sentences; a missing theme is named."""
    return [_sentence(reason, decision) for reason in decision.reasons]


def _sentence(reason: DutyReason, decision: DutyDecision) -> str:
    if reason is DutyReason.THEME_MISSING:
        return gettext("No class that counts had the theme %(themes)s.") % {
            "themes": write_themes(decision.missing_themes)
        }
    if reason is DutyReason.LEAVE_TOLD_LATE and decision.told_in_time:
        return gettext(
            "Leave was entered or taken back after the year was closed. Told in time, it would say: %(status)s."
        ) % {"status": STATUSES[decision.told_in_time]}
    return str(SENTENCES[reason])

"""The codes of the staff file, of staffing and of the yearly word as sentences; the only place that says them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certification.staff_file.domain.entries import EntryKind
from certification.staff_file.domain.staffing import StaffingReason
from certification.staff_file.domain.standing import Standing
from certification.staff_file.domain.yearly import YearReason, YearWord
from certification.staff_file.operations import Refusal

STANDINGS = {
    Standing.MET: pgettext_lazy("the staff file", "confirmed"),
    Standing.BELOW: _("below college, with the head's word"),
    Standing.ENDING: _("ends soon"),
    Standing.EXPIRED: pgettext_lazy("a certificate of the staff file", "has ended"),
    Standing.WAITING: _("waits for the head"),
    Standing.REFUSED: pgettext_lazy("the staff file", "not confirmed"),
    Standing.MISSING: pgettext_lazy("the staff file", "nothing entered"),
}
# The state of the house's legend whose shape each is drawn with.
SHAPES = {
    Standing.MET: "certified",
    Standing.BELOW: "valid_except",
    Standing.ENDING: "valid_except",
    Standing.EXPIRED: "stale",
    Standing.WAITING: "never",
    Standing.REFUSED: "never",
    Standing.MISSING: "never",
}
# What the standard says of each; the occupation level is asked for by no line of it.
ASKS = {
    EntryKind.EDUCATION: _("In principle college or above; below it the head says a word."),
    EntryKind.OCCUPATION: _("The standard does not ask for it; a certificate that ends is reminded of."),
    EntryKind.COMPUTER: _("Knows how to work with a computer."),
    EntryKind.OFFICE: _("Knows how to work with office software."),
    EntryKind.FITNESS: _("The head's word that it is met; nothing about anybody's health is kept."),
}
STAFFING = {
    StaffingReason.BASE: _("%(base)d clerks at the front."),
    StaffingReason.ADDED_FOR_CASES: _("One more for every further %(step)d cases a year."),
    StaffingReason.CAPPED: _("At most %(most)d."),
    StaffingReason.CASES_NOT_STATED: _("The cases of the year are not stated, so nothing is added."),
    StaffingReason.BEFORE_THE_PLAN: _("The plan was not yet in force, so nothing is added."),
}
YEAR_WORDS = {
    YearWord.MET: pgettext_lazy("the yearly word", "met"),
    YearWord.NOT_MET: pgettext_lazy("the yearly word", "not met"),
}
YEAR_SHAPES = {YearWord.MET: "certified", YearWord.NOT_MET: "stale", None: "never"}
YEAR_REASONS = {
    YearReason.DUTY_MISSED: _("The yearly duty to train was missed."),
    YearReason.CHECKS_OVERDUE: _("Certifications are past their due day."),
    YearReason.DUTY_OPEN: _("The yearly duty to train is still open."),
    YearReason.NO_POST: _("Was in no base post in this year."),
    YearReason.DUTY_NOT_ASKED: _("No duty to train is asked for this year."),
    YearReason.DUTY_MET: _("The yearly duty to train is met."),
    YearReason.CHECKS_IN_ORDER: _("No certification is past its due day."),
}
REFUSALS = {
    Refusal.CORRECTED_ALREADY: _("This entry was corrected meanwhile; please look at the new one."),
    Refusal.ANSWERED_ALREADY: _("It is answered already; a correction is a new entry."),
    Refusal.WORD_MISSING: _("Say why: without it the entry can't stand."),
    Refusal.ABOUT_ONESELF: _("Nobody signs about themselves; the leader in charge signs for a head."),
    Refusal.HEADS_WORD_ALONE: _("This one is the head's word alone."),
    Refusal.NOTHING_TO_ANSWER: _("This entry can't be corrected."),
    Refusal.TOO_EARLY: _("A running year is signed from December on."),
    Refusal.SIGNED_MEANWHILE: _("Somebody signed one of these meanwhile; look once more."),
    Refusal.FACTS_CHANGED: _("The facts changed since they were shown; look once more."),
    Refusal.NOTE_MISSING: _("“Not met”, and a word other than the facts suggest, needs its reason."),
}

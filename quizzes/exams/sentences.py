"""What exams say in words."""

from django.utils.translation import gettext_lazy as _

from quizzes.exams.domain.blueprint import RowTrouble

ACT_REFUSED = {
    "closed": _("This sitting is closed; open it again instead."),
    "not_closed": _("This sitting is not closed, so it can't be opened again."),
    "on_paper": _("This sitting is on paper; it can't be opened on a screen."),
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
PAPER_REFUSED = {
    "no_draft": _("This paper is published; make a copy to change it."),
    "nobody": _("Nobody is to sit it. Choose the people first."),
    "over": _("It closes in the past. Choose another time first."),
    "cannot_be_filled": _("The bank can't fill it. Ask fewer questions, or of more matters."),
    "not_published": _("It isn't published."),
    "begun": _("Somebody has begun it. Sittings that run are ended on the page of the invigilator."),
}
ON_PAPER_REFUSED = {
    "begun_on_screen": _("Somebody among them has begun on a screen meanwhile. Look at the list again."),
    "sits_it": _("You sit this exam yourself. Somebody else who may invigilate it prints its sheets and its key."),
}
ROW_TROUBLES = {
    RowTrouble.NO_ROWS: _("Say in at least one row what is asked."),
    RowTrouble.TOO_MANY: _("A paper asks two hundred questions at most."),
    RowTrouble.NO_COUNT: _("A row doesn't say how many questions it asks."),
    RowTrouble.NAMES_NOTHING: _("A row names neither categories nor matters."),
    RowTrouble.UNKNOWN_SCOPE: _("A row doesn't say what it is about."),
    RowTrouble.UNKNOWN_FACET: _("A row names a facet that isn't there."),
}

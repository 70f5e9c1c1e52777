"""The demo year from its first day to today: every line is an operation somebody could have pressed."""

from collections.abc import Callable
from datetime import date

from academy.demo import cast, catalogue, inquiries, learning, postings, training, windows
from academy.demo.calendar import DemoYear
from academy.demo.people import found
from ledger import outbox
from people.models import Centre


def is_there() -> bool:
    """Whether the demo centre was already seeded."""
    return Centre.objects.filter(code=cast.CENTRE[0]).exists()


def live_through(*, ends_on: date, say: Callable[[str], None]) -> None:
    """Live through the year that ends on that day, in order; what travels upward arrives at its own moment."""
    year = DemoYear(ends_on)
    with outbox.delivering_at_once():
        say("people and places")
        town = found(at=year.at(0, 8))
        say("catalogue and lessons")
        listed = catalogue.import_starter(town, at=year.at(0, 8, 30))
        trades = windows.open_trades(town.centre, by=town.head, at=year.at(0, 9))
        postings.to_trades(town, trades, year)
        say("training")
        training.winter_class(town, year)
        say("checks before the merge")
        learning.before_the_merge(town, year)
        say("fifteen windows become ten")
        postings.leave_for_other_posts(town, year)
        windows.close_all(trades, on=year.day(120), by=town.leader, at=year.at(120, 9, 30))
        merged = windows.open_merged(town.centre, by=town.head, at=year.at(120, 9, 45))
        postings.to_merged(town, merged, year)
        postings.take_leave(town, year)
        postings.rotate(town, merged, year)
        postings.second(town, year)
        say("checks and practice after the merge")
        learning.after_the_merge(town, year)
        training.summer_class(town, year)
        say("the catalogue changes twice")
        catalogue.apply_changes(listed, catalogue.AUTUMN, town=town, at=year.at(310, 8))
        learning.after_a_change(town, year, catalogue.AUTUMN, day=314)
        both = catalogue.AUTUMN + catalogue.LAST_WEEK
        catalogue.apply_changes(listed, both, town=town, at=year.at(360, 8))
        learning.after_a_change(town, year, catalogue.LAST_WEEK, day=362)
        training.autumn_class(town, year)
        say("questions to the departments")
        inquiries.ask(town, year)
        say("certificates")
        learning.certificates(town, year)

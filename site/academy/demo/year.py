"""The demo year from its first day to today: every line is an operation somebody could have pressed."""

from collections.abc import Callable
from datetime import date

from academy.demo import (
    ahead,
    cast,
    catalogue,
    exams,
    inquiries,
    learning,
    postings,
    practical,
    questions,
    service,
    shadowing,
    staff_file,
    training,
    volumes,
    windows,
)
from academy.demo.calendar import FIRST_CHANGE, MERGE, SECOND_CHANGE, DemoYear
from academy.demo.diary import Diary
from academy.demo.people import found
from certification.rollup.operations import sum_up_all
from ledger import outbox
from people.models import Centre


def is_there() -> bool:
    """Whether the demo centre was already seeded."""
    return Centre.objects.filter(code=cast.CENTRE[0]).exists()


def live_through(*, ends_on: date, say: Callable[[str], None], pace: float = 1.0) -> None:
    """Live through the year that ends on that day, in order; what travels upward arrives at its own moment.

    `pace` is the share of the checks that are sat: a test lives the same year with fewer.
    """
    year = DemoYear(ends_on)
    diary = Diary(year)
    with outbox.delivering_at_once():
        say("people and places")
        town = found(at=year.at(0, 8))
        say("catalogue and lessons")
        listed = catalogue.import_starter(town, at=year.at(0, 8, 30))
        volumes.count(town, at=year.at(0, 8, 45))
        trades = windows.open_trades(town.centre, by=town.head, at=year.at(0, 9))
        postings.to_trades(town, trades, year)
        say("fifteen windows, each with its trade")
        training.winter_class(town, year)
        staff_file.keep(town, year)
        learning.plan_trades(diary, town, pace=pace)
        diary.live_until(MERGE)
        staff_file.sign(town, year)
        volumes.count(town, at=year.at(MERGE, 9))
        say("fifteen windows become ten")
        postings.leave_for_other_posts(town, year)
        windows.close_all(trades, on=year.day(MERGE), by=town.leader, at=year.at(MERGE, 9, 30))
        merged = windows.open_merged(town.centre, by=town.head, at=year.at(MERGE, 9, 45))
        postings.to_merged(town, merged, year)
        postings.take_leave(town, year)
        postings.rotate(town, merged, year)
        newcomer = postings.succeed(town, merged, year)
        postings.second(town, year)
        postings.mend(town, merged, year)
        say("ten windows, every matter")
        learning.plan_counters(diary, town, newcomer, pace=pace)
        diary.live_until(250)
        training.summer_class(town, year)
        questions.write(town, year)
        diary.live_until(FIRST_CHANGE)
        say("the catalogue changes twice")
        catalogue.apply_changes(listed, catalogue.AUTUMN, town=town, at=year.at(FIRST_CHANGE, 8))
        ten = town.clerks[: cast.STAYING]
        punctual = [clerk for place, clerk in enumerate(ten) if place not in learning.LATE]
        learning.plan_changed(diary, punctual, catalogue.AUTUMN, day=FIRST_CHANGE + 3)
        diary.live_until(358)
        learning.practise(town, year)
        exams.sit(town, year)
        learning.certificates(town, year)
        training.autumn_class(town, year)
        practical.observe(town, year)
        both = catalogue.AUTUMN + catalogue.LAST_WEEK
        catalogue.apply_changes(listed, both, town=town, at=year.at(SECOND_CHANGE, 8))
        early = [ten[place] for place in learning.EARLY]
        learning.plan_changed(diary, early, catalogue.LAST_WEEK, day=SECOND_CHANGE + 2)
        diary.live_until(SECOND_CHANGE + 4)
        say("questions regraded, questions to the departments")
        questions.regrade(town, year)
        inquiries.ask(town, year)
        shadowing.go_along(town, newcomer, year)
        ahead.look(town, year)
        service.count(town, at=year.at(SECOND_CHANGE + 3))
        exams.announce(town, year)
    sum_up_all()

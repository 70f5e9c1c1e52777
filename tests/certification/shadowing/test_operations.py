"""Shadowing: planned, seen day by day, signed or refused, checked on exactly what was seen."""

from datetime import timedelta

import pytest

from certification.awards.models import AwardEntry
from certification.shadowing import operations, queries
from certification.shadowing.domain.closing import ClosingReason, ClosingStatus
from certification.shadowing.domain.signing import SigningRefusal
from certification.shadowing.models import ShadowingSeen, ShadowingWord
from certification.shadowing.needs import worth_seeing
from certification.shadowing.operations import Refusal, Refused
from courses.queries import matters_offered
from ledger.models import AuditEntry
from people.models import Posting
from people.operations import post_clerk
from quizzes.models import Attempt, Evidence
from tests.certification.shadowing.shadowings import BEGUN, DAY, plan, see, sit
from tests.certification.sittings import grant
from tests.factories import MOMENT
from tests.quizzes import shelf as shelves
from tests.shared import shared

TODAY = MOMENT.date()
PDF = b"%PDF-1.7 a signed form"
Status, Reason = ClosingStatus, ClosingReason


@shared
def shelf(house):
    """Four matters without their lesson pages."""
    return shelves.fill(house, shelves.ALL[:4], lessons=False)


@shared
def two(shelf):
    return list(shelf.catalogue.matters.order_by("code")[:2])


def refusal(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return refused.value.reason


def stands(row, *, on=TODAY):
    found = queries.shadowing_told(row, on=on).closing
    return found.status, found.reasons


def test_it_closes_when_the_host_has_signed_and_the_check_is_passed(people, house, two):
    row = plan(house.centre, people.clerk, two, by=people.head, host=people.other_clerk)
    posting = Posting.objects.get(kind=Posting.Kind.SHADOWING)
    assert (row.posting, posting.host, posting.window, posting.ends_on) == (
        posting,
        people.other_clerk,
        house.general,
        BEGUN.date() + 3 * DAY,
    )
    see(row, two)
    assert stands(row) == (Status.WAITS_FOR_HOST, (Reason.HOST_WAITS, Reason.CHECK_WAITS))
    assert [told.shadowing for told in queries.shadowings_waiting(people.other_clerk, on=TODAY)] == [row]
    word = operations.sign(row, by=people.other_clerk, at=MOMENT - 2 * DAY)
    assert operations.sign(row, by=people.other_clerk, at=MOMENT) == word
    assert word.matters == [[matter.pk, BEGUN.date().isoformat()] for matter in sorted(two, key=lambda m: m.pk)]
    assert queries.shadowings_waiting(people.other_clerk, on=TODAY) == []
    attempt = sit(row)
    asked = {draw.snapshot.matter_version.matter for draw in attempt.draws.all()}
    assert (attempt.draws.count(), asked) == (8, set(two))
    assert stands(row) == (Status.CLOSED, (Reason.HOST_SIGNED, Reason.CHECK_PASSED))
    assert stands(row, on=TODAY - 2 * DAY)[0] is Status.WAITS_FOR_CHECK
    assert queries.shadowings_waiting(people.clerk, on=TODAY) == []
    # it closes a way of learning; it never certifies
    assert (set(Evidence.objects.values_list("kind", flat=True)), AwardEntry.objects.count()) == ({"practised"}, 0)
    assert list(AuditEntry.objects.filter(action__startswith="sh").values_list("action", flat=True)[::-1]) == [
        "shadowing.planned",
        "shadowing.noted",
        "shadowing.signed",
        "short_check.started",
        "short_check.finished",
    ]


def test_host_and_check_that_differ_stand_as_a_pair(people, house, two):
    signed, refused = (
        plan(house.centre, people.clerk, two, by=people.head, host=people.other_clerk, at=BEGUN - n * DAY)
        for n in range(2)
    )
    plan(house.centre, people.clerk, two, by=people.head, host=people.other_clerk)
    for row, at in ((signed, BEGUN), (refused, BEGUN - DAY)):
        see(row, two, at=at)
    operations.sign(signed, by=people.other_clerk, at=MOMENT - 2 * DAY)
    operations.refuse(refused, reason="第二件没有来办", by=people.other_clerk, at=MOMENT - 2 * DAY)
    sit(signed, right=False)
    sit(refused)
    differing = queries.disagreements(queries.shadowings_of_centre(house.centre, on=TODAY))
    assert [(told.shadowing, told.word.word, told.sitting.result.passed) for told in differing] == [
        (signed, "signed", False),
        (refused, "refused", True),
    ]
    assert queries.shadowings_of_centre(house.other_centre, on=TODAY) == []
    operations.sign(refused, by=people.other_clerk, at=MOMENT)
    assert refusal(operations.refuse, refused, reason="又不对", by=people.other_clerk, at=MOMENT) is (
        Refusal.SIGNED_ALREADY
    )
    with pytest.raises(Refused) as again:
        operations.start_check(signed, seed=1, by=people.clerk, at=MOMENT - timedelta(hours=2))
    assert (again.value.reason, again.value.earliest) == (Refusal.TOO_SOON, MOMENT)
    sit(signed, at=MOMENT)
    assert [stands(row)[0] for row in (signed, refused)] == [Status.CLOSED, Status.CLOSED]


def test_a_list_that_grows_asks_for_another_check_until_it_is_signed(people, house, shelf, two):
    third = shelf.catalogue.matters.exclude(pk__in=[one.pk for one in two]).first()
    row = plan(house.centre, people.clerk, two, by=people.head, host=people.other_clerk)
    see(row, two)
    sit(row)
    see(row, [two[0], third], at=BEGUN + DAY)
    assert stands(row)[1] == (Reason.HOST_WAITS, Reason.LIST_GREW, Reason.CHECK_WAITS)
    see(row, [], at=BEGUN + DAY)
    assert stands(row)[1] == (Reason.HOST_WAITS, Reason.CHECK_PASSED)
    assert (see(row, two), ShadowingSeen.objects.count()) == ([], 6)
    operations.sign(row, by=people.other_clerk, at=MOMENT)
    assert refusal(see, row, [third]) is Refusal.LIST_CLOSED


def test_the_head_enters_the_paper_of_a_host_without_an_account(people, house, two):
    row = plan(house.centre, people.clerk, two, by=people.head)
    assert (row.hosted_by, row.posting) == ("区政务服务中心 张老师", None)
    see(row, two)
    (waiting,) = queries.waits_for_paper(queries.shadowings_of_centre(house.centre, on=TODAY))
    paper = {"signed": True, "said_on": BEGUN.date() + DAY, "scan": PDF, "at": MOMENT}
    assert refusal(operations.enter_paper, row, by=people.clerk, **paper) is SigningRefusal.ONE_PERSON
    assert refusal(operations.enter_paper, row, by=people.other_head, **paper) is SigningRefusal.HEAD_ONLY
    assert refusal(operations.enter_paper, row, by=people.head, **{**paper, "said_on": TODAY + DAY}) is Refusal.NOT_YET
    word = operations.enter_paper(row, by=people.head, **paper)
    assert (word.scan.read(), word.effective_at.date(), word.by) == (PDF, BEGUN.date() + DAY, people.head)
    assert stands(row)[0] is Status.WAITS_FOR_CHECK
    other = plan(house.centre, people.other_clerk, two, by=people.head)
    see(other, two)
    again = operations.enter_paper(other, by=people.head, **paper)
    assert again.scan.name == word.scan.name
    assert waiting.shadowing == row


def test_nobody_says_what_is_not_theirs_to_say(people, house, two):
    row = plan(house.centre, people.clerk, two, by=people.head, host=people.other_clerk)
    reasons = [
        refusal(plan, house.centre, people.clerk, two, by=people.head, host=people.clerk),
        refusal(plan, house.centre, people.neighbour_clerk, two, by=people.head, host=people.clerk),
        refusal(plan, house.centre, people.clerk, two, by=people.head, host=people.neighbour_clerk),
        refusal(operations.sign, row, by=people.other_clerk, at=MOMENT),
        refusal(operations.start_check, row, seed=1, by=people.clerk, at=MOMENT),
        refusal(operations.note_seen, row, two, seen_on=BEGUN.date(), by=people.other_clerk, at=MOMENT),
        refusal(operations.note_seen, row, two, seen_on=TODAY, by=people.clerk, at=MOMENT),
        refusal(operations.note_seen, row, two, seen_on=BEGUN.date() + DAY, by=people.clerk, at=BEGUN),
    ]
    see(row, two)
    reasons += [
        refusal(operations.sign, row, by=people.clerk, at=MOMENT),
        refusal(operations.sign, row, by=people.head, at=MOMENT),
        refusal(operations.start_check, row, seed=1, by=people.other_clerk, at=MOMENT),
    ]
    one, centre, seen, learner = (
        SigningRefusal.ONE_PERSON,
        Refusal.NOT_OF_THE_CENTRE,
        Refusal.NOTHING_SEEN,
        Refusal.NOT_THE_LEARNER,
    )
    assert reasons == [
        *(one, centre, centre, seen, seen, learner, Refusal.OUTSIDE_THE_DAYS, Refusal.NOT_YET),
        *(one, SigningRefusal.NOT_THE_HOST, learner),
    ]
    assert not ShadowingWord.objects.exists()


def test_called_off_before_its_first_day_its_posting_counts_for_nothing_and_after_it_a_shorter_one(people, house, two):
    ahead, running = (
        plan(house.centre, people.clerk, two, by=people.head, host=people.other_clerk, at=at)
        for at in (MOMENT + DAY, MOMENT - DAY)
    )
    for row in (ahead, running):
        operations.call_off(row, reason="带教人请假", by=people.head, at=MOMENT)
    (left,) = Posting.objects.filter(kind=Posting.Kind.SHADOWING, annulled_at=None)
    assert (left.starts_on, left.ends_on) == (TODAY - DAY, TODAY)
    assert stands(running) == (Status.CALLED_OFF, (Reason.CALLED_OFF,))
    assert refusal(operations.call_off, running, reason="再次", by=people.head, at=MOMENT) is Refusal.CALLED_OFF


def test_a_post_the_head_wrote_before_is_taken_not_doubled(people, house, two):
    days = {"starts_on": BEGUN.date(), "ends_on": BEGUN.date() + 3 * DAY, "kind": Posting.Kind.SHADOWING}
    written = post_clerk(
        people.clerk, window=house.general, host=people.other_clerk, by=people.head, at=BEGUN - DAY, **days
    )
    row = plan(house.centre, people.clerk, two, by=people.head, host=people.other_clerk)
    assert (row.posting, Posting.objects.filter(kind=Posting.Kind.SHADOWING).count()) == (written, 1)


def test_worth_seeing_is_what_the_host_is_certified_in_and_the_learner_is_not(people, house, shelf):
    matters = list(matters_offered(house.centre, TODAY))
    grant(people.other_clerk, matters[:3], by=people.head)
    grant(people.clerk, matters[:1], by=people.head)
    asked = {"learner": people.clerk, "centre": house.centre, "on": TODAY}
    assert worth_seeing(matters, host=people.other_clerk, **asked) == matters[1:3]
    assert worth_seeing(matters, host=None, **asked) == matters[1:]


@pytest.mark.parametrize("count", [1, 3])
def test_reading_asks_the_same_however_many_there_are(people, house, two, count, django_assert_num_queries):
    for n in range(count):
        row = plan(house.centre, people.clerk, two, by=people.head, host=people.other_clerk, at=BEGUN - n * DAY)
        see(row, two, at=BEGUN - n * DAY)
        sit(row, at=MOMENT - DAY + n * timedelta(hours=1))
    assert Attempt.objects.filter(kind=Attempt.Kind.SHORT).count() == count
    with django_assert_num_queries(5):
        assert len(queries.shadowings_of_centre(house.centre, on=TODAY)) == count

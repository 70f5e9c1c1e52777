"""What is written into a staff file and about a year, by whom, and what is refused."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from certification.matrix.queries.attention import AttentionKind, attention
from certification.staff_file.awaiting import entries_to_confirm
from certification.staff_file.domain.staffing import StaffingReason
from certification.staff_file.domain.standing import Standing
from certification.staff_file.models import StaffFileEntry, YearlyWord
from certification.staff_file.operations import (
    Refusal,
    Refused,
    Signing,
    confirm,
    enter,
    refuse,
    sign_year,
    withdraw,
)
from certification.staff_file.queries import (
    centre_file,
    person_file,
    staffing_of,
    words_about,
    words_standing,
    year_rows,
)
from courses.models import CaseVolume
from ledger.models import AuditEntry
from people.actor import actor_for
from tests.factories import MOMENT, grant, make_person

DAY = timedelta(days=1)
TODAY = MOMENT.date()
pytestmark = pytest.mark.django_db


def degree(people, *, by=None, level="college", at=MOMENT - 30 * DAY, **more):
    said = {"kind": "education", "level": level, "issuer": "浙江海洋大学", "year": 2019}
    return enter(people.clerk, **said, by=by or people.clerk, at=at, **more)


def status(people, kind="education", on=TODAY):
    return person_file(people.clerk, on=on).standing.of(kind).status


def refused(code, call, *args, **given):
    with pytest.raises(Refused) as found, transaction.atomic():
        call(*args, **given)
    assert found.value.reason is code


def test_a_clerk_enters_the_head_confirms_and_a_correction_is_a_newer_row(people):
    first = degree(people, scan=("毕业证.pdf", b"%PDF-1.7"))
    assert status(people) is Standing.WAITING
    refused(Refusal.ABOUT_ONESELF, confirm, first, by=people.clerk, at=MOMENT)
    confirm(first, by=people.head, at=MOMENT - 20 * DAY)
    refused(Refusal.ANSWERED_ALREADY, refuse, first, reason="不符", by=people.head, at=MOMENT)
    mended = degree(people, level="bachelor", replaces=first, at=MOMENT - 10 * DAY)
    assert (status(people), mended.scan.name, mended.name) == (Standing.MET, first.scan.name, "毕业证.pdf")
    refused(Refusal.CORRECTED_ALREADY, degree, people, replaces=first)
    confirm(mended, by=people.head, at=MOMENT - 5 * DAY)
    resting = [
        person_file(people.clerk, on=TODAY - days * DAY).standing.of("education").entry for days in (25, 15, 7, 0)
    ]
    assert resting == [None, first.pk, first.pk, mended.pk]
    gone = withdraw(mended, reason="学校更正", by=people.clerk, at=MOMENT - 2 * DAY)
    assert status(people) is Standing.MET
    confirm(gone, by=people.head, at=MOMENT)
    assert (status(people), StaffFileEntry.objects.count()) == (Standing.MISSING, 3)
    written = AuditEntry.objects.filter(action__startswith="staff_file.").order_by("pk")
    assert [row.action.split(".")[1] for row in written] == [
        *("entered", "confirmed", "entered", "confirmed", "withdrawn", "confirmed"),
    ]


def test_below_college_needs_the_heads_word_and_a_refusal_its_reason(people):
    row = degree(people, level="secondary")
    refused(Refusal.WORD_MISSING, confirm, row, by=people.head, at=MOMENT)
    refused(Refusal.WORD_MISSING, refuse, row, reason=" ", by=people.head, at=MOMENT)
    confirm(row, word="在岗多年，业务熟练", by=people.head, at=MOMENT)
    assert (status(people), row.word.reason) == (Standing.BELOW, "在岗多年，业务熟练")
    refused(Refusal.WORD_MISSING, degree, people, level="secondary", by=people.head)


def test_fitness_is_the_heads_word_and_nothing_else_is_kept_of_it(people):
    refused(Refusal.HEADS_WORD_ALONE, enter, people.clerk, kind="fitness", by=people.clerk, at=MOMENT)
    row = enter(people.clerk, kind="fitness", by=people.head, at=MOMENT)
    assert status(people, "fitness") is Standing.MET
    with pytest.raises(IntegrityError), transaction.atomic():
        enter(people.clerk, kind="fitness", remark="体检报告编号 7", by=people.head, at=MOMENT)
    assert withdraw(row, reason="身体原因", by=people.head, at=MOMENT).remark == ""


def test_a_centres_file_holds_its_clerks_and_its_head_and_nobody_of_another(people, house):
    degree(people)
    enter(people.neighbour_clerk, kind="computer", by=people.neighbour_clerk, at=MOMENT)
    found = {one.person: one for one in centre_file(house.centre, TODAY)}
    assert list(found) == [people.clerk, people.other_clerk, people.head]
    assert [(row.kind, row.issuer) for row in found[people.clerk].waiting] == [("education", "浙江海洋大学")]
    assert found[people.head].standing.lacks == found[people.other_clerk].standing.lacks


def test_staffing_sums_the_newest_figures_of_the_newest_full_year(people, house, shelf):
    assert staffing_of(house.centre, TODAY).decision.reasons == (
        StaffingReason.BASE,
        StaffingReason.CASES_NOT_STATED,
    )
    first, second = shelf.catalogue.matters.order_by("code")[:2]
    for matter, year, cases, days in (
        (first, 2025, 9000, 9),
        (first, 2025, 1500, 8),
        (second, 2025, 2600, 8),
        (second, 2024, 100, 8),
        (second, 2025, 60_000, -1),
    ):
        at = MOMENT - days * DAY
        CaseVolume.objects.create(
            centre=house.centre, matter=matter, year=year, cases=cases, effective_at=at, recorded_at=at
        )
    found = staffing_of(house.centre, TODAY)
    assert [(one.year, one.matters, one.cases, one.decision.clerks) for one in found.years] == [
        (2025, 2, 4100, 4),
        (2024, 1, 100, 2),
    ]
    assert (found.decision.clerks, found.posted, found.clerks, found.windows) == (4, 2, 2, 3)
    assert (found.plan.before, found.plan.target) == (15, 10)
    assert staffing_of(house.centre, TODAY + DAY).decision.clerks == 5


def test_the_year_is_signed_by_a_person_about_somebody_else_and_corrected_by_a_newer_row(people, house):
    rows = {row.person: row for row in year_rows(house.centre, year=2025, on=TODAY)}
    assert [(row.person, row.is_head) for row in rows.values()] == [
        (people.clerk, False),
        (people.other_clerk, False),
        (people.head, True),
    ]
    # nobody went to a class in 2025
    assert (rows[people.clerk].suggestion.word, rows[people.clerk].grounds.post_days) == ("not_met", 365)

    def sign(clerk, word="met", note="", *, base=0, by=people.head, year=2025):
        row = Signing(clerk, word, note, rows[clerk].grounds, base)
        return sign_year(house.centre, year, [row], by=by, at=MOMENT)

    refused(Refusal.NOTE_MISSING, sign, people.clerk, "not_met")
    refused(Refusal.NOTE_MISSING, sign, people.clerk, "met")
    refused(Refusal.ABOUT_ONESELF, sign, people.head, note="称职")
    refused(Refusal.TOO_EARLY, sign, people.clerk, note="称职", year=2026)
    with pytest.raises(Refused):
        both = [Signing(one, "met", "外派参训", rows[one].grounds) for one in (people.clerk, people.head)]
        sign_year(house.centre, 2025, both, by=people.head, at=MOMENT)
    assert not YearlyWord.objects.exists()

    (first,) = sign(people.clerk, "not_met", "未参训")
    refused(Refusal.SIGNED_MEANWHILE, sign, people.clerk, note="补交证明")
    (second,) = sign(people.clerk, note="补交证明", base=first.pk)
    sign(people.head, note="称职", by=people.leader)
    assert [(row.clerk, row.word, row.by) for row in words_standing(house.centre, year=2025, on=TODAY)] == [
        (people.clerk, "met", people.head),
        (people.head, "met", people.leader),
    ]
    assert words_about(people.clerk) == [second, first]
    assert first.shown == rows[people.clerk].grounds


def test_who_left_in_the_year_is_judged_and_who_came_after_it_is_not(people, house):
    late = make_person("late")
    grant(late, "clerk", centre=house.centre)
    late.grants.update(starts_on=date(2026, 1, 1))
    people.other_clerk.grants.update(ends_on=date(2025, 1, 2))
    assert [row.person for row in year_rows(house.centre, year=2025, on=TODAY)] == [
        people.clerk,
        people.other_clerk,
        people.head,
    ]


def test_what_waits_is_told_to_whom_it_waits_for_and_no_one_else(people, house, django_assert_num_queries):
    """A clerk's entry waits for the head, a head's for the leader; withdrawn before anybody answered, for nobody."""
    grant(people.other_clerk, "head", centre=house.centre)  # a head who is a clerk too
    for person in (people.clerk, people.other_clerk, people.head, people.neighbour_clerk):
        enter(person, kind="computer", by=person, at=MOMENT)
    confirmed = enter(people.clerk, kind="office", by=people.head, at=MOMENT)
    withdraw(confirmed, reason="记错", by=people.clerk, at=MOMENT)
    gone = enter(people.clerk, kind="office", by=people.clerk, at=MOMENT)
    withdraw(gone, reason="记错", by=people.clerk, at=MOMENT)

    def told(person):
        return sorted(
            (one.whom, one.about.split(" · ")[0]) for one in entries_to_confirm(actor_for(person, on=TODAY), on=TODAY)
        )

    clerk, both, head = people.clerk, people.other_clerk, people.head
    assert told(people.head) == [(clerk.pk, clerk.name)] * 2
    assert told(people.leader) == sorted([(both.pk, both.name), (head.pk, head.name)])
    assert [told(person) for person in (clerk, people.inspector, people.other_leader)] == [[], [], []]
    actor = actor_for(people.head, on=TODAY)
    with django_assert_num_queries(1):
        waits = list(entries_to_confirm(actor, on=TODAY))
    rows = [row for row in attention(house.centre, TODAY, waiting=waits) if row.kind is AttentionKind.FILE_WAITS]
    assert [(row.count, row.first, row.since) for row in rows] == [(2, (clerk.name,), TODAY)]

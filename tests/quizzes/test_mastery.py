"""Mastery is what the evidence says: kept step by step, it equals the replay, and staleness depends on the day."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.domain.facets import FACETS, Facet
from ledger.rebuilds import differences
from quizzes import operations
from quizzes.domain.mastery import How
from quizzes.domain.registry import generate
from quizzes.models import Attempt, Draw, Evidence, MasteryState, Response
from quizzes.operations.drawing import freeze
from quizzes.operations.mastery import REBUILD, take_in
from quizzes.queries import due_today, evidence_for, facet_strip, mastery_of
from quizzes.queries.banks import bank_for
from tests.factories import MOMENT
from tests.quizzes import shelf as shelves
from tests.quizzes.shelf import UNKNOWN, right_answer

ON = MOMENT.date()
HOUR = timedelta(hours=1)


def tell(clerk, matter, facet, *, right=True, kind="practised", at=MOMENT, seed=1):
    """One verdict, written and taken in the way settling does."""
    version = matter.versions.order_by("number").last()
    bank = bank_for(version, on=ON, depth="accept")
    snapshot = freeze(generate(bank, "materials.judge", seed), version=version, bank=bank, at=at)
    attempt, _new = Attempt.objects.get_or_create(
        clerk=clerk, kind="practice", state="open", defaults={"seed": 1, "started_at": MOMENT}
    )
    position = attempt.draws.count() + 1
    draw = Draw.objects.create(attempt=attempt, position=position, snapshot=snapshot, facet=facet, drawn_at=at)
    stamps = {"effective_at": at, "recorded_at": at}
    response = Response.objects.create(draw=draw, sequence=1, answer={}, receipt="0" * 64, **stamps)
    about = {"clerk": clerk, "matter": matter, "matter_version": version, "facet": facet, "kind": kind, "right": right}
    row = Evidence.objects.create(**about, snapshot=snapshot, response=response, **stamps)
    take_in([row])
    return row


def known(clerk, matter, on=ON):
    return {mastery.facet: mastery.how for mastery in facet_strip(clerk, matter, on=on)}


VERDICTS = st.lists(
    st.tuples(
        st.sampled_from([facet.value for facet in FACETS]),
        st.booleans(),
        st.sampled_from(["examined", "practised"]),
        st.integers(0, 4000),
    ),
    min_size=1,
    max_size=12,
)


@pytest.mark.slow
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=VERDICTS)
def test_the_kept_summary_equals_the_replay_whatever_order_evidence_comes_in(people, shelf, told):
    for facet, right, kind, hours in told:
        tell(people.clerk, shelf.hygiene, facet, right=right, kind=kind, at=MOMENT + hours * HOUR)
    assert differences(REBUILD) == []


def test_rebuilding_gives_back_what_was_there(people, shelf):
    attempt = operations.start_practice(people.clerk, seed=1, by=people.clerk, at=MOMENT)
    for step in range(4):
        draw = operations.next_practice_item(attempt, by=people.clerk, at=MOMENT)
        answer = right_answer(draw.snapshot.item) if step % 2 else UNKNOWN
        operations.answer_practice_item(draw, sequence=1, answer=answer, at=MOMENT + step * HOUR)
    before = sorted(REBUILD.stored(), key=str)
    MasteryState.objects.all().delete()
    call_command("rebuild", "mastery", stdout=StringIO())
    assert sorted(REBUILD.stored(), key=str) == before != []


def test_a_tampered_summary_is_found_and_mended(people, shelf):
    tell(people.clerk, shelf.hygiene, "materials")
    tell(people.other_clerk, shelf.hygiene, "materials")
    MasteryState.objects.filter(clerk=people.clerk).update(materials=None)
    assert differences(REBUILD) == [f"clerk {people.clerk.pk} × matter {shelf.hygiene.pk}"]
    with pytest.raises(CommandError):
        call_command("rebuild", "mastery", "--check", stdout=StringIO())
    call_command("rebuild", "mastery", stdout=StringIO())
    assert differences(REBUILD) == []


def test_a_cell_says_how_it_is_known(people, shelf):
    tell(people.clerk, shelf.hygiene, "materials", kind="examined")
    tell(people.clerk, shelf.hygiene, "process")
    assert known(people.clerk, shelf.hygiene) == {
        **dict.fromkeys(FACETS, How.UNKNOWN),
        Facet.MATERIALS: How.EXAMINED,
        Facet.PROCESS: How.PRACTISED,
    }


def test_a_material_change_makes_its_facet_stale_from_its_day_on(people, shelf):
    tell(people.clerk, shelf.hygiene, "materials", kind="examined")
    tell(people.clerk, shelf.hygiene, "process", kind="examined")
    elements = shelf.hygiene.versions.get().facts
    shelves.change(shelf, elements, [Facet.MATERIALS], on=ON + timedelta(days=10), at=MOMENT)
    before = known(people.clerk, shelf.hygiene, on=ON + timedelta(days=9))
    after = known(people.clerk, shelf.hygiene, on=ON + timedelta(days=10))
    assert (before[Facet.MATERIALS], after[Facet.MATERIALS]) == (How.EXAMINED, How.STALE)
    assert (before[Facet.PROCESS], after[Facet.PROCESS]) == (How.EXAMINED, How.EXAMINED)


def test_nothing_kept_of_mastery_is_a_float(people, shelf):
    tell(people.clerk, shelf.hygiene, "materials")
    values = MasteryState.objects.get().materials.values()
    assert {type(value) for value in values} <= {int, str, bool, type(None)}


def test_what_fades_is_due(people, shelf):
    tell(people.clerk, shelf.hygiene, "materials")
    due_on = MasteryState.objects.get().due_on
    assert due_on > ON
    assert list(due_today(people.clerk, on=ON)) == []
    assert [row.matter for row in due_today(people.clerk, on=due_on)] == [shelf.hygiene]


@pytest.mark.parametrize("matters", [1, 3])
def test_reads_cost_the_same_for_one_matter_and_for_three(people, shelf, matters, django_assert_num_queries):
    chosen = list(shelf.matters.values())[:matters]
    for matter in chosen:
        tell(people.clerk, matter, "materials")
    with django_assert_num_queries(2):
        assert len(mastery_of(people.clerk, chosen, on=ON)) == matters
    with django_assert_num_queries(1):
        assert len([row.matter.name for row in due_today(people.clerk, on=ON + timedelta(days=400))]) == matters


@pytest.mark.parametrize("answers", [1, 3])
def test_evidence_is_one_query(people, shelf, answers, django_assert_num_queries):
    for seed in range(answers):
        tell(people.clerk, shelf.hygiene, "materials", seed=seed)
    with django_assert_num_queries(1):
        rows = evidence_for(people.clerk, shelf.hygiene)
        told = [(r.snapshot.item.stem, r.matter_version.number, r.response.draw.attempt.kind) for r in rows]
    assert len(told) == answers

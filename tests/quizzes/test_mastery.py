"""Mastery is what the evidence says: kept step by step, it equals the replay, and staleness depends on the day."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.domain.facets import FACETS, Facet
from ledger.rebuilds import differences
from quizzes import operations
from quizzes.domain.burden import Urgency
from quizzes.domain.inferred import Inference
from quizzes.domain.mastery import How
from quizzes.domain.registry import TEMPLATES, generate
from quizzes.models import Attempt, CorrectedVerdict, Draw, Evidence, MasteryState, Regrading, Response, TemplateTime
from quizzes.operations.drawing import freeze
from quizzes.operations.mastery import REBUILD, take_anew, take_in
from quizzes.queries import due_today, evidence_for, facet_strip, mastery_of, practice_plan
from quizzes.queries.banks import bank_for
from quizzes.queries.checks import passed_checks
from tests.factories import MOMENT
from tests.quizzes import shelf as shelves
from tests.quizzes.domain import matters as made_up
from tests.quizzes.shelf import UNKNOWN, right_answer

ON = MOMENT.date()
HOUR = timedelta(hours=1)


def tell(clerk, matter, facet, *, right=True, kind="practised", at=MOMENT, seed=1):
    """One verdict, written and taken in the way settling does."""
    (row,) = tell_all(clerk, matter, [(facet, right, kind, at)], seed=seed)
    return row


def tell_all(clerk, matter, verdicts, *, seed=1):
    """Verdicts (facet, right, kind, at), one item each, written and taken in together, as a whole exam's are."""
    version = matter.versions.order_by("number").last()
    bank = bank_for(version, on=ON, depth="accept")
    snapshot = freeze(generate(bank, "materials.judge", seed), version=version, bank=bank, at=MOMENT)
    attempt, _new = Attempt.objects.get_or_create(
        clerk=clerk, kind="practice", state="open", defaults={"seed": 1, "started_at": MOMENT}
    )
    rows = []
    for position, (facet, right, kind, at) in enumerate(verdicts, attempt.draws.count() + 1):
        draw = Draw.objects.create(attempt=attempt, position=position, snapshot=snapshot, facet=facet, drawn_at=at)
        stamps = {"effective_at": at, "recorded_at": at}
        response = Response.objects.create(draw=draw, sequence=1, answer={}, receipt="0" * 64, **stamps)
        about = {"clerk": clerk, "matter": matter, "matter_version": version, "facet": facet, "kind": kind}
        rows.append(Evidence.objects.create(**about, right=right, snapshot=snapshot, response=response, **stamps))
    take_in(rows)
    return rows


def correct(row, verdict, *, by):
    """A later correction of one verdict, taken in the way a regrading does."""
    snapshot = row.snapshot
    stamps = {"effective_at": MOMENT, "recorded_at": MOMENT}
    regrading = Regrading.objects.create(
        kind="withdraw", template=snapshot.template, template_version=snapshot.template_version, reason="答案有误",
        by=by, **stamps,
    )  # fmt: skip
    CorrectedVerdict.objects.create(regrading=regrading, evidence=row, before="right", verdict=verdict, **stamps)
    take_anew(row.clerk_id, row.matter_id)


def known(clerk, matter, on=ON):
    return {mastery.facet: mastery.how for mastery in facet_strip(clerk, matter, on=on)}


VERDICT = st.tuples(
    st.sampled_from([facet.value for facet in FACETS[:3]]),
    st.booleans(),
    st.sampled_from(["examined", "practised"]),
    st.one_of(st.integers(0, 4), st.integers(0, 4000)).map(lambda steps: MOMENT + steps * timedelta(minutes=37.003)),
)
# Evidence comes one by one or a whole sitting at once, in any order of time; now and then an earlier one is corrected.
TOLD = st.tuples(st.just("told"), st.integers(0, 1), st.lists(VERDICT, min_size=1, max_size=4))
SAME_SECOND = st.tuples(
    st.just("told"),
    st.integers(0, 1),
    st.lists(
        st.tuples(
            st.just("materials"),
            st.booleans(),
            st.sampled_from(["examined", "practised"]),
            st.integers(0, 999).map(lambda thousandth: MOMENT + timedelta(milliseconds=thousandth)),
        ),
        min_size=1,
        max_size=3,
    ),
)
CORRECTED = st.tuples(st.just("corrected"), st.integers(0, 30), st.sampled_from(["right", "wrong", "void"]))


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(ledger=st.lists(st.one_of(TOLD, SAME_SECOND, CORRECTED), min_size=1, max_size=8))
def test_the_kept_summary_equals_the_replay_of_any_ledger(people, shelf, ledger):
    matters, rows = [shelf.hygiene, shelf.matters[made_up.FOOD_NEW.code]], []
    for act, which, said in ledger:
        if act == "told":
            rows += tell_all(people.clerk, matters[which], said)
        elif rows:
            correct(rows[which % len(rows)], said, by=people.editor)
    assert differences(REBUILD) == []
    kept = sorted(REBUILD.stored(), key=str)
    call_command("rebuild", "mastery", stdout=StringIO())
    assert sorted(REBUILD.stored(), key=str) == kept


def test_a_sitting_that_comes_late_is_taken_in_once(people, shelf):
    """Two verdicts on one facet at once, the first older than what is known."""
    tell(people.clerk, shelf.hygiene, "materials", at=MOMENT + HOUR)
    late = [("materials", True, "examined", MOMENT), ("materials", True, "examined", MOMENT + 2 * HOUR)]
    tell_all(people.clerk, shelf.hygiene, late)
    assert differences(REBUILD) == []


def test_what_was_written_within_one_second_is_taken_in_the_order_of_writing(people, shelf):
    later, earlier = MOMENT + timedelta(milliseconds=900), MOMENT + timedelta(milliseconds=100)
    tell(people.clerk, shelf.hygiene, "materials", right=False, kind="examined", at=later)
    tell(people.clerk, shelf.hygiene, "materials", kind="examined", at=earlier)
    assert known(people.clerk, shelf.hygiene)[Facet.MATERIALS] is How.EXAMINED
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
    mastery_of(people.clerk, shelf.matters.values(), on=ON)
    with django_assert_num_queries(4):
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


def alike(shelf, other, at=MOMENT):
    """The other matter asks for the same papers as the hygiene licence, under other names."""
    papers = tuple(
        replace(paper, name=paper.name.replace("居民身份证", "身份证")) for paper in made_up.HYGIENE_NEW.materials
    )
    shelves.change(shelf, replace(other, materials=papers), [], on=ON, at=at - HOUR)
    return shelf.matters[other.code]


def test_a_shared_requirement_is_inferred_with_its_source_and_certifies_nothing(people, shelf):
    food = alike(shelf, made_up.FOOD_NEW)
    assert known(people.clerk, food)[Facet.MATERIALS] is How.UNKNOWN
    tell(people.clerk, shelf.hygiene, "materials", kind="examined")
    strip = {one.facet: one for one in facet_strip(people.clerk, food, on=ON)}
    papers = len(made_up.HYGIENE_NEW.materials)
    assert strip[Facet.MATERIALS].how is How.INFERRED
    assert strip[Facet.MATERIALS].inference == Inference(papers, papers, (shelf.hygiene.pk,))
    assert strip[Facet.PROCESS].inference is None

    assert not Evidence.objects.filter(matter=food).exists()
    assert not MasteryState.objects.filter(matter=food).exists()
    assert passed_checks(people.clerk, food).proved == {}
    assert differences(REBUILD) == []
    assert known(people.other_clerk, food)[Facet.MATERIALS] is How.UNKNOWN


def test_what_is_inferred_ends_with_its_source_and_yields_to_an_answer(people, shelf):
    food = alike(shelf, made_up.FOOD_NEW)
    tell(people.clerk, shelf.hygiene, "materials", kind="examined")
    due_on = MasteryState.objects.get().due_on
    days = (ON, due_on - timedelta(days=1), due_on)
    assert [known(people.clerk, food, on=day)[Facet.MATERIALS] for day in days] == [
        How.INFERRED, How.INFERRED, How.UNKNOWN,
    ]  # fmt: skip
    tell(people.clerk, food, "materials", right=False, at=MOMENT + HOUR)
    assert known(people.clerk, food)[Facet.MATERIALS] is How.UNKNOWN
    assert facet_strip(people.clerk, food, on=ON)[FACETS.index(Facet.MATERIALS)].inference is None


def test_a_changed_source_carries_nothing_any_more(people, shelf):
    food = alike(shelf, made_up.FOOD_NEW)
    tell(people.clerk, shelf.hygiene, "materials", kind="examined")
    shelves.change(shelf, made_up.HYGIENE_NEW, [Facet.MATERIALS], on=ON, at=MOMENT + HOUR)
    assert known(people.clerk, food)[Facet.MATERIALS] is How.UNKNOWN


def test_what_is_inferred_is_practised_after_everything_else(people, shelf):
    food = alike(shelf, made_up.FOOD_NEW)
    tell(people.clerk, shelf.hygiene, "materials", kind="examined")
    long = [TemplateTime(template=name, seconds=300, answers=10) for name in TEMPLATES]
    TemplateTime.objects.bulk_create(long)
    strangers = practice_plan(people.other_clerk, on=ON).left_out
    assert {entry.urgency for entry in strangers} == {Urgency.UNKNOWN}
    last = practice_plan(people.clerk, on=ON).left_out[-1]
    assert (last.matter, last.facet, last.urgency) == (food, Facet.MATERIALS, Urgency.INFERRED)

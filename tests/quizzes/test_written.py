"""Written questions: drawn in practice and checks, kept with their revision, withheld when their facet changed."""

from datetime import timedelta

import pytest
import time_machine
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from courses.domain.facets import Facet
from ledger.models import AuditEntry, OutboxMessage
from quizzes import operations
from quizzes.domain.exchange import Exchanged, Provenance
from quizzes.domain.item import Kind
from quizzes.models import Attempt, Evidence, ItemSnapshot, QuarantinedTemplate, Question, Vetting
from quizzes.operations.bank import apply_questions, plan_questions
from quizzes.operations.drawing import draw_item
from quizzes.operations.vetting import vet_matters, vet_questions
from quizzes.operations.written import NotInUse, find_still_right
from quizzes.queries import facets_assessable
from quizzes.queries.banks import bank_for
from quizzes.queries.quarantine import quarantined
from quizzes.queries.written import published_on, withheld_among, written_on
from quizzes.templatetags.pictures import item_picture
from tests.factories import MOMENT
from tests.quizzes import shelf as shelves
from tests.quizzes.shelf import HYGIENE, UNKNOWN, right_answer

pytestmark = pytest.mark.django_db
ON = MOMENT.date()
PAPERS = ("申请表", "平面布局图", "检测报告", "结婚证")
MATERIALS = Facet.MATERIALS


@pytest.fixture(autouse=True)
def nine_o_clock():
    with time_machine.travel(MOMENT, tick=False):
        yield


def write(stem="要交哪些材料？", *, facet=MATERIALS, code=HYGIENE, publish=True, by=None, kind=Kind.SET, **told):
    told = told or {"options": PAPERS, "key": (0, 1, 2)}
    asked = Exchanged(kind, stem, provenance=Provenance(matter_code=code, facets=(facet.value,)), **told)
    (question,) = apply_questions(plan_questions([asked]), publish=publish, by=by, at=MOMENT)
    return Question.objects.get(pk=question.pk)


def name_of(question):
    return f"authored.{question.pk}"


def only_written(shelf, people, facet=MATERIALS):
    """Every template of ours on the facet shut out, so that what is drawn was written."""
    from quizzes.domain.registry import templates_for

    version = shelf.hygiene.versions.get()
    QuarantinedTemplate.objects.bulk_create(
        QuarantinedTemplate(
            matter_version=version,
            facet=facet.value,
            template=one.name,
            template_version=one.version,
            seed=0,
            reason="复核",
            by=people.editor,
            effective_at=MOMENT,
            recorded_at=MOMENT,
        )
        for one in templates_for(facet)
    )
    return version


def check_of(people, shelf, seed=1):
    return operations.start_check(people.clerk, shelf.hygiene, seed=seed, by=people.clerk, at=MOMENT)


def drawn(attempt, version, position=90, facet=MATERIALS):
    bank = bank_for(version, on=ON, depth="accept")
    return draw_item(attempt, facet=facet, version=version, bank=bank, position=position, at=MOMENT)


def practice_of(people):
    return Attempt.objects.create(clerk=people.clerk, kind="practice", seed=3, started_at=MOMENT)


def test_a_written_question_is_drawn_frozen_with_its_revision_and_proves_its_facet(people, shelf):
    question = write()
    version = only_written(shelf, people)
    draw = drawn(check_of(people, shelf), version)
    kept = draw.snapshot
    assert (kept.template, kept.template_version) == (name_of(question), question.live_revision_id)
    assert (kept.matter_version, kept.facets, kept.item.stem) == (version, ["materials"], "要交哪些材料？")
    operations.answer_check_item(draw, sequence=1, answer=right_answer(kept.item), by=people.clerk, at=MOMENT)
    proof = Evidence.objects.get(snapshot=kept)
    assert (proof.facet, proof.kind, proof.right, proof.matter) == ("materials", "examined", True, shelf.hygiene)


def test_drafts_questions_of_other_matters_and_of_no_facet_are_drawn_for_nobody(people, shelf):
    write("草稿？", publish=False)
    write("别的事项？", code="T-GA-001")
    other = write("没有要素？")
    Question.objects.filter(pk=other.pk).update(facet="")
    version = only_written(shelf, people)
    assert drawn(practice_of(people), version) is None
    assert [one.question.stem for one in written_on(shelf.matters["T-GA-001"].pk, on=ON)] == ["别的事项？"]


def test_what_is_guessed_too_easily_is_practised_and_never_checked(people, shelf):
    write("可以代办。", kind=Kind.TRUE_FALSE, true=False)
    version = only_written(shelf, people)
    assert drawn(practice_of(people), version).snapshot.kind == "true_false"
    assert drawn(check_of(people, shelf), version) is None


def test_an_edit_is_a_new_revision_and_touches_nothing_that_was_answered(people, shelf):
    question = write()
    version = only_written(shelf, people)
    draw = drawn(practice_of(people), version)
    operations.answer_practice_item(draw, sequence=1, answer=UNKNOWN, at=MOMENT)
    question.stem = "须提交哪些材料？"
    question.save_revision().publish()
    question.refresh_from_db()
    kept = ItemSnapshot.objects.get(pk=draw.snapshot_id)
    assert kept.item.stem == "要交哪些材料？"
    Attempt.objects.update(state="finished", finished_at=MOMENT)
    again = drawn(practice_of(people), version).snapshot
    assert (again.item.stem, again.template) == ("须提交哪些材料？", kept.template)
    assert again.template_version == question.live_revision_id > kept.template_version


def test_a_running_check_asks_what_was_in_use_when_it_began(people, shelf):
    question = write()
    Vetting.objects.all().delete()
    only_written(shelf, people)
    vet_matters([shelf.hygiene.pk], at=MOMENT)
    attempt = check_of(people, shelf)
    question.stem = "改过了？"
    question.save_revision().publish()
    write("后来写的？")
    question.unpublish()
    asked = set()
    while attempt.is_open:
        draw = attempt.draws.select_related("snapshot").order_by("-position")[0]
        asked |= {draw.snapshot.item.stem} if draw.facet == "materials" else set()
        attempt = operations.answer_check_item(
            draw, sequence=1, answer=right_answer(draw.snapshot.item), by=people.clerk, at=MOMENT
        )
    assert asked == {"要交哪些材料？"}
    assert attempt.outcome.passed


def test_what_can_be_asked_counts_what_is_written(people, shelf):
    version = only_written(shelf, people)
    vet_matters([shelf.hygiene.pk], at=MOMENT)
    assert MATERIALS not in facets_assessable(version, depth="accept")
    write()
    write("对吗？", kind=Kind.TRUE_FALSE, true=True)
    (first, *_others) = OutboxMessage.objects.filter(topic="questions.changed").order_by("pk")
    vet_questions(first.payload, at=MOMENT + timedelta(minutes=1))
    told = Vetting.objects.get(matter_version=version, depth="accept").facets["materials"]
    assert (told["practice"], told["certifying"], told["written"]) == (2, 1, 2)
    assert MATERIALS in facets_assessable(version, depth="accept")


def test_what_is_taken_out_of_use_or_deleted_counts_no_more(people, shelf):
    version = only_written(shelf, people)
    write().unpublish()
    write("二？").delete()
    topics = OutboxMessage.objects.filter(topic="questions.changed").order_by("pk")
    assert [message.payload["matters"] for message in topics] == [[shelf.hygiene.pk]] * len(topics)
    vet_questions(topics.last().payload, at=MOMENT + timedelta(minutes=1))
    assert MATERIALS not in facets_assessable(version, depth="accept")
    assert written_on(shelf.hygiene.pk, on=ON) == ()


def test_a_question_moved_to_another_matter_has_both_vetted(people, shelf):
    question, other = write(), shelf.matters["T-GA-001"]
    question.matter = other
    with time_machine.travel(MOMENT + timedelta(minutes=1), tick=False):
        question.save_revision().publish()
    told = OutboxMessage.objects.filter(topic="questions.changed").latest("pk").payload
    assert told["matters"] == sorted([shelf.hygiene.pk, other.pk])


def test_a_picture_is_shown_while_it_is_the_one_that_was_asked_with(people, shelf):
    image = get_image_model().objects.create(title="样表", file=get_test_image_file(), description="申请表的样式")
    image.file_hash = "abc"
    image.save()
    question = write()
    question.image = image
    question.save_revision().publish()
    item = drawn(practice_of(people), only_written(shelf, people)).snapshot.item
    assert (item.picture, item_picture(item)) == (f"{image.pk}:abc", {"image": image, "gone": False})
    image.file_hash = "def"
    image.save()
    assert item_picture(item) == {"image": None, "gone": False}
    image.delete()
    assert item_picture(item) == {"image": None, "gone": True}


def test_a_file_of_questions_costs_one_vetting(people, shelf, monkeypatch):
    write("一？")
    write("二？")
    messages = list(OutboxMessage.objects.filter(topic="questions.changed"))
    for message in messages:
        vet_questions(message.payload, at=MOMENT + timedelta(minutes=1))
    seen = []
    monkeypatch.setattr("quizzes.operations.vetting.vet_matters", lambda matters, at: seen.append(set(matters)))
    for message in messages:
        vet_questions(message.payload, at=MOMENT + timedelta(minutes=2))
    assert seen == [set(), set()]


def test_a_question_whose_key_is_wrong_is_shut_out_and_listed_with_its_fault(people, shelf):
    question = write("哪些？", options=("身份证", "居民身份证", "照片", "申请表"), key=(0, 2))
    vet_matters([shelf.hygiene.pk], at=MOMENT)
    row = QuarantinedTemplate.objects.get()
    assert (row.template, row.template_version, row.by) == (name_of(question), question.live_revision_id, None)
    assert [fault["kind"] for fault in row.faults] == ["options_alike"]


def test_a_question_shut_out_by_a_person_stays_out_of_later_versions_until_it_is_revised(people, shelf):
    question = write()
    version = shelf.hygiene.versions.get()
    operations.quarantine_template(version, name_of(question), seed=1, reason="答案有误", by=people.editor, at=MOMENT)
    shelves.change(shelf, version.facts, [Facet.RESULT], on=ON, at=MOMENT)
    later = shelf.hygiene.versions.get(number=2)
    assert quarantined(later) == {(name_of(question), question.live_revision_id)}
    question.save_revision().publish()
    question.refresh_from_db()
    assert (name_of(question), question.live_revision_id) not in quarantined(later)


def test_a_question_is_withheld_when_its_facet_changes_until_somebody_reads_it_again(people, shelf):
    question, other = write(), write("结果是什么？", facet=Facet.RESULT)
    assert question.reviewed_version == shelf.hygiene.versions.get()
    shelves.change(shelf, shelf.hygiene.versions.get().facts, [MATERIALS], on=ON, at=MOMENT)
    assert [one.number for one in written_on(shelf.hygiene.pk, on=ON)] == [other.pk]
    (waiting,) = withheld_among(list(published_on([shelf.hygiene.pk])), on=ON)
    assert (waiting.question, waiting.since) == (question, ON)

    find_still_right(question, by=people.editor, at=MOMENT)
    assert [one.number for one in written_on(shelf.hygiene.pk, on=ON)] == [question.pk, other.pk]
    told = AuditEntry.objects.get(action="question.still_right")
    assert (told.actor, told.detail["version"]) == (people.editor, 2)


def test_publishing_again_reads_again(people, shelf):
    question = write()
    shelves.change(shelf, shelf.hygiene.versions.get().facts, [MATERIALS], on=ON, at=MOMENT)
    question.save_revision().publish()
    question.refresh_from_db()
    assert (question.reviewed_version.number, withheld_among([question], on=ON)) == (2, [])


def test_what_is_not_in_use_cannot_be_found_still_right(people, shelf):
    with pytest.raises(NotInUse):
        find_still_right(write(publish=False), by=people.editor, at=MOMENT)


@pytest.mark.parametrize("count", [1, 3])
def test_a_bank_costs_the_same_for_one_question_and_for_three(people, shelf, count, django_assert_num_queries):
    for number in range(count):
        write(f"第{number}题？")
    with django_assert_num_queries(3):
        assert len(written_on(shelf.hygiene.pk, on=ON)) == count

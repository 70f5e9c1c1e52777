"""Notes stay put through imports; written before their facts changed they say so until somebody has reviewed them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from courses import operations
from courses.domain.facets import ChangeKind
from courses.models import Catalogue, FacetChange, LessonPage, NoteReading
from courses.operations import NoteGone
from courses.queries.notes import outdated_in, outdated_notes
from ledger.models import AuditEntry
from tests.courses.imports import TODAY, applied
from tests.courses.lists import BOTH, CARD, HOTEL, changed, limit, numbered
from tests.factories import MOMENT, House, grant, make_person
from tests.shared import shared

ClientOf = Callable[..., Client]
STRICTER = changed(HOTEL, statutory=limit("15个工作日"))
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def the_day():
    with time_machine.travel(MOMENT, tick=False):
        yield


@shared
def lesson(catalogue: Catalogue) -> LessonPage:
    """A lesson with a note under the limit and a pitfall under the result."""
    applied(catalogue, *BOTH, on=TODAY - timedelta(days=30))
    return write("GC-001", {"time_limit": "从受理之日起算。", "result": "证书不邮寄。"})


def write(code: str, notes: dict[str, str]) -> LessonPage:
    """The facets with these notes under them, published; a block that says the same keeps its key."""
    page = LessonPage.objects.get(matter__code=code)
    old = {str(block.value): block.id for block in page.body if block.block_type != "facts"}
    body = []
    for facet in ("service_object", "conditions", "materials", "process", "time_limit", "result"):
        body.append({"type": "facts", "value": {"facet": facet}, "id": facet})
        if facet in notes:
            html = f"<p>{notes[facet]}</p>"
            body.append({"type": "note", "value": html, "id": old.get(html, f"note-{facet}")})
    page.body = body
    page.save_revision().publish()
    return LessonPage.objects.select_related("matter__catalogue__unit").get(pk=page.pk)


def outdated(page: LessonPage, on=TODAY) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.note.facet, one.facets) for one in outdated_in(page, on=on).values()]


def test_a_note_is_kept_with_the_version_it_was_written_against(lesson: LessonPage) -> None:
    assert list(NoteReading.objects.values_list("block", "facet", "version__number")) == [
        ("note-time_limit", "time_limit", 1),
        ("note-result", "result", 1),
    ]
    assert outdated(lesson) == []


def test_only_the_note_about_what_changed_is_to_be_reviewed(catalogue: Catalogue, lesson: LessonPage) -> None:
    applied(catalogue, STRICTER, CARD)

    assert outdated(lesson) == [("time_limit", ("time_limit",))]
    assert [block.block_type for block in LessonPage.objects.get(pk=lesson.pk).body].count("note") == 2


def test_a_change_to_come_in_wording_or_of_a_waiting_edition_leaves_the_note_alone(
    catalogue: Catalogue, lesson: LessonPage
) -> None:
    applied(catalogue, changed(HOTEL, service_object=("企业法人。", "个体工商户")), CARD)
    applied(catalogue, changed(STRICTER, service_object=("企业法人。", "个体工商户")), CARD, on=TOMORROW)
    assert outdated(lesson) == []
    assert outdated(lesson, on=TOMORROW) == [("time_limit", ("time_limit",))]

    operations.ask_for_review(catalogue, wanted=True, by=None, at=MOMENT)
    applied(catalogue, changed(STRICTER, result=HOTEL.elements.result.__class__("电子证")), CARD)
    assert outdated(lesson) == []


def test_a_decision_that_it_was_wording_relieves_the_note(catalogue: Catalogue, lesson: LessonPage, people) -> None:
    applied(catalogue, STRICTER, CARD)
    row = FacetChange.objects.get()

    operations.decide_change(row, kind=ChangeKind.EDITORIAL, reason="原文如此", by=people.editor, at=MOMENT)

    assert outdated(lesson) == []


def test_mending_another_note_vouches_for_nothing(catalogue: Catalogue, lesson: LessonPage) -> None:
    applied(catalogue, STRICTER, CARD)

    page = write("GC-001", {"time_limit": "从受理之日起算。", "result": "证书可以邮寄。"})

    assert outdated(page) == [("time_limit", ("time_limit",))]


def test_a_note_written_anew_or_moved_is_about_the_version_of_today(catalogue: Catalogue, lesson: LessonPage) -> None:
    applied(catalogue, STRICTER, CARD)

    assert outdated(write("GC-001", {"time_limit": "含公告时间。", "result": "证书不邮寄。"})) == []
    assert outdated(write("GC-001", {"process": "证书不邮寄。", "time_limit": "含公告时间。"})) == []


def test_whoever_reread_it_vouches_for_it_until_the_next_change(
    catalogue: Catalogue, lesson: LessonPage, people
) -> None:
    applied(catalogue, STRICTER, CARD)

    operations.confirm_note(lesson, "note-time_limit", by=people.editor, at=MOMENT)
    assert outdated(lesson) == []
    assert AuditEntry.objects.filter(action="note.confirmed", actor=people.editor).count() == 1

    applied(catalogue, changed(HOTEL, statutory=limit("9个工作日")), CARD)
    assert outdated(lesson) == [("time_limit", ("time_limit",))]


def test_a_note_that_is_gone_can_not_be_vouched_for(lesson: LessonPage, people) -> None:
    with pytest.raises(NoteGone):
        operations.confirm_note(lesson, "note-process", by=people.editor, at=MOMENT)


def test_the_lesson_says_which_note_is_to_be_reviewed(
    catalogue: Catalogue, lesson: LessonPage, people, client_of: ClientOf
) -> None:
    applied(catalogue, STRICTER, CARD)

    page = client_of(people.clerk).get(lesson.url).content.decode()

    first, second = page.index("从受理之日起算。"), page.index("证书不邮寄。")
    warnings = [place for place in range(len(page)) if page.startswith("note__outdated", place)]
    assert len(warnings) == 1
    assert warnings[0] < first < second


def test_the_editor_finds_the_lesson_and_says_that_it_still_holds(
    catalogue: Catalogue, lesson: LessonPage, people, client_of: ClientOf
) -> None:
    applied(catalogue, STRICTER, CARD)
    client = client_of(people.editor)
    rows = client.get(reverse("note_list")).context["rows"]
    assert [(row.page.pk, row.facets) for row in rows] == [(lesson.pk, ("time_limit",))]

    client.post(reverse("note_confirm", args=[lesson.matter_id, "note-time_limit"]))

    assert client.get(reverse("note_list")).context["rows"] == []


def test_editors_of_elsewhere_and_other_departments_see_no_note_of_ours(
    catalogue: Catalogue, lesson: LessonPage, people, house: House, client_of: ClientOf
) -> None:
    applied(catalogue, STRICTER, CARD)
    stranger, health = make_person("eve"), make_person("hana")
    grant(stranger, "editor", unit=house.neighbour)
    grant(health, "reviewer", unit=house.county, department="卫生健康")
    address = reverse("note_confirm", args=[lesson.matter_id, "note-time_limit"])

    for person in (stranger, people.reviewer):
        client = client_of(person)
        assert client.get(reverse("note_list")).context["rows"] == []
        assert client.post(address)["Location"] == reverse("wagtailadmin_home")
    assert NoteReading.objects.count() == 2
    assert len(client_of(health).get(reverse("note_list")).context["rows"]) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_notes_asks_the_same_queries_for_any_length(
    catalogue: Catalogue, people, client_of: ClientOf, django_assert_num_queries, count: int
) -> None:
    applied(catalogue, HOTEL, *numbered(count), on=TODAY - timedelta(days=30))
    for one in numbered(count):
        write(one.elements.code, {"result": "当场领取。"})
    applied(catalogue, HOTEL, *[changed(one, result=HOTEL.elements.result) for one in numbered(count)])
    client = client_of(people.editor)
    client.get(reverse("note_list"))

    with django_assert_num_queries(14):
        assert len(client.get(reverse("note_list")).context["rows"]) == count


def test_every_note_of_the_catalogue_is_found_newest_change_first(catalogue: Catalogue, lesson: LessonPage) -> None:
    write("DW-002", {"result": "当场领取。"})
    applied(catalogue, STRICTER, CARD, on=TODAY - timedelta(days=2))
    applied(catalogue, STRICTER, changed(CARD, result=HOTEL.elements.result))

    found = outdated_notes(Catalogue.objects.all(), on=TODAY)

    assert [(one.page.matter.code, one.day) for one in found] == [
        ("DW-002", TODAY),
        ("GC-001", TODAY - timedelta(days=2)),
    ]
    assert outdated_notes(Catalogue.objects.none(), on=TODAY) == []

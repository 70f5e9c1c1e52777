"""The same matter under another code, as a person said: history, lesson and certifications stay with it."""

import pytest

from courses import operations
from courses.models import Catalogue, LessonPage, Matter, MatterVersion
from courses.operations import ReadingRefused
from courses.queries import version_in_force
from ledger.models import AuditEntry
from tests.courses.imports import TODAY, applied, read, stage
from tests.courses.lists import BOTH, CARD, HOTEL, changed
from tests.factories import MOMENT

RECODED = changed(CARD, code="DW-900", fee="10元")


def test_a_new_code_that_may_be_a_known_matter_is_asked_about(catalogue: Catalogue) -> None:
    applied(catalogue, *BOTH)

    found = stage(catalogue, HOTEL, RECODED)

    assert [(one["new_code"], one["old_code"], one["reason"]) for one in found.questions] == [
        ("DW-900", "DW-002", "same_name")
    ]
    assert found.plan == {"create": 1, "update": 0, "retire": 1, "unchanged": 1}


def test_the_same_matter_keeps_its_history_and_is_called_by_the_new_code(catalogue: Catalogue, people) -> None:
    applied(catalogue, *BOTH)
    card = Matter.objects.get(code="DW-002")
    lesson = LessonPage.objects.get(matter=card)
    found = stage(catalogue, HOTEL, RECODED)

    found = read(operations.answer_renames(found, {"DW-900": "DW-002"}, by=people.editor, at=MOMENT))
    assert found.plan == {"create": 0, "update": 1, "retire": 0, "unchanged": 1}
    assert found.lines.get(code="DW-900").was == "DW-002"
    operations.apply_import(found, by=people.editor, at=MOMENT)

    card.refresh_from_db()
    assert (card.code, card.versions.count(), Matter.objects.count()) == ("DW-900", 2, 2)
    assert version_in_force(card, TODAY).facts == RECODED.elements
    assert LessonPage.objects.get(matter=card) == lesson
    entry = AuditEntry.objects.get(action="matter.recoded")
    assert (entry.subject, entry.detail) == (f"courses.matter:{card.pk}", {"old": "DW-002", "new": "DW-900"})
    assert stage(catalogue, HOTEL, RECODED).plan["unchanged"] == 2


def test_another_matter_stays_new_and_is_not_asked_about_again(catalogue: Catalogue, people) -> None:
    applied(catalogue, *BOTH)
    found = stage(catalogue, HOTEL, RECODED)

    found = read(operations.answer_renames(found, {"DW-900": ""}, by=people.editor, at=MOMENT))

    assert (found.answers, found.plan["create"], found.plan["retire"]) == ({"DW-900": ""}, 1, 1)


@pytest.mark.parametrize(
    "answers", [{}, {"GC-001": "DW-002"}, {"DW-900": "GC-001"}], ids=["none", "unasked", "made up"]
)
def test_only_what_is_asked_is_answered(catalogue: Catalogue, people, answers: dict[str, str]) -> None:
    applied(catalogue, *BOTH)
    found = stage(catalogue, HOTEL, RECODED)

    with pytest.raises(ReadingRefused) as refused:
        operations.answer_renames(found, answers, by=people.editor, at=MOMENT)

    assert refused.value.code == "nothing_answered"
    found.refresh_from_db()
    assert (found.state, found.answers) == ("planned", {})


def test_a_row_left_under_the_new_code_by_a_withdrawn_edition_makes_way(catalogue: Catalogue, people) -> None:
    applied(catalogue, *BOTH)
    shadow = Matter.objects.create(catalogue=catalogue, code="DW-900", name="无版本")
    found = stage(catalogue, HOTEL, RECODED)

    found = read(operations.answer_renames(found, {"DW-900": "DW-002"}, by=people.editor, at=MOMENT))
    operations.apply_import(found, by=people.editor, at=MOMENT)

    shadow.refresh_from_db()
    assert shadow.code == f"DW-900~{shadow.pk}"
    assert MatterVersion.objects.filter(matter__code="DW-900").count() == 2

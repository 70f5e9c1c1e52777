"""Which facet a note is about, and what changed of it since it was written."""

from datetime import date

import pytest

from courses.domain.acknowledging import PartChange
from courses.domain.notes import changes_since, notes_of

DAY = date(2026, 3, 9)


def facts(facet: str) -> dict:
    return {"type": "facts", "value": {"facet": facet}, "id": facet}


def note(block: str, text: str = "<p>先挂失。</p>", kind: str = "note") -> dict:
    return {"type": kind, "value": text, "id": block}


BODY = [note("top"), facts("materials"), note("a"), note("b", kind="pitfall"), facts("time_limit"), note("c")]


def test_a_note_is_about_the_facet_it_stands_under() -> None:
    assert [(one.block, one.facet) for one in notes_of(BODY)] == [
        ("top", ""),
        ("a", "materials"),
        ("b", "materials"),
        ("c", "time_limit"),
    ]


def test_the_hash_tells_another_text_and_another_kind() -> None:
    same, other, pitfall = (
        notes_of([block])[0].digest for block in (note("a"), note("a", "<p>后挂失。</p>"), note("a", kind="pitfall"))
    )

    assert notes_of([note("z")])[0].digest == same
    assert len({same, other, pitfall}) == 3


@pytest.mark.parametrize(
    ("place", "read_at", "parts"),
    [
        (0, 1, ["materials", "time_limit"]),
        (1, 1, ["materials"]),
        (1, 2, []),
        (3, 1, ["time_limit"]),
        (3, 3, []),
    ],
    ids=["about the whole matter", "about materials", "reread since", "about the limit", "written after"],
)
def test_only_later_changes_of_what_it_is_about_count(place: int, read_at: int, parts: list[str]) -> None:
    changes = [PartChange("time_limit", 3, DAY, DAY), PartChange("materials", 2, DAY, DAY)]

    assert [change.part for change in changes_since(notes_of(BODY)[place], read_at, changes)] == parts

"""Reading a stored file: into a plan, into a question about its columns, or into the reason why it can't be read."""

from itertools import islice

import pytest

from courses import operations
from courses.domain.facets import ChangeKind, Facet
from courses.domain.reading import Mapping, Scope
from courses.models import Catalogue, CatalogueImport, SourceMapping
from courses.operations import ReadingRefused
from ledger.models import AuditEntry
from tests.courses.imports import applied, read, received, stage
from tests.courses.lists import BOTH, CARD, HOTEL, changed, numbered, sheet_of, workbook
from tests.factories import MOMENT

# Another office's words for what we call 事项名称, 事项编码, 申请材料; one column nobody knows.
THEIRS = sheet_of(
    ("权力编码", "项目名称", "所需材料", "本局代号"),
    ("GC-001", "公共场所卫生许可（新办）", "居民身份证", "A"),
    ("DW-002", "正山门卡补办", "居民身份证", "B"),
)


def test_our_own_layout_becomes_a_plan_at_once(catalogue: Catalogue) -> None:
    found = read(received(catalogue, workbook(*BOTH)))

    assert (found.state, found.scope) == ("planned", "full")
    assert found.plan == {"create": 2, "update": 0, "retire": 0, "unchanged": 0}
    assert [(line.code, line.action, line.category) for line in found.lines.all()] == [
        ("GC-001", "create", "卫生健康"),
        ("DW-002", "create", "岛务旅游"),
    ]


def test_another_layout_asks_for_its_columns_first(catalogue: Catalogue, people) -> None:
    found = read(received(catalogue, THEIRS))
    guess = found.how_read

    assert (found.state, found.lines.count()) == ("mapping", 0)
    assert guess.columns == {"code": 0, "name": 1, "materials": 2}
    assert found.recognised["left_aside"] == ["本局代号"]

    chosen = operations.choose_columns(found, guess, scope=Scope.PART, remember=True, by=people.editor, at=MOMENT)
    found = read(chosen)

    assert (found.state, found.scope, found.is_mapped) == ("planned", "part", True)
    assert found.plan["create"] == 2


def test_the_columns_of_a_sender_are_offered_with_the_next_list(catalogue: Catalogue, people) -> None:
    first = read(received(catalogue, THEIRS, source="区政务办"))
    without_materials = Mapping("清单", 1, {"code": 0, "name": 1}, {"code": "权力编码", "name": "项目名称"})
    operations.choose_columns(first, without_materials, scope=Scope.FULL, remember=True, by=people.editor, at=MOMENT)

    again = read(received(catalogue, THEIRS, source="区政务办"))
    other = read(received(catalogue, THEIRS, source="市政务办"))

    assert SourceMapping.objects.get().by == people.editor
    assert (again.how_read.columns, again.recognised["as_last_time"]) == ({"code": 0, "name": 1}, True)
    assert (other.how_read.columns, other.recognised["as_last_time"]) == ({"code": 0, "name": 1, "materials": 2}, False)


def test_remembered_columns_that_no_longer_fit_are_not_offered(catalogue: Catalogue, people) -> None:
    first = read(received(catalogue, THEIRS, source="区政务办"))
    operations.choose_columns(first, first.how_read, scope=Scope.FULL, remember=True, by=people.editor, at=MOMENT)
    moved = sheet_of(("序号", "权力编码", "项目名称", "所需材料", "备用"), ("1", "GC-001", "卫生许可", "身份证", "x"))

    again = read(received(catalogue, moved, source="区政务办"))

    assert (again.state, again.recognised["as_last_time"]) == ("mapping", False)
    assert again.how_read.columns["name"] == 2


def test_a_file_that_can_not_be_read_says_why_and_stays_in_the_list(catalogue: Catalogue) -> None:
    found = read(received(catalogue, b"%PDF-1.7"))

    assert (found.state, found.refusal["code"]) == ("unreadable", "file_pdf")
    assert AuditEntry.objects.latest("pk").detail == {"code": "file_pdf"}


def test_reading_what_does_not_wait_changes_nothing(catalogue: Catalogue) -> None:
    found = stage(catalogue, *BOTH)
    before = AuditEntry.objects.count()

    assert list(operations.reading(found, at=MOMENT)) == []
    assert AuditEntry.objects.count() == before


@pytest.mark.parametrize("pieces", [1, 2])
def test_a_killed_reading_goes_on_where_it_stood(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, pieces: int
) -> None:
    monkeypatch.setattr("courses.chunks.ROWS", 2)
    found = received(catalogue, workbook(*numbered(7)))

    list(islice(operations.reading(found, at=MOMENT), pieces))
    assert 0 < found.lines.count() < 7
    first = found.lines.order_by("position").first().pk
    read(found)

    assert [line.position for line in found.lines.order_by("position")] == list(range(1, 8))
    assert found.lines.order_by("position").first().pk == first
    assert AuditEntry.objects.filter(action="catalogue.staged").count() == 1


def test_a_killed_reading_begins_anew_where_the_catalogue_has_changed(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("courses.chunks.ROWS", 2)
    found = received(catalogue, workbook(*numbered(5)))
    list(islice(operations.reading(found, at=MOMENT), 1))

    applied(catalogue, *numbered(2))
    read(found)

    assert (found.base, found.plan["unchanged"], found.plan["create"]) == (1, 2, 3)
    assert found.lines.count() == 5


def test_a_plan_against_an_older_edition_is_read_again_and_nothing_said_is_lost(catalogue: Catalogue, people) -> None:
    applied(catalogue, *BOTH)
    found = stage(catalogue, changed(HOTEL, service_object=("企业法人。", "个体工商户")), CARD)
    operations.decide_planned(
        found.lines.get(code="GC-001"),
        Facet.SERVICE_OBJECT,
        kind=ChangeKind.MATERIAL,
        reason="句号有意义",
        by=people.editor,
        at=MOMENT,
    )
    applied(catalogue, HOTEL, changed(CARD, fee="10元"))

    found = read(operations.read_again(found, by=people.editor, at=MOMENT))

    assert (found.state, found.base, found.readings) == ("planned", 2, 2)
    line = found.lines.get(code="GC-001")
    assert (line.decisions["service_object"]["reason"], line.weight) == ("句号有意义", "facts")
    assert found.lines.get(code="DW-002").others == ["fee"]


def test_a_decision_about_other_facts_is_not_carried_over(catalogue: Catalogue, people) -> None:
    applied(catalogue, *BOTH)
    found = stage(catalogue, changed(HOTEL, service_object=("企业法人。", "个体工商户")), CARD)
    line = found.lines.get(code="GC-001")
    operations.decide_planned(
        line, Facet.SERVICE_OBJECT, kind=ChangeKind.MATERIAL, reason="句号", by=people.editor, at=MOMENT
    )
    found.refresh_from_db()
    found.decisions["GC-001"]["service_object"]["facts"] = "0" * 64
    found.save()

    found = read(operations.read_again(found, by=people.editor, at=MOMENT))

    assert found.lines.get(code="GC-001").decisions == {}


@pytest.mark.parametrize("state", ["applying", "applied", "abandoned", "reading", "review"])
def test_only_an_open_import_is_read_again_or_given_up(catalogue: Catalogue, people, state: str) -> None:
    found = stage(catalogue, *BOTH)
    ends = {"applied_at": MOMENT} if state == "applied" else {}
    CatalogueImport.objects.filter(pk=found.pk).update(state=state, **ends)

    with pytest.raises(ReadingRefused) as refused:
        operations.read_again(found, by=people.editor, at=MOMENT)
    assert refused.value.code == "not_open"
    if state not in ("reading", "abandoned"):
        with pytest.raises(ReadingRefused):
            operations.abandon(found, by=people.editor, at=MOMENT)
    assert CatalogueImport.objects.get(pk=found.pk).state == state


def test_a_file_that_is_gone_can_not_be_read_again(catalogue: Catalogue, people) -> None:
    found = stage(catalogue, *BOTH)
    found.file.deleted_at = MOMENT
    found.file.save()

    with pytest.raises(ReadingRefused) as refused:
        operations.read_again(found, by=people.editor, at=MOMENT)

    assert refused.value.code == "file_gone"


def test_giving_up_while_it_is_read_stops_the_reading(
    catalogue: Catalogue, people, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("courses.chunks.ROWS", 2)
    found = received(catalogue, workbook(*numbered(6)))
    steps = operations.reading(found, at=MOMENT)
    next(steps)

    operations.abandon(found, by=people.editor, at=MOMENT)
    list(steps)

    found.refresh_from_db()
    assert (found.state, found.lines.count()) == ("abandoned", 2)
    assert AuditEntry.objects.latest("pk").action == "catalogue.abandoned"


def test_taking_a_list_as_a_part_retires_nothing(catalogue: Catalogue, people) -> None:
    applied(catalogue, *BOTH)
    found = stage(catalogue, HOTEL)
    assert found.plan["retire"] == 1

    found = read(operations.read_again(found, by=people.editor, at=MOMENT, scope="part"))

    assert (found.scope, found.plan) == ("part", {"create": 0, "update": 0, "retire": 0, "unchanged": 1})
    assert found.lines.count() == 1

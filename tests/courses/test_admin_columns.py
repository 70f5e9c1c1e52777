"""The columns on the screen: our guess, a preview that follows every choice, and the reading by what was chosen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from courses.models import Catalogue, CatalogueImport, SourceMapping
from courses.sentences import PROBLEMS
from tests.courses.imports import read, received, stage
from tests.courses.lists import BOTH, sheet_of, workbook
from tests.factories import MOMENT
from tests.shared import shared

ClientOf = Callable[..., Client]
THEIRS = sheet_of(
    ("普陀区清单", "", "", ""),
    ("权力编码", "项目名称", "办结时限", "本局代号"),
    ("PQ-1", "卫生许可", "7-20个工作日", "A"),
    ("PQ-2", "门卡补办", "即办", "B"),
)
CHOSEN = {
    "shown": "清单|2|1",
    "sheet": "清单",
    "header_row": "2",
    "header_rows": "1",
    "scope": "part",
    "remember": "on",
    "column_0": "code",
    "column_1": "name",
    "column_2": "limit",
    "column_3": "remark",
}


@shared
def found(catalogue: Catalogue, people) -> CatalogueImport:
    """A list in another office's words, waiting for its columns to be checked."""
    return read(received(catalogue, THEIRS, source="区政务办", by=people.editor))


def address(found: CatalogueImport) -> str:
    return reverse("catalogue_import_columns", args=[found.pk])


def test_the_import_leads_to_its_columns_while_they_wait(found: CatalogueImport, people, client_of: ClientOf) -> None:
    answer = client_of(people.editor).get(reverse("catalogue_import_plan", args=[found.pk]))

    assert answer["Location"] == address(found)


def test_the_guess_is_preset_and_what_is_not_known_is_marked(
    found: CatalogueImport, people, client_of: ClientOf
) -> None:
    page = client_of(people.editor).get(address(found)).content.decode()

    assert '<option value="name" selected>事项名称</option>' in page
    assert page.count("未识别，不读取") == 1
    assert "7-20个工作日" in page
    assert str(PROBLEMS["limit_is_a_range"]) % {"text": "7-20个工作日"} in page


def test_a_preview_shows_what_was_chosen_and_reads_nothing(found: CatalogueImport, people, client_of: ClientOf) -> None:
    client = client_of(people.editor)

    answer = client.post(address(found), CHOSEN | {"preview": "1"})

    found.refresh_from_db()
    assert (answer.status_code, found.state, found.readings) == (200, "mapping", 1)
    assert "本局代号 → 备注" in answer.content.decode()


def test_the_whole_file_is_read_by_what_was_chosen(found: CatalogueImport, people, client_of: ClientOf) -> None:
    answer = client_of(people.editor).post(address(found), CHOSEN | {"read": "1"})

    found.refresh_from_db()
    assert answer["Location"] == reverse("catalogue_import_plan", args=[found.pk])
    assert (found.state, found.scope, found.plan["create"]) == ("planned", "part", 2)
    assert found.lines.get(code="PQ-1").elements["remark"] == "A"
    assert SourceMapping.objects.get().mapping["columns"] == {"code": 0, "name": 1, "limit": 2, "remark": 3}


@pytest.mark.parametrize("layout", ["town_list_wrapped.tsv", "guangdong_two_rows.csv"])
def test_a_guess_that_reads_is_taken_as_it_stands(
    catalogue: Catalogue, people, client_of: ClientOf, layout: str
) -> None:
    data = (Path(__file__).parent / "layouts" / layout).read_bytes()
    found, client = read(received(catalogue, data, file_name=layout, by=people.editor)), client_of(people.editor)
    page = client.get(address(found)).context
    preset = {field.name: field.value() for field in page["form"] if field.value() not in (None, "", False)}

    answer = client.post(address(found), preset | {"shown": page["shown"], "read": "1"})

    found.refresh_from_db()
    assert (answer.status_code, found.state) == (302, "planned")


def test_nothing_is_remembered_where_nobody_wants_it(found: CatalogueImport, people, client_of: ClientOf) -> None:
    chosen = {name: value for name, value in CHOSEN.items() if name != "remember"}

    client_of(people.editor).post(address(found), chosen | {"read": "1"})

    assert SourceMapping.objects.count() == 0


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"column_3": "name"}, "本局代号"),
        ({"column_1": ""}, str(PROBLEMS["mapping_without_name"])),
        ({"scope": "whole"}, "scope"),
    ],
    ids=["two columns are the same", "no name", "made up"],
)
def test_a_choice_that_can_not_be_read_says_why_and_stays(
    found: CatalogueImport, people, client_of: ClientOf, given: dict[str, str], told: str
) -> None:
    answer = client_of(people.editor).post(address(found), CHOSEN | given | {"read": "1"})

    page = answer.content.decode()
    found.refresh_from_db()
    assert (answer.status_code, found.state) == (422, "mapping")
    assert told in page
    assert '<option value="limit" selected>' in page


def test_another_row_brings_its_own_titles_and_guess(found: CatalogueImport, people, client_of: ClientOf) -> None:
    page = client_of(people.editor).post(address(found), CHOSEN | {"header_row": "1", "preview": "1"}).content.decode()

    assert 'name="shown" value="清单|1|1"' in page
    assert "普陀区清单</label>" in page
    assert "本局代号</label>" not in page


def test_reading_by_titles_that_were_not_shown_is_not_done(found: CatalogueImport, people, client_of: ClientOf) -> None:
    answer = client_of(people.editor).post(address(found), CHOSEN | {"header_row": "1", "read": "1"})

    found.refresh_from_db()
    assert (answer.status_code, found.state, found.readings) == (200, "mapping", 1)


def test_the_columns_of_last_time_are_said_to_be(found: CatalogueImport, people, client_of: ClientOf) -> None:
    client = client_of(people.editor)
    client.post(address(found), CHOSEN | {"read": "1"})

    again = read(received(found.catalogue, THEIRS, source="区政务办"))
    page = client.get(address(again)).content.decode()

    assert "已按“区政务办”上次的列对应填好" in page
    assert "Edith" in page
    assert '<option value="remark" selected>' in page


def test_columns_of_a_plan_can_be_changed_later(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    found, client = read(received(catalogue, workbook(*BOTH))), client_of(people.editor)
    assert found.state == "planned"

    page = client.get(address(found)).content.decode()

    assert '<option value="name" selected>事项名称</option>' in page
    assert address(found) in client.get(reverse("catalogue_import_plan", args=[found.pk])).content.decode()


@pytest.mark.parametrize("state", ["applying", "applied", "abandoned", "review"])
def test_an_import_that_is_done_with_has_no_columns_to_change(
    catalogue: Catalogue, people, client_of: ClientOf, state: str
) -> None:
    found = stage(catalogue, *BOTH)
    ends = {"applied_at": MOMENT} if state == "applied" else {}
    CatalogueImport.objects.filter(pk=found.pk).update(state=state, **ends)

    answer = client_of(people.editor).get(address(found))

    assert answer["Location"] == reverse("catalogue_import_plan", args=[found.pk])


def test_what_was_given_up_before_there_was_a_plan_says_so(found: CatalogueImport, people, client_of: ClientOf) -> None:
    client = client_of(people.editor)
    client.post(reverse("catalogue_import_abandon", args=[found.pk]))

    page = client.get(reverse("catalogue_import_plan", args=[found.pk])).content.decode()
    assert "尚未生成方案即已放弃" in page
    assert "None个" not in page
    assert f"{reverse('catalogue_import_add')}?again={found.pk}" in page
    assert "?show=" not in page


@pytest.mark.parametrize("columns", [3, 9])
def test_the_columns_ask_the_same_queries_for_any_number(
    catalogue: Catalogue, people, client_of: ClientOf, django_assert_num_queries, columns: int
) -> None:
    titles = ("权力编码", "项目名称", "办结时限", *(f"列{n}" for n in range(columns - 3)))
    found = read(received(catalogue, sheet_of(titles, tuple("甲" for _ in titles))))
    client = client_of(people.editor)
    client.get(address(found))

    with django_assert_num_queries(13):
        client.get(address(found))

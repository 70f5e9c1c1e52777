"""The plan on the screen: old beside new, whom it touches, what is wrong, and what can be said to it."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from courses.domain.elements import Step
from courses.forms import DecideForm
from courses.models import Catalogue, CatalogueImport, Matter
from courses.sentences import DECISION_REFUSALS, PROBLEMS
from courses.views.imports.plan import SEVERITIES
from tests.certification.sittings import grant as certify
from tests.courses.imports import applied, stage
from tests.courses.lists import BOTH, CARD, HOTEL, changed, limit, numbered
from tests.factories import FIRST_DAY, MOMENT, grant

ClientOf = Callable[..., Client]
STRICTER = changed(HOTEL, statutory=limit("15个工作日"), service_object=("企业法人。", "个体工商户"))


def page_of(client: Client, found: CatalogueImport, **asked: str) -> str:
    return client.get(reverse("catalogue_import_plan", args=[found.pk]), asked).content.decode()


def test_old_and_new_stand_side_by_side_with_the_changed_words_marked(
    catalogue: Catalogue, people, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)
    found, client = stage(catalogue, STRICTER), client_of(people.editor)

    page = page_of(client, found)

    assert '<del><span class="w-sr-only">［删去： </span>20<span class="w-sr-only">]</span></del>个工作日' in page
    assert '<ins><span class="w-sr-only">［新增： </span>15<span class="w-sr-only">]</span></ins>个工作日' in page
    assert "企业法人<ins>" in page
    assert "正山门卡补办" not in page


def test_each_matter_stands_in_one_part_of_the_plan(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    _first, _second, reworded, other, same, new = numbered(6)
    applied(catalogue, *BOTH, reworded, other, same)
    found = stage(
        catalogue,
        STRICTER,
        changed(reworded, service_object=("自然人:卡遗失或者损坏的持卡人",)),
        changed(other, fee="10元"),
        same,
        new,
    )
    client = client_of(people.editor)

    names = {part: page_of(client, found, show=part) for part in ("facts", "rest", "create", "retire", "unchanged")}

    listed = {"公共场所卫生许可（新办）", "正山门卡补办", *(f"正山门卡业务{n}" for n in range(3, 7))}
    shown = {part: sorted(name for name in listed if f"<h3>{name} " in page) for part, page in names.items()}
    assert shown == {
        "facts": ["公共场所卫生许可（新办）"],
        "rest": ["正山门卡业务3", "正山门卡业务4"],
        "create": ["正山门卡业务6"],
        "retire": ["正山门卡补办"],
        "unchanged": ["正山门卡业务5"],
    }


def test_a_cell_that_was_read_into_another_shape_stands_beside_it(
    catalogue: Catalogue, people, client_of: ClientOf
) -> None:
    found = stage(catalogue, changed(HOTEL, steps=(Step("窗口人员", "受理", ""),)))
    line = found.lines.get()
    line.cells["steps"] = "一、受理；二、办结"
    line.save()

    page = page_of(client_of(people.editor), found, show="create")

    assert "清单原文" in page
    assert "一、受理；二、办结" in page
    assert page.count("清单原文") == 1


def test_whom_it_touches_is_told_with_names_only_to_those_who_may_see_them(
    catalogue: Catalogue, people, house, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH, on=FIRST_DAY)
    hotel = Matter.objects.get(code="GC-001")
    certify(people.clerk, [hotel], by=people.head, at=MOMENT - timedelta(days=3))
    found = stage(catalogue, STRICTER, CARD)

    as_editor = page_of(client_of(people.editor), found)
    grant(people.editor, "head", centre=house.centre)
    as_head = page_of(client_of(people.editor), found)

    assert "1名窗口人员须就变更内容重新考核（共1个要素）" in as_editor
    assert "1名窗口人员须重新考核" in as_editor
    assert ["Alice" in page for page in (as_editor, as_head)] == [False, True]


def test_a_decision_moves_the_matter_and_nobody_is_touched(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)
    found, client = stage(catalogue, STRICTER, CARD), client_of(people.editor)
    line = found.lines.get(code="GC-001")
    deed = {"facet": "time_limit", "kind": "editorial", "reason": "原文笔误", "back": "show=facts&words=卫生"}

    answer = client.post(reverse("catalogue_import_decide", args=[found.pk, line.pk]), deed)

    assert answer["Location"].endswith(f"?show=facts&words=%E5%8D%AB%E7%94%9F#line-{line.pk}")
    assert "Edith认定：原文笔误" in page_of(client, found, show="rest")
    assert "没有窗口人员需要重新考核" in page_of(client, found)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"reason": " "}, str(DecideForm.base_fields["reason"].error_messages["required"])),
        ({"reason": "x" * 201}, "x" * 201),
        ({"kind": "material"}, str(DECISION_REFUSALS["counts_so_already"])),
    ],
    ids=["no reason", "too long", "decided meanwhile"],
)
def test_a_decision_that_can_not_be_taken_says_why_and_keeps_what_was_typed(
    catalogue: Catalogue, people, client_of: ClientOf, given: dict[str, str], told: str
) -> None:
    applied(catalogue, *BOTH)
    found, client = stage(catalogue, STRICTER, CARD), client_of(people.editor)
    line = found.lines.get(code="GC-001")
    deed = {"facet": "time_limit", "kind": "editorial", "reason": "原文笔误", "back": "show=facts"} | given

    answer = client.post(reverse("catalogue_import_decide", args=[found.pk, line.pk]), deed)

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert f">{deed['reason']}</textarea>" in answer.content.decode()
    line.refresh_from_db()
    assert line.decisions == {}


def test_a_facet_that_does_not_change_is_not_decided_about(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)
    found = stage(catalogue, STRICTER, CARD)
    line = found.lines.get(code="GC-001")

    deed = {"facet": "result", "kind": "editorial", "reason": "x"}
    answer = client_of(people.editor).post(reverse("catalogue_import_decide", args=[found.pk, line.pk]), deed)

    assert answer.status_code == 302
    line.refresh_from_db()
    assert line.decisions == {}


def test_a_line_of_another_import_is_not_there(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)
    other, found = stage(catalogue, STRICTER, CARD), stage(catalogue, CARD)

    deed = {"facet": "time_limit", "kind": "editorial", "reason": "x"}
    line = other.lines.get(code="GC-001")
    answer = client_of(people.editor).post(reverse("catalogue_import_decide", args=[found.pk, line.pk]), deed)

    assert answer.status_code == 404


def test_possible_renames_are_answered_on_the_plan(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)
    found, client = stage(catalogue, HOTEL, changed(CARD, code="DW-900")), client_of(people.editor)
    assert 'name="rename_DW-900"' in page_of(client, found)

    client.post(reverse("catalogue_import_renames", args=[found.pk]), {"rename_DW-900": "same"})

    page = page_of(client, found, show="rest")
    assert "与DW-002是同一事项，沿革保留。" in page
    assert 'name="rename_DW-900"' not in page


def test_whether_the_list_is_complete_is_changed_on_the_plan(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)
    found, client = stage(catalogue, HOTEL), client_of(people.editor)

    client.post(reverse("catalogue_import_read_again", args=[found.pk]), {"scope": "part"})

    found.refresh_from_db()
    assert (found.scope, found.plan["retire"]) == ("part", 0)
    assert "按部分事项处理：不退出任何事项。" in page_of(client, found)


def test_two_people_planning_at_once_are_told_of_each_other(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    first, second = stage(catalogue, *BOTH), stage(catalogue, CARD)
    CatalogueImport.objects.filter(pk=first.pk).update(by=people.admin, file_name="管理员的清单.xlsx")

    page = page_of(client_of(people.editor), second)

    assert reverse("catalogue_import_plan", args=[first.pk]) in page
    assert "管理员的清单.xlsx" in page
    assert str(people.admin) in page


def test_problems_are_shown_with_their_place_and_narrowed(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    found, client = (
        stage(catalogue, HOTEL, changed(CARD, statutory=limit("7-20个工作日")), CARD),
        client_of(people.editor),
    )
    repeated = str(PROBLEMS["code_repeated"]) % {"code": "DW-002", "first": 3}

    page = page_of(client, found)
    errors = page_of(client, found, severity="error")
    ranges = page_of(client, found, code="limit_is_a_range")

    assert "事项清单 · 3 · 法定办结时限" in page
    assert repeated in page
    assert reverse("catalogue_import_apply", args=[found.pk]) not in page
    assert ["<td>事项清单 · 3 · 法定办结时限</td>" in text for text in (errors, ranges)] == [False, True]
    assert [f"<td>{repeated}</td>" in text for text in (errors, ranges)] == [True, False]


def test_a_row_s_problems_stand_with_its_matter(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    found = stage(catalogue, HOTEL, changed(CARD, statutory=limit("7-20个工作日")))
    client = client_of(people.editor)

    flagged = page_of(client, found, show="create", flagged="on")

    assert str(PROBLEMS["limit_is_a_range"]) % {"text": "7-20个工作日"} in flagged
    assert "公共场所卫生许可（新办）" not in flagged


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ({"words": "门卡"}, ["DW-002"]),
        ({"words": "gc-0"}, ["GC-001"]),
        ({"category": "岛务旅游"}, ["DW-002"]),
        ({}, ["DW-002", "GC-001"]),
    ],
    ids=["name", "code", "category", "nothing"],
)
def test_a_part_is_narrowed_to_what_somebody_looks_for(
    catalogue: Catalogue, people, client_of: ClientOf, asked: dict[str, str], seen: list[str]
) -> None:
    found = stage(catalogue, *BOTH)

    page = page_of(client_of(people.editor), found, show="create", **asked)

    assert [code for code in ("DW-002", "GC-001") if f'"import-meta">{code}' in page] == seen


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_problems_go_back_to_the_office_as_a_list(catalogue: Catalogue, people, client_of: ClientOf, kind: str) -> None:
    found = stage(catalogue, HOTEL, changed(CARD, statutory=limit("7-20个工作日")))
    CatalogueImport.objects.filter(pk=found.pk).update(
        problems=[{**found.problems[0], "sheet": "=1+1", "column": "@列"}]
    )

    answer = client_of(people.editor).get(reverse("catalogue_import_problems", args=[found.pk, kind]))
    data = b"".join(answer.streaming_content)
    if kind == "csv":
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    else:
        sheet = load_workbook(io.BytesIO(data)).active
        assert {cell.data_type for cell in sheet[2]} == {"s", "n"}
        rows = [["" if value is None else str(value) for value in row] for row in sheet.iter_rows(values_only=True)]

    told = str(PROBLEMS["limit_is_a_range"]) % {"text": "7-20个工作日"}
    guard = "'" if kind == "csv" else ""
    assert rows[1] == [f"{guard}=1+1", "3", f"{guard}@列", str(SEVERITIES["warning"]), told]


def test_problems_come_in_no_other_kind_of_file(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    found = stage(catalogue, *BOTH)

    answer = client_of(people.editor).get(reverse("catalogue_import_problems", args=[found.pk, "exe"]))

    assert answer.status_code == 404


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("part", "queries"), [("facts", 33), ("create", 31), ("problems", 27)])
def test_the_plan_asks_the_same_queries_for_any_length(
    catalogue: Catalogue, people, client_of: ClientOf, django_assert_num_queries, count: int, part: str, queries: int
) -> None:
    applied(catalogue, *numbered(count), on=FIRST_DAY)
    hotel = Matter.objects.first()
    certify(people.clerk, [hotel], by=people.head, at=MOMENT - timedelta(days=3))
    stricter = [changed(one, statutory=limit("7-20个工作日")) for one in numbered(count)]
    new = [changed(one, code=f"NEW-{n}", name=f"新业务{n}") for n, one in enumerate(stricter)]
    found, client = stage(catalogue, *stricter, *new), client_of(people.editor)
    page_of(client, found, show=part)

    with django_assert_num_queries(queries):
        page_of(client, found, show=part)


def test_a_list_without_problems_says_so(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    found = stage(catalogue, *BOTH)
    CatalogueImport.objects.filter(pk=found.pk).update(problems=[])

    assert "没有问题。" in page_of(client_of(people.editor), found, show="problems")


def test_a_guide_never_asks_whether_it_is_complete(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    found = stage(catalogue, *BOTH)
    CatalogueImport.objects.filter(pk=found.pk).update(recognised={"kind": "guide"}, scope="part")

    assert 'name="scope"' not in page_of(client_of(people.editor), found)

"""A catalogue taken out and brought back: unchanged, inert, and as it held on the day."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from courses import operations
from courses.domain.facets import Depth, Tier
from courses.domain.plan import Action
from courses.domain.reading import read_source
from courses.exports import ListFormat, list_file
from courses.models import Catalogue, Matter, Offering
from courses.queries.listing import listing
from courses.readers import read_file
from ledger.models import AuditEntry
from people.models import User
from tests.courses.awkward import CELLS, read
from tests.courses.imports import TODAY, applied
from tests.courses.lists import BOTH, CARD, HOTEL, changed, limit, workbook
from tests.factories import MOMENT, House, People, grant, make_centre, make_person

ClientOf = Callable[[User | None], Client]


def exported(catalogue: Catalogue, *, on: date = TODAY, format: ListFormat = ListFormat.XLSX) -> bytes:
    return list_file(listing(catalogue, on=on), format=format).data


def planned(catalogue: Catalogue, data: bytes) -> dict[str, Action]:
    """What an import of the file would do with each matter."""
    draft = operations.draft_import(catalogue, data)
    return {line.code: line.action for line in draft.plan.lines}


def test_a_list_taken_out_and_brought_back_is_unchanged(catalogue: Catalogue) -> None:
    applied(catalogue, *BOTH)

    assert planned(catalogue, exported(catalogue)) == {"GC-001": Action.UNCHANGED, "DW-002": Action.UNCHANGED}


@pytest.mark.parametrize("format", [ListFormat.XLSX, ListFormat.JSON])
def test_the_starter_list_taken_out_and_brought_back_is_unchanged_and_still_a_sample(
    catalogue: Catalogue, format: ListFormat
) -> None:
    starter = (settings.ROOT / "courses/starter/starter_catalogue.xlsx").read_bytes()
    staged = operations.stage_import(catalogue, data=starter, file_name="样例", effective_on=TODAY, by=None, at=MOMENT)
    operations.apply_import(staged, by=None, at=MOMENT)
    catalogue.refresh_from_db()

    draft = operations.draft_import(catalogue, exported(catalogue, format=format))

    assert (len(draft.plan.lines), draft.plan.is_empty, draft.is_sample) == (85, True, True)


@given(st.lists(CELLS, min_size=1, max_size=40))
@hypothesis_settings(max_examples=8)
def test_awkward_cells_survive_the_workbook(rows: list[dict[str, str]]) -> None:
    records = [read(cells, number=number) for number, cells in enumerate(rows, 1)]

    reading = read_source(read_file(workbook(*records)))

    assert [(r.elements, r.depth, r.tier) for r in reading.records] == [(r.elements, r.depth, r.tier) for r in records]


@pytest.mark.parametrize("format", ListFormat)
def test_awkward_matters_of_a_catalogue_plan_as_unchanged(catalogue: Catalogue, format: ListFormat) -> None:
    cells = [
        {"remark": "=HYPERLINK(1)", "fee": "-", "spoken": "①①丢了", "contact": "+86 580"},
        {
            "materials": "身份证(原件1份;\n复印件（2份）\n=1+1；@x（备注：第1至2项任选1项时）",
            "limit": "法定5日;承诺2日",
        },
        {"conditions": "1.2016年以前\n2.“（”不配对\n；；", "steps": "申请→受理（承诺;→（", "category": "_x0041_"},
    ]
    applied(catalogue, *(read(one, number=number) for number, one in enumerate(cells, 1)))

    data = exported(catalogue, format=format)
    assert planned(catalogue, data) == dict.fromkeys(["GC-1", "GC-2", "GC-3"], Action.UNCHANGED)


@pytest.mark.parametrize("format", ListFormat)
def test_every_format_can_be_brought_back(catalogue: Catalogue, format: ListFormat) -> None:
    applied(catalogue, *BOTH, changed(CARD, code="X-1", remark="甲\n乙", fee="&lt;5元", contact='a,b"c'))
    Catalogue.objects.update(is_sample=True)
    catalogue.refresh_from_db()

    draft = operations.draft_import(catalogue, exported(catalogue, format=format))

    assert (len(draft.plan.lines), draft.plan.is_empty) == (3, True)
    assert draft.is_sample is (format is not ListFormat.CSV)


def test_no_cell_of_the_workbook_is_a_formula(catalogue: Catalogue) -> None:
    catalogue.name = "=1+1"
    catalogue.save()
    applied(catalogue, changed(HOTEL, remark="=1+1", fee="-2", category="@x"), changed(CARD, name="+SUM(A1)"))

    book = load_workbook(io.BytesIO(exported(catalogue)))

    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert read_file(exported(catalogue)).sheets[0].formulas == ()


def test_no_cell_of_the_csv_begins_like_a_formula(catalogue: Catalogue) -> None:
    applied(catalogue, changed(HOTEL, remark="=1+1", fee="-2", contact="@x"), changed(CARD, name="+SUM(A1)"))

    data = exported(catalogue, format=ListFormat.CSV)

    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert data.startswith("\ufeff序号,领域,事项名称".encode())
    assert [row[2] for row in rows] == ["事项名称", "公共场所卫生许可（新办）", "'+SUM(A1)"]
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))] == []


def test_the_json_tells_what_an_import_tells(catalogue: Catalogue) -> None:
    applied(catalogue, *BOTH)

    told = json.loads(exported(catalogue, format=ListFormat.JSON))

    hotel, card = told.pop("matters")
    assert told == {
        "catalogue": "putuoshan",
        "name": "普陀山镇事项清单",
        "unit": "330903105",
        "edition": 1,
        "on": "2026-03-09",
        "is_sample": False,
    }
    assert (hotel["code"], hotel["depth"], hotel["tier"]) == ("GC-001", "on_behalf", "A")
    assert hotel["elements"]["time_limit"] == {
        "statutory": {"value": 20, "unit": "working_day", "text": "20个工作日"},
        "promised": None,
    }
    assert hotel["cells"]["服务对象"] == "1.企业法人\n2.个体工商户"
    assert card["elements"]["fee"] is None


def test_it_is_the_list_of_the_day_asked_for(catalogue: Catalogue) -> None:
    applied(catalogue, *BOTH)
    applied(catalogue, changed(HOTEL, statutory=limit("15个工作日")), on=TODAY + timedelta(days=1))

    def told(on: date) -> list[tuple[str, str]]:
        return [(r.code, r.elements.statutory.text if r.elements.statutory else "") for r in listing_of(on)]

    def listing_of(on: date):
        return listing(catalogue, on=on).records

    assert told(TODAY - timedelta(days=1)) == []
    assert told(TODAY) == [("GC-001", "20个工作日"), ("DW-002", "")]
    assert told(TODAY + timedelta(days=1)) == [("GC-001", "15个工作日")]


def test_what_centres_of_the_unit_handle_differently_is_left_out(catalogue: Catalogue, house: House) -> None:
    applied(catalogue, *BOTH)
    second = make_centre(house.town, "second")
    hotel = Matter.objects.get(code="GC-001")
    Offering.objects.create(centre=second, matter=hotel, depth=Depth.ACCEPT, tier=Tier.A, starts_on=TODAY)
    # a centre of another unit has no say in this list
    Offering.objects.create(centre=house.other_centre, matter=hotel, depth=Depth.DIRECT, tier=Tier.C, starts_on=TODAY)

    record = listing(catalogue, on=TODAY).records[0]

    assert (record.depth, record.tier) == (None, Tier.A)
    assert planned(catalogue, exported(catalogue))["GC-001"] is Action.UNCHANGED


@pytest.mark.parametrize("count", [1, 3])
def test_a_listing_asks_the_same_queries_for_any_length(
    catalogue: Catalogue, django_assert_num_queries, count: int
) -> None:
    applied(catalogue, *(changed(CARD, code=f"DW-{n}", name=f"业务{n}") for n in range(count)))

    with django_assert_num_queries(2):
        listing(catalogue, on=TODAY)


def run(*options: str) -> str:
    out = io.StringIO()
    call_command("export_catalogue", *options, stdout=out)
    return out.getvalue()


def test_the_command_writes_what_the_import_calls_unchanged(catalogue: Catalogue, tmp_path: Path) -> None:
    applied(catalogue, *BOTH)
    path = tmp_path / "清单.xlsx"

    assert str(path) in run(str(path), "--on", "2026-03-09")

    assert set(planned(catalogue, path.read_bytes()).values()) == {Action.UNCHANGED}


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["清单.txt"], "--format"),
        (["清单.csv", "--on", "2020-01-01"], "."),
        (["没有/清单.csv", "--on", "2026-03-09"], "清单.csv"),
        (["清单.csv", "--catalogue", "other"], "putuoshan"),
    ],
    ids=["unknown format", "nothing in force", "no such folder", "no such catalogue"],
)
def test_the_command_says_what_stands_in_the_way_and_writes_nothing(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], says: str
) -> None:
    applied(catalogue, *BOTH)
    monkeypatch.chdir(tmp_path)

    with pytest.raises(CommandError, match=says):
        run(*options)

    assert list(tmp_path.iterdir()) == []


def test_an_editor_takes_the_list_out_in_the_admin_and_it_is_noted(
    catalogue: Catalogue, people: People, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)
    client = client_of(people.editor)
    assert reverse("catalogue_export") in client.get(reverse("catalogue_import_list")).content.decode()
    assert client.get(reverse("catalogue_export")).status_code == 200

    answer = client.post(reverse("catalogue_export"), {"catalogue": catalogue.pk, "on": "2026-03-09", "format": "xlsx"})

    assert answer["Content-Disposition"] == 'attachment; filename="putuoshan-2026-03-09.xlsx"'
    assert set(planned(catalogue, answer.content).values()) == {Action.UNCHANGED}
    noted = AuditEntry.objects.get(action="catalogue.exported")
    assert (noted.actor, noted.detail) == (people.editor, {"on": "2026-03-09"})


def test_a_day_with_nothing_in_force_is_said_and_what_was_chosen_is_kept(
    catalogue: Catalogue, people: People, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)

    answer = client_of(people.editor).post(
        reverse("catalogue_export"), {"catalogue": catalogue.pk, "on": "2020-01-01", "format": "csv"}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="2020-01-01"' in page
    assert not AuditEntry.objects.filter(action="catalogue.exported").exists()


def test_an_editor_of_another_unit_is_not_offered_the_list(
    catalogue: Catalogue, house: House, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)
    stranger = make_person("eve")
    grant(stranger, "editor", unit=house.neighbour)

    answer = client_of(stranger).post(
        reverse("catalogue_export"), {"catalogue": catalogue.pk, "on": "2026-03-09", "format": "xlsx"}
    )

    assert answer.status_code == 422
    assert "普陀山镇事项清单" not in answer.content.decode()

"""`import_catalogue`: what scripts rely on."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from courses.models import Catalogue, Edition, Matter
from courses.operations import ask_for_review
from courses.sentences import PROBLEMS
from people.models import AdminUnit
from tests.courses.lists import BOTH, CARD, HOTEL, changed, limit, sheet_of, workbook
from tests.factories import MOMENT


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    path = tmp_path / "清单.xlsx"
    path.write_bytes(workbook(*BOTH))
    return path


def run(file: Path, *options: str) -> str:
    out = io.StringIO()
    call_command("import_catalogue", str(file), *options, stdout=out)
    return out.getvalue()


def as_json(file: Path, *options: str) -> dict:
    return json.loads(run(file, *options, "--format", "json"))


def test_a_dry_run_writes_nothing_and_tells_all(catalogue: Catalogue, list_file: Path) -> None:
    told = as_json(list_file, "--dry-run")

    assert (told["counts"], told["applied"], told["may_apply"], told["problems"]) == (
        {"create": 2, "update": 0, "retire": 0, "unchanged": 0},
        False,
        True,
        [],
    )
    assert Matter.objects.count() == 0
    hotel = told["matters"][0]
    assert {key: hotel[key] for key in ("code", "name", "action", "changed_facets", "depth", "tier")} == {
        "code": "GC-001",
        "name": "公共场所卫生许可（新办）",
        "action": "create",
        "changed_facets": [],
        "depth": "on_behalf",
        "tier": "A",
    }
    assert hotel["elements"]["time_limit"] == {
        "statutory": {"value": 20, "unit": "working_day", "text": "20个工作日"},
        "promised": None,
    }
    assert hotel["elements"]["materials"][1:] == [
        {
            "name": "授权委托书",
            "originals": 1,
            "copies": None,
            "necessity": "conditional",
            "when": "委托他人代办的",
            "source": "申请人自备",
            "note": None,
        },
        {
            "name": "卫生管理制度",
            "originals": None,
            "copies": None,
            "necessity": None,
            "when": None,
            "source": None,
            "note": None,
        },
    ]
    assert told["matters"][1]["elements"]["fee"] is None


def test_a_list_is_applied_from_the_day_named(catalogue: Catalogue, list_file: Path) -> None:
    told = as_json(list_file, "--effective", "2026-12-01", "--source", "区政务办")

    found = catalogue.imports.get()
    assert told["applied"] is True
    assert (found.effective_on, found.source, found.file_name) == (date(2026, 12, 1), "区政务办", "清单.xlsx")
    assert Edition.objects.get().catalogue_import == found


def test_a_list_that_waits_for_its_departments_is_not_told_to_be_applied(catalogue: Catalogue, list_file: Path) -> None:
    ask_for_review(catalogue, wanted=True, by=None, at=MOMENT)
    out, said = io.StringIO(), io.StringIO()

    call_command("import_catalogue", str(list_file), "--format", "json", stdout=out, stderr=said)

    assert json.loads(out.getvalue())["applied"] is False
    assert str(PROBLEMS["waits_for_review"]) in said.getvalue()
    assert (catalogue.imports.get().state, Edition.objects.filter(activation__isnull=False).count()) == ("review", 0)


def test_a_second_run_says_unchanged(catalogue: Catalogue, list_file: Path) -> None:
    run(list_file)

    assert as_json(list_file)["counts"] == {"create": 0, "update": 0, "retire": 0, "unchanged": 2}
    assert Edition.objects.count() == 1


def test_a_changed_file_names_the_changed_facets(catalogue: Catalogue, list_file: Path) -> None:
    run(list_file)
    list_file.write_bytes(workbook(changed(HOTEL, statutory=limit("15个工作日"))))

    told = as_json(list_file, "--dry-run")

    assert [(line["code"], line["action"], line["changed_facets"]) for line in told["matters"]] == [
        ("GC-001", "update", [{"facet": "time_limit", "kind": "material", "reason": "facts"}]),
        ("DW-002", "retire", []),
    ]


def test_problems_name_sheet_row_and_column(catalogue: Catalogue, list_file: Path) -> None:
    list_file.write_bytes(workbook(HOTEL, changed(CARD, statutory=limit("7-20个工作日"))))

    assert as_json(list_file, "--dry-run")["problems"] == [
        {
            "sheet": "事项清单",
            "row": 3,
            "column": "法定办结时限",
            "severity": "warning",
            "code": "limit_is_a_range",
            "message": str(PROBLEMS["limit_is_a_range"]) % {"text": "7-20个工作日"},
        }
    ]


def test_a_list_with_errors_ends_with_a_sentence_and_changes_nothing(catalogue: Catalogue, list_file: Path) -> None:
    list_file.write_bytes(workbook(CARD, CARD))
    out = io.StringIO()

    with pytest.raises(CommandError, match=str(PROBLEMS["plan_has_errors"])) as error:
        call_command("import_catalogue", str(list_file), "--format", "json", stdout=out)

    assert error.value.returncode == 1
    assert [problem["code"] for problem in json.loads(out.getvalue())["problems"]] == ["code_repeated"]
    assert Matter.objects.count() == 0


def test_a_file_that_is_no_list_is_refused_in_json_too(catalogue: Catalogue, list_file: Path) -> None:
    list_file.write_bytes(sheet_of(("姓名", "电话"), ("张三", "1")))
    out = io.StringIO()

    with pytest.raises(CommandError, match="电话") as error:
        call_command("import_catalogue", str(list_file), "--format", "json", stdout=out)

    assert error.value.returncode == 2
    assert json.loads(out.getvalue())["problems"][0]["code"] == "header_not_found"


def test_a_missing_file_is_named(catalogue: Catalogue, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"没有\.xlsx"):
        run(tmp_path / "没有.xlsx")


def test_two_catalogues_must_be_told_apart(catalogue: Catalogue, list_file: Path) -> None:
    Catalogue.objects.create(unit=catalogue.unit, code="second", name="另一份")

    with pytest.raises(CommandError, match="putuoshan, second"):
        run(list_file)
    run(list_file, "--catalogue", "second")

    assert Matter.objects.filter(catalogue__code="second").count() == 2


@pytest.mark.django_db
def test_an_empty_house_gets_its_first_catalogue(list_file: Path) -> None:
    run(list_file, "--dry-run")
    assert AdminUnit.objects.count() == 0

    run(list_file)

    assert [str(catalogue) for catalogue in Catalogue.objects.all()] == ["本镇事项清单"]

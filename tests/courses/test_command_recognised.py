"""`import_catalogue --format json` tells what the file was taken for, and takes a person's word for it."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from courses.models import Catalogue, Matter
from courses.sentences import PROBLEMS
from tests.courses.lists import BOTH, CARD, HOTEL, sheet_of, workbook

LAYOUTS = Path(__file__).parent / "layouts"


def as_json(file: Path, *options: str) -> dict:
    out = io.StringIO()
    call_command("import_catalogue", str(file), *options, "--format", "json", stdout=out)
    return json.loads(out.getvalue())


def refused(file: Path, *options: str) -> dict:
    out = io.StringIO()
    with pytest.raises(CommandError) as error:
        call_command("import_catalogue", str(file), *options, "--format", "json", stdout=out)
    assert error.value.returncode == 2
    return json.loads(out.getvalue())


def test_a_list_is_told_with_its_columns_and_the_evidence(catalogue: Catalogue, tmp_path: Path) -> None:
    file = tmp_path / "清单.xlsx"
    file.write_bytes(
        sheet_of(
            ("事项编码", "事项名称", "办理时限", None, "气味"),
            (None, None, "法定", "承诺", None),
            ("A1", "用水过户", "20个工作日", "3个工作日", "香"),
        )
    )

    assert as_json(file, "--dry-run")["recognised"] == {
        "kind": "list",
        "confidence": 0.95,
        "evidence": {"columns": 0.8, "identity": 1, "rows": 1.0, "values": 1.0},
        "format": "xlsx",
        "encoding": None,
        "sheet": "清单",
        "sheets": ["清单"],
        "header_row": 1,
        "header_rows": 2,
        "columns": {
            "code": "事项编码",
            "name": "事项名称",
            "statutory": "办理时限/法定",
            "promised": "办理时限/承诺",
        },
        "left_aside": ["气味"],
        "scope": "full",
        "scope_hint": "full",
        "mapping": {
            "sheet": "清单",
            "header_row": 1,
            "header_rows": 2,
            "columns": {"code": 0, "name": 1, "statutory": 2, "promised": 3},
            "headers": {
                "code": "事项编码",
                "name": "事项名称",
                "statutory": "办理时限/法定",
                "promised": "办理时限/承诺",
            },
            "also": [],
            "kind": "list",
        },
    }


def test_a_guide_is_told_with_its_labels_and_is_always_a_part(catalogue: Catalogue) -> None:
    told = as_json(LAYOUTS / "kecheng_guide.txt", "--dry-run", "--full")["recognised"]

    assert {key: told[key] for key in ("kind", "confidence", "format", "encoding", "sheet", "header_row", "scope")} == {
        "kind": "guide",
        "confidence": 0.83,
        "format": "text",
        "encoding": "utf-8",
        "sheet": None,
        "header_row": None,
        "scope": "part",
    }
    assert told["columns"]["service_object"] == "对象范围"


def test_what_is_no_matter_list_is_told_as_what_it_is(catalogue: Catalogue) -> None:
    told = refused(LAYOUTS / "disclosure_catalogue.html")

    assert told["recognised"] == {"kind": "not_a_matter_list", "instead": "disclosure"}
    assert [problem["message"] for problem in told["problems"]] == [str(PROBLEMS["not_a_matter_list_disclosure"])]
    assert (told["may_apply"], told["applied"]) == (False, False)


def test_a_part_retires_nothing(catalogue: Catalogue, tmp_path: Path) -> None:
    file = tmp_path / "清单.xlsx"
    file.write_bytes(workbook(*BOTH))
    as_json(file)
    file.write_bytes(workbook(CARD))

    assert as_json(file, "--dry-run")["counts"]["retire"] == 1
    told = as_json(file, "--part")

    assert (told["counts"]["retire"], told["recognised"]["scope"]) == (0, "part")
    assert Matter.objects.count() == 2


def test_a_matter_that_may_be_renamed_is_asked_about(catalogue: Catalogue, tmp_path: Path) -> None:
    file = tmp_path / "清单.xlsx"
    file.write_bytes(workbook(HOTEL))
    as_json(file)
    file.write_bytes(
        sheet_of(("事项编码", "事项名称", "实施主体"), ("GC-900", "公共场所卫生许可（新办）", "县级卫生健康局"))
    )

    assert as_json(file, "--dry-run")["possible_renames"] == [
        {
            "new_code": "GC-900",
            "old_code": "GC-001",
            "new_name": "公共场所卫生许可（新办）",
            "old_name": "公共场所卫生许可（新办）",
            "reason": "same_name",
        }
    ]


def test_a_mapping_told_by_the_command_can_be_changed_and_fed_back(catalogue: Catalogue, tmp_path: Path) -> None:
    file, kept = tmp_path / "清单.xlsx", tmp_path / "columns.json"
    file.write_bytes(sheet_of(("事项编码", "事项名称", "说法", "申请材料"), ("A1", "用水过户", "换户头", "身份证")))
    mapping = as_json(file, "--dry-run")["recognised"]["mapping"]
    mapping["columns"]["spoken"], mapping["headers"]["spoken"] = 2, "说法"
    kept.write_text(json.dumps(mapping))

    told = as_json(file, "--mapping", str(kept))

    assert told["matters"][0]["elements"]["spoken"] == ["换户头"]
    assert catalogue.imports.get().mapping == mapping


@pytest.mark.parametrize("text", ["", "[]", '{"sheet": 1}', "\x00"])
def test_a_mapping_that_is_none_is_refused(catalogue: Catalogue, tmp_path: Path, text: str) -> None:
    file, kept = tmp_path / "清单.xlsx", tmp_path / "columns.json"
    file.write_bytes(workbook(*BOTH))
    kept.write_text(text)

    assert [problem["code"] for problem in refused(file, "--mapping", str(kept))["problems"]] == ["mapping_unreadable"]


def test_a_missing_mapping_is_named(catalogue: Catalogue, tmp_path: Path) -> None:
    file = tmp_path / "清单.xlsx"
    file.write_bytes(workbook(*BOTH))

    with pytest.raises(CommandError, match=r"columns\.json"):
        call_command("import_catalogue", str(file), "--mapping", str(tmp_path / "columns.json"), stdout=io.StringIO())

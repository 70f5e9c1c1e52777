"""`import_staff`: what scripts rely on."""

import io
import json
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command

from people.models import User
from tests.academy.staff.lists import ALICE, DING, HELEN, row, staff_list
from tests.factories import MOMENT, People


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(MOMENT, tick=False):
        yield


@pytest.fixture
def list_file(tmp_path: Path, people: People) -> Path:
    return saved(tmp_path, staff_list(DING, ALICE))


def saved(folder: Path, data: bytes) -> Path:
    path = folder / "名单.xlsx"
    path.write_bytes(data)
    return path


def run(file: Path, *options: str) -> str:
    out = io.StringIO()
    call_command("import_staff", str(file), *options, stdout=out)
    return out.getvalue()


def as_json(file: Path, *options: str) -> dict:
    return json.loads(run(file, *options, "--format", "json"))


def refused(file: Path, *options: str) -> tuple[int, str, dict]:
    """Exit code, sentence and what was printed."""
    out = io.StringIO()
    with pytest.raises(CommandError) as error:
        call_command("import_staff", str(file), *options, "--format", "json", stdout=out)
    return error.value.returncode, str(error.value), json.loads(out.getvalue())


def test_a_dry_run_writes_nothing_and_tells_all(list_file: Path) -> None:
    told = as_json(list_file, "--dry-run")

    assert told == {
        "recognised": {
            "kind": "staff_list",
            "format": "xlsx",
            "encoding": None,
            "sheet": "人员名单",
            "header_row": 1,
            "columns": {
                "name": "姓名",
                "username": "用户名",
                "number": "工号",
                "centre": "中心",
                "unit": "单位",
                "role": "角色",
                "department": "条线",
                "window": "窗口",
                "since": "任岗起始日",
            },
            "left_aside": [],
        },
        "on": "2026-03-09",
        "counts": {"create": 1, "change": 0, "leave": 0, "unchanged": 1},
        "may_apply": True,
        "people": [
            {
                "action": "create",
                "username": "dingyi",
                "name": "丁一",
                "row": 2,
                "acts": ["任窗口人员 · 普陀山镇便民服务中心", "自2026年2月2日起定岗于2\N{NO-BREAK SPACE}公安窗口"],
            },
            {"action": "unchanged", "username": "alice", "name": "Alice", "row": 3, "acts": []},
        ],
        "problems": [],
        "applied": False,
        "accounts": [],
    }
    assert not User.objects.filter(username="dingyi").exists()


def test_without_dry_run_it_applies_and_prints_each_first_password_once(list_file: Path) -> None:
    told = as_json(list_file)

    assert told["applied"] is True
    (account,) = told["accounts"]
    assert (account["username"], account["name"]) == ("dingyi", "丁一")
    assert User.objects.get(username="dingyi").check_password(account["password"])
    assert as_json(list_file)["accounts"] == []


def test_the_text_says_the_same_to_people(list_file: Path) -> None:
    before = run(list_file, "--dry-run")
    after = run(list_file)

    assert before.splitlines()[1:] == [
        "新开1人，变更0人，离开0人，无变化1人",
        "  create    dingyi 丁一  任窗口人员 · 普陀山镇便民服务中心; 自2026年2月2日起定岗于2\N{NO-BREAK SPACE}公安窗口",
    ]
    password = after.splitlines()[-1].split()[1]
    assert after.splitlines()[-1] == f"dingyi {password} 丁一"
    assert User.objects.get(username="dingyi").check_password(password)


def test_a_complete_list_lets_go_whom_it_leaves_out_from_the_day_on(people: People, tmp_path: Path) -> None:
    file = saved(tmp_path, staff_list(ALICE, HELEN))

    assert as_json(file, "--on", "2026-04-01")["counts"]["leave"] == 0
    told = as_json(file, "--full", "--on", "2026-04-01")
    assert (told["counts"]["leave"], told["on"]) == (1, "2026-04-01")
    assert str(User.objects.get(username="bob").closes_on) == "2026-04-01"


def test_errors_are_told_at_their_place_and_nothing_is_applied(people: People, tmp_path: Path) -> None:
    code, said, told = refused(saved(tmp_path, staff_list(DING, row("庚", "geng", 角色="局长"))))

    assert (code, said) == (1, "清单有错误，改正之前不作任何改动。")
    assert (told["may_apply"], told["applied"], told["counts"]["create"]) == (False, False, 1)
    assert told["problems"] == [
        {
            "sheet": "人员名单",
            "row": 3,
            "column": "角色",
            "severity": "error",
            "code": "role_unknown",
            "message": "“局长”不是角色。请填写窗口人员、中心负责人、分管领导、条线审核人、编辑或检查员。",
        }
    ]
    assert not User.objects.filter(username="dingyi").exists()


def test_another_file_is_refused_with_a_sentence(people: People, tmp_path: Path) -> None:
    code, said, told = refused(saved(tmp_path, "事项编码\nGC-001\n".encode()))

    assert (code, told["recognised"], told["problems"][0]["code"]) == (2, {"kind": None}, "columns_not_found")
    assert said == told["problems"][0]["message"]


def test_a_day_that_is_over_and_a_file_that_is_gone_are_refused(list_file: Path) -> None:
    for file, options in ((list_file, ("--on", "2026-03-08")), (list_file.with_name("没有.xlsx"), ())):
        with pytest.raises(CommandError):
            run(file, *options)
    assert not User.objects.filter(username="dingyi").exists()

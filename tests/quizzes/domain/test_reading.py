"""The items that were read one by one are still the items that are asked, and what was found then isn't found again."""

import json
import re
from collections import Counter
from datetime import date
from functools import cache

import pytest

from quizzes.domain.item import Item
from quizzes.domain.registry import TEMPLATES, generate
from tests.quizzes.domain.write_reading import FILE, READ, banks, kept, read_as

RECORD = json.loads((FILE.parent / "record.json").read_text("utf-8"))
PATTERNS = {
    "a word said twice": r"办理《[^》]*办理",
    "a colon after a colon": r"写明：[^。]*：",
    "a negation denied": r"不符合：(?:不|未|没有|无)",
    "an approval as its own condition": r"不符合：[^；]*批准",
    "a marriage certificate asked after a divorce": r"已离婚[^桌]*提交「结婚证」",
    "a code": r"PTS-|T-[A-Z]{2}-\d",
    "an empty name": r"「」|《》|（）",
}


@cache
def lines() -> tuple[dict, ...]:
    return tuple(kept())


def told(line: dict) -> str:
    return json.dumps([line["asked"], line["right"], line["said"]], ensure_ascii=False)


def test_five_hundred_items_of_every_template_were_read():
    assert len(lines()) == READ == RECORD["rounds"][0]["read"]
    assert {line["template"] for line in lines()} == set(TEMPLATES)
    assert len({json.dumps([line["template"], line["matter"], line["seed"]]) for line in lines()}) == READ


def test_what_was_read_is_what_is_asked_or_its_version_was_raised_since():
    drawn = banks()
    for line in lines():
        now = generate(drawn[line["matter"]], line["template"], line["seed"])
        if TEMPLATES[line["template"]].version == line["version"]:
            assert isinstance(now, Item), line
            assert read_as(now) == line
        else:
            assert TEMPLATES[line["template"]].version > line["version"]


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_no_fault_that_was_found_comes_back(pattern):
    assert [line["asked"]["stem"] for line in lines() if re.search(pattern, told(line))] == []


def test_a_calendar_reaches_beyond_the_day_asked_for():
    for line in lines():
        if line["template"] != "time_limit.date":
            continue
        stem = line["asked"]["stem"]
        until = re.search(r"到(\d+)月(\d+)日为止", stem)
        asked = re.search(r"在(\d+)年(\d+)月的哪一日", stem)
        end = date(int(asked[1]), int(asked[2]), int(line["right"]["key"][0]))
        assert end <= date(end.year, int(until[1]), int(until[2]))


@pytest.mark.parametrize("name", ["about.level", "about.fee", "about.type"])
def test_no_answer_is_the_same_everywhere(name):
    keys = Counter(line["asked"]["options"][line["right"]["key"][0]] for line in lines() if line["template"] == name)
    assert len(keys) > 1


def test_the_record_adds_up():
    for one in (*RECORD["rounds"], RECORD["left"]):
        assert sum(one["kinds"].values()) == one["faulty"]
        assert one["wrong or doubtful key"] <= one["faulty"]
    assert RECORD["left"]["of"] == READ
    assert RECORD["left"]["faulty"] <= READ // 100

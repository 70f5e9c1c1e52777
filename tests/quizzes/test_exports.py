"""`export_items`: what other programs and people reading item by item are given."""

import json
import re
from io import BytesIO, StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from openpyxl import load_workbook

from quizzes.domain.exchange import gift, moodle_xml, sheet, text
from quizzes.domain.exchange.question import NotUnderstood, not_understood
from quizzes.domain.item import Item
from quizzes.exports import trouble_sentence
from quizzes.sentences import NOT_UNDERSTOOD

pytestmark = pytest.mark.django_db


def exported(*arguments: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("export_items", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_json_lines_are_the_items_themselves(shelf):
    out, err = exported("--matter", shelf.hygiene.code, "--facet", "materials", "--seeds", "0-2")
    lines = [json.loads(line) for line in out.splitlines()]
    items = [Item.from_json({key: value for key, value in line.items() if key != "digest"}) for line in lines]

    assert err == ""
    assert items
    assert [item.digest for item in items] == [line["digest"] for line in lines]
    assert {item.matter_code for item in items} == {shelf.hygiene.code}
    assert all("materials" in line["facets"] and line["sources"] for line in lines)
    assert {line["seed"] for line in lines} == {0, 1, 2}
    assert exported("--matter", shelf.hygiene.code, "--facet", "materials", "--seeds", "0-2")[0] == out


@pytest.mark.parametrize(("name", "read"), [("moodle_xml", moodle_xml.read), ("gift", gift.read), ("text", text.read)])
def test_other_formats_read_back_and_name_what_they_cannot_say(shelf, name, read):
    out, err = exported("--matter", shelf.hygiene.code, "--seeds", "0-1", "--format", name)
    questions, troubles = read(out)
    items = len(exported("--matter", shelf.hygiene.code, "--seeds", "0-1")[0].splitlines())

    assert troubles == ()
    assert questions
    assert len(questions) + len(err.splitlines()) == items
    assert {question.provenance.matter_code for question in questions} == {shelf.hygiene.code}
    assert all(question.provenance.template for question in questions)


def test_a_workbook_goes_to_a_file(shelf, tmp_path):
    file = tmp_path / "items.xlsx"
    exported("--matter", shelf.hygiene.code, "--format", "xlsx", "--output", str(file))
    rows = [["" if cell is None else str(cell) for cell in row] for row in load_workbook(file)["试题"].values]

    questions, troubles = sheet.from_rows(rows)
    assert (bool(questions), troubles) == (True, ())
    assert load_workbook(BytesIO(file.read_bytes()))["试题"].freeze_panes == "A2"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--matter", "NO-SUCH"), "NO-SUCH"),
        (("--format", "xlsx"), "--output"),
        (("--seeds", "9-0"), "9-0"),
        (("--seeds", "0-5000"), "at most 1000"),
    ],
    ids=["matter", "no file", "backwards", "too many"],
)
def test_bad_wishes_are_told_in_a_sentence(shelf, arguments, said):
    with pytest.raises(CommandError, match=said):
        exported(*arguments)


def test_every_reason_a_question_is_not_read_has_its_words():
    raised = {
        code
        for path in (settings.ROOT / "quizzes" / "domain" / "exchange").glob("*.py")
        for code in re.findall(r'NotUnderstood\("(\w+)"', path.read_text("utf-8"))
    }
    assert raised == set(NOT_UNDERSTOOD) - {"damaged"}
    for code in NOT_UNDERSTOOD:
        assert code not in trouble_sentence(not_understood(NotUnderstood(code, kind="论述题"), line=3, text="题"))
    assert "damaged" not in trouble_sentence(not_understood(ValueError("x"), line=3, text="题"))

"""Written questions go out and come back, on the page and by the command; what a format can't carry is said first."""

import json
import re
from io import StringIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from courses.domain.facets import Facet
from quizzes.domain.exchange import Exchanged, Provenance
from quizzes.domain.item import Kind
from quizzes.exports import ItemFormat, questions_file
from quizzes.imports import questions_in
from quizzes.models import Question
from quizzes.operations.bank import apply_questions, plan_questions
from quizzes.queries.interchange import going_out, questions_in_use
from tests.factories import MOMENT
from tests.shared import shared

pytestmark = pytest.mark.django_db
LISTED = "一、单选题\n1. 补正几次？\nA. 两次\nB. 一次\n【答案】B\n【解析】一次性告知\n"


@pytest.fixture(autouse=True)
def nine_o_clock():
    with time_machine.travel(MOMENT, tick=False):
        yield


@shared
def written(shelf, people):
    """One of each kind about a facet of the hygiene licence, one about nothing, and a draft."""
    about = {"provenance": Provenance(shelf.hygiene.code, facets=("materials",)), "labels": ("必考",)}
    asked = (
        Exchanged(Kind.SINGLE, "材料要几份？", ("两份", "一份"), (1,), explanation="见清单", **about),
        Exchanged(Kind.SET, "哪些材料？", ("甲", "乙", "丙"), (0, 2), **about),
        Exchanged(Kind.ORDERING, "先后", ("乙", "甲", "丙"), (1, 0, 2), **about),
        Exchanged(Kind.MATCHING, "各是什么", ("证件", "表格", "照片"), (0, 1), prompts=("身份证", "申请表"), **about),
        Exchanged(Kind.NUMBER, "几日", number=5, unit="个工作日", **about),
        Exchanged(Kind.TRUE_FALSE, "当场办结", true=False, **about),
        Exchanged(Kind.TRUE_FALSE, "首问负责", true=True),
    )
    made = apply_questions(plan_questions(asked), publish=True, by=people.editor, at=MOMENT)
    apply_questions(plan_questions([Exchanged(Kind.TRUE_FALSE, "草稿", true=True)]), publish=False, by=None, at=MOMENT)
    return made


def face(question: Exchanged) -> tuple:
    """Everything a question says, whatever order its options stand in."""
    right = (
        tuple(question.options[place] for place in question.key)
        if question.kind in (Kind.ORDERING, Kind.MATCHING)
        else frozenset(question.options[place] for place in question.key)
    )
    told = question.provenance
    return (
        *(question.kind, question.stem, frozenset(question.options), right, question.prompts, question.number),
        *(question.unit, question.true, question.explanation, question.labels, told.matter_code, told.facets),
    )


@pytest.mark.parametrize(
    ("format", "unsaid"),
    [(ItemFormat.XLSX, []), (ItemFormat.MOODLE_XML, []), (ItemFormat.GIFT, [3]), (ItemFormat.TEXT, [])],
)
def test_what_goes_out_comes_back_whole(written, format, unsaid):
    questions = questions_in_use()
    gone = [one.asked for one in going_out(questions)]
    data, troubles = questions_file(going_out(questions), format=format)
    found = questions_in(data)

    assert [trouble.line for trouble in troubles] == unsaid
    assert found.troubles == ()
    # a text list sorts its questions by kind
    wanted = [one for number, one in enumerate(gone, 1) if number not in unsaid]
    assert {one.stem: face(one) for one in found.questions} == {one.stem: face(one) for one in wanted}
    assert plan_questions(found.questions).new == ()


def test_drafts_stay_and_matters_and_facets_choose(written, shelf):
    stems = lambda **of: [one.asked.stem for one in going_out(questions_in_use(**of))]  # noqa: E731
    assert stems()[-1] == "首问负责"
    assert "草稿" not in stems()
    assert len(stems(codes=[shelf.hygiene.code])) == 6
    assert stems(codes=["T-GA-001"]) == []
    assert len(stems(facets=[Facet.MATERIALS])) == 6
    assert stems(facets=[Facet.RESULT]) == []


@pytest.mark.parametrize("number", [1, 7])
def test_any_number_costs_the_same(written, django_assert_num_queries, number):
    with django_assert_num_queries(4):
        assert len(list(going_out(Question.objects.filter(pk__in=[one.pk for one in written[:number]])))) == number


def test_a_picture_stays_and_that_is_said(written):
    image = Image.objects.create(title="窗口", file=get_test_image_file())
    Question.objects.filter(pk=written[1].pk).update(image=image)
    _data, troubles = questions_file(going_out(questions_in_use()), format=ItemFormat.XLSX)
    assert [(one.code, one.line) for one in troubles] == [("picture_left_out", 2)]


def test_the_command_writes_them_too(written, shelf):
    out, err = StringIO(), StringIO()
    call_command("export_items", "--authored", "--matter", shelf.hygiene.code, stdout=out, stderr=err)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert (len(lines), err.getvalue()) == (6, "")
    assert lines[0] == {
        "kind": "single",
        "stem": "材料要几份？",
        "options": ["两份", "一份"],
        "key": [1],
        "prompts": [],
        "figure": None,
        "unit": "",
        "true": None,
        "explanation": "见清单",
        "labels": ["必考"],
        "provenance": {
            "matter_code": shelf.hygiene.code,
            "matter_version": 1,
            "facets": ["materials"],
            "template": "",
            "template_version": 0,
            "seed": 0,
        },
    }
    call_command("export_items", "--authored", "--format", "gift", stdout=out, stderr=err)
    assert "3" in err.getvalue()
    with pytest.raises(CommandError):
        call_command("export_items", "--authored", "--seeds", "0-3", stdout=out)


def upload(client, text, name="题.txt", **more):
    file = SimpleUploadedFile(name, text.encode())
    return client.post(reverse("interchange"), {"file": file, "format": "", **more})


def agreed_in(response):
    return re.search(r'name="agreed" value="([^"]+)"', response.content.decode())[1]


def test_a_file_is_read_into_a_plan_and_then_added(people, house, client_of):
    client = client_of(people.editor)
    page = upload(client, LISTED + "2. 坏题\nA. 甲\nB. 乙")
    assert page.status_code == 200
    assert "补正几次？" in page.content.decode()
    assert "第7行不能识别为试题（没有答案）：坏题" in page.content.decode()
    assert not Question.objects.exists()

    agreed = agreed_in(page)
    assert client.post(reverse("interchange_apply"), {"agreed": agreed}).status_code == 302
    question = Question.objects.get()
    assert (question.stem, question.live, question.explanation) == ("补正几次？", False, "一次性告知")

    again = client.post(reverse("interchange_apply"), {"agreed": agreed})
    assert (again.status_code, Question.objects.count()) == (409, 1)


def test_what_somebody_read_already_is_published_at_once(people, house, client_of):
    client = client_of(people.editor)
    client.post(reverse("interchange_apply"), {"agreed": agreed_in(upload(client, LISTED)), "publish": "1"})
    assert Question.objects.get().live


@pytest.mark.parametrize(
    ("text", "said"), [("", "空"), ("没有题目的一段话", "没有找到题目")], ids=["empty", "no question"]
)
def test_a_file_without_questions_is_refused_in_a_sentence(people, house, client_of, text, said):
    answer = upload(client_of(people.editor), text)
    assert (answer.status_code, said in answer.content.decode(), Question.objects.exists()) == (422, True, False)


def test_a_plan_that_was_tampered_with_adds_nothing(people, house, client_of):
    client = client_of(people.editor)
    agreed = agreed_in(upload(client, LISTED))
    assert client.post(reverse("interchange_apply"), {"agreed": agreed[:-2] + "xx"}).status_code == 302
    assert not Question.objects.exists()


def test_what_the_file_would_not_say_is_told_before_it_is_taken(written, people, client_of):
    client = client_of(people.editor)
    url = reverse("interchange_export")
    told = client.get(url, {"what": "written", "format": "gift"}).content.decode()
    assert "anyway=1" in told
    taken = client.get(url, {"what": "written", "format": "gift", "anyway": "1"})
    assert taken["Content-Disposition"].endswith('.gift.txt"')
    assert len(questions_in(taken.content).questions) == 6


def test_generated_questions_go_out_with_where_they_come_from(shelf, people, client_of):
    told = {"what": "generated", "matter": shelf.hygiene.pk, "seeds": "1", "format": "jsonl"}
    answer = client_of(people.editor).get(reverse("interchange_export"), told)
    lines = [json.loads(line) for line in answer.content.decode().splitlines()]
    assert {line["matter_code"] for line in lines} == {shelf.hygiene.code}
    assert all(line["template"] and "seed" in line for line in lines)

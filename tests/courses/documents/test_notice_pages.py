"""Notices: two clicks from a lesson, right by the law, and nothing about the citizen stays on the server."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
import time_machine
from django.apps import apps
from django.core.serializers import serialize
from django.test import Client
from django.urls import reverse
from docx import Document

from courses.domain.elements import Material
from courses.domain.facets import Depth, Necessity
from courses.domain.notices import LICENCE_LAW
from courses.models import Catalogue, LessonPage, Matter
from people.models import User
from tests.courses import lists
from tests.courses.documents.papers import HOSTILE
from tests.courses.documents.pdf import pages, text
from tests.courses.imports import applied
from tests.courses.lists import CARD, changed
from tests.factories import MOMENT, People

ClientOf = Callable[[User | None], Client]
pytestmark = pytest.mark.usefixtures("the_day")
HOTEL = replace(lists.HOTEL, depth=Depth.ACCEPT)
BOTH = (HOTEL, CARD)
LATER = Material("检测报告", originals=1, necessity=Necessity.DEFERRABLE)
WITH_LATER = changed(HOTEL, materials=(*HOTEL.elements.materials, LATER))
TODAY = {"received_on": "2026-03-09"}


def address(code: str = "GC-001", name: str = "one_time_notice") -> str:
    return reverse(name, args=[Matter.objects.get(code=code).pk])


def post(client: Client, code: str = "GC-001", name: str = "one_time_notice", **told: str):
    return client.post(address(code, name), TODAY | told)


def test_a_notice_is_two_clicks_from_the_lesson(catalogue: Catalogue, people: People, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)
    client = client_of(people.clerk)

    lesson = client.get(LessonPage.objects.get(matter__code="GC-001").url).content.decode()
    form = client.get(address()).content.decode()

    assert f'href="{address()}"' in lesson
    assert f'href="{address(name="refusal_notice")}"' in lesson
    assert form.count('type="radio"') == 9
    assert 'name="format" value="pdf"' in form
    assert "<script" not in form.split("<main")[1]


def test_what_is_ticked_is_printed_with_the_sentence_of_the_law(
    catalogue: Catalogue, people: People, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)

    answer = post(
        client_of(people.clerk), flaw_0="missing", flaw_1="wrong", remark_1=HOSTILE, applicant=HOSTILE, format="pdf"
    )

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Disposition"].startswith("inline; filename*=UTF-8''")
    (sheet,) = pages(answer.content)
    printed = sheet.text.replace(" ", "").replace("\u3000", "")
    for words in (
        f"{HOSTILE}：您于2026年3月9日申请办理“公共场所卫生许可（新办）”。",
        "一、尚未提交的材料居民身份证（原件1份）",
        f"二、需要更正的材料授权委托书（原件1份；委托他人代办的）：{HOSTILE}",
        LICENCE_LAW,
        "（加盖专用印章处）普陀山镇便民服务中心2026年3月9日",
        "签收：本人已收到本告知书。申请人（签名）：",
    ):
        assert words in printed
    assert "容缺承诺" not in printed


def test_the_same_notice_as_a_word_file(catalogue: Catalogue, people: People, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)

    answer = post(client_of(people.clerk), "DW-002", flaw_0="missing", format="docx")

    assert answer["Content-Disposition"].startswith("attachment; ")
    told = [line.text for line in Document(BytesIO(answer.content)).paragraphs]
    assert "居民身份证（原件1份）" in told
    assert not any("行政许可法" in line for line in told)


def test_nothing_that_was_typed_stays_on_the_server(
    catalogue: Catalogue, people: People, client_of: ClientOf, kept: Callable[[], list[str]], settings
) -> None:
    applied(catalogue, WITH_LATER, CARD)
    client = client_of(people.clerk)
    secret = "王喆䶮的名字"
    before = everything()

    answers = [
        post(client, flaw_0="missing", applicant=secret, remark=secret, format="pdf"),
        post(client, flaw_3="later", until="2026-03-20", consequence=secret, applicant=secret, format="docx"),
        post(client, name="refusal_notice", reason=secret, applicant=secret, format="pdf"),
        post(client, applicant=secret),  # nothing ticked: an error page
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 422]
    assert secret in text(answers[0].content)
    assert {answer["Cache-Control"] for answer in answers} == {"private, no-store"}
    assert everything() == before
    assert kept() == []


def everything() -> str:
    """Every row of every table, as text; a session's expiry may move."""
    models = [model for model in apps.get_models() if model._meta.model_name != "session"]
    return "".join(serialize("json", model._default_manager.order_by("pk")) for model in models)


def test_the_screen_says_that_nothing_is_kept(catalogue: Catalogue, people: People, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)
    client = client_of(people.clerk)

    for name in ("one_time_notice", "refusal_notice"):
        answer = client.get(address(name=name))
        assert "在此填写的内容只打印在文书上，系统不保存" in answer.content.decode()
        assert answer["Cache-Control"] == "private, no-store"


def test_a_paper_may_follow_only_where_the_list_says_so(
    catalogue: Catalogue, people: People, client_of: ClientOf
) -> None:
    applied(catalogue, WITH_LATER, CARD)
    client = client_of(people.clerk)

    form = client.get(address()).content.decode()
    assert form.count('value="later"') == 1
    assert 'name="flaw_3" value="later"' in form
    assert 'value="later"' not in client.get(address("DW-002")).content.decode()
    forged = post(client, flaw_0="later", until="2026-03-20", consequence="退件", format="pdf")
    assert forged.status_code == 422
    answer = post(client, flaw_3="later", until="2026-03-20", consequence="按退件处理。", format="pdf")

    printed = text(answer.content)
    assert "可以容缺、在2026年3月20日前补交的材料检测报告（原件1份）" in printed
    assert "承诺在2026年3月20日前补交本告知书所列的容缺材料。逾期未补交的：按退件处理。" in printed
    assert "本次申请先予受理" in printed


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({}, "没有标出需要补正的内容"),
        ({"flaw_1": "wrong"}, "请写明哪里有误"),
        ({"flaw_3": "later", "consequence": "退件"}, "请写明容缺材料应在哪一天前补交"),
        ({"flaw_3": "later", "until": "2026-03-09", "consequence": "退件"}, "应当晚于今天"),
        ({"flaw_3": "later", "until": "2026-03-20", "consequence": ""}, "请写明逾期未补交的后果"),
        ({"flaw_0": "missing", "received_on": "2026-02-27"}, "告知期限截至2026年3月5日"),
        ({"flaw_0": "missing", "received_on": "2026-03-10"}, "不能晚于今天"),
        ({"flaw_0": "missing", "received_on": ""}, "收到申请的日期"),
        ({"flaw_0": "missing", "applicant": "王\U0003ffff"}, "打印字库没有“\U0003ffff”字"),
    ],
    ids=["nothing", "unsaid", "no day", "day past", "no consequence", "late", "tomorrow", "no date", "no glyph"],
)
def test_what_forbids_the_notice_is_said_and_what_was_typed_is_kept_on_the_screen(
    catalogue: Catalogue, people: People, client_of: ClientOf, told: dict[str, str], says: str
) -> None:
    applied(catalogue, WITH_LATER, CARD)

    answer = post(client_of(people.clerk), **{"remark_0": "原件", "applicant": "王婷", "format": "pdf"} | told)

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert says in shown
    assert 'class="error-summary"' in shown
    assert 'value="原件"' in shown
    assert f'value="{told.get("applicant", "王婷")}"' in shown


def test_a_name_the_print_face_lacks_still_goes_into_word(
    catalogue: Catalogue, people: People, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)

    answer = post(client_of(people.clerk), flaw_0="missing", applicant="王\U0003ffff", format="docx")

    assert "王\U0003ffff：" in [line.text for line in Document(BytesIO(answer.content)).paragraphs]


def test_a_refusal_offers_acceptance_conditions_and_never_those_of_approval(
    catalogue: Catalogue, people: People, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)

    form = client_of(people.clerk).get(address(name="refusal_notice")).content.decode()

    assert "属于须取得卫生许可的场所" in form
    assert "空气、水质经检测合格" not in form
    assert "建立卫生管理制度" not in form


def test_a_refusal_is_printed_with_its_reasons(catalogue: Catalogue, people: People, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)

    answer = post(
        client_of(people.clerk),
        name="refusal_notice",
        not_ours="on",
        office="普陀区交通运输局",
        unmet="0",
        reason="不在本镇。",
        format="pdf",
    )

    printed = text(answer.content)
    assert "请向下列机关申请：普陀区交通运输局" in printed
    assert "不符合清单列明的受理条件：属于须取得卫生许可的场所。" in printed
    assert "六十日内依法申请行政复议" in printed


@pytest.mark.parametrize(
    ("told", "says"),
    [({}, "请选择或者写明理由"), ({"not_ours": "on"}, "请写明应向哪个机关申请"), ({"unmet": "7"}, "7")],
    ids=["no reason", "no office", "forged condition"],
)
def test_a_refusal_without_a_reason_is_refused(
    catalogue: Catalogue, people: People, client_of: ClientOf, told: dict[str, str], says: str
) -> None:
    applied(catalogue, *BOTH)

    answer = post(client_of(people.clerk), name="refusal_notice", **told)

    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_notices_are_the_word_of_a_centre(catalogue: Catalogue, people: People, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)

    head = client_of(people.head).get(address())
    assert "普陀山镇便民服务中心" in head.content.decode()
    assert "桃花镇便民服务中心" in client_of(people.neighbour_clerk).get(address()).content.decode()
    for person in (people.reviewer, people.editor, people.inspector, people.leader):
        assert client_of(person).get(address()).status_code == 403
        lesson = client_of(person).get(LessonPage.objects.get(matter__code="GC-001").url).content.decode()
        assert address() not in lesson


@pytest.mark.parametrize(
    ("depth", "offered"),
    [
        (Depth.ACCEPT, [True, True]),
        (Depth.ON_BEHALF, [True, False]),
        (Depth.DIRECT, [False, False]),
        (None, [True, True]),
    ],
    ids=["accepts", "files on behalf", "directs", "not entered"],
)
def test_a_centre_gives_only_the_notices_its_depth_allows(
    catalogue: Catalogue, people: People, client_of: ClientOf, depth: Depth | None, offered: list[bool]
) -> None:
    applied(catalogue, replace(HOTEL, depth=depth), CARD)
    client = client_of(people.clerk)
    lesson = client.get(LessonPage.objects.get(matter__code="GC-001").url).content.decode()

    names = ["one_time_notice", "refusal_notice"]
    assert [address(name=name) in lesson for name in names] == offered
    assert ["<form" in client.get(address(name=name)).content.decode().split("<main")[1] for name in names] == offered
    posted = [post(client, name=name, flaw_0="missing", reason="不在本镇。", format="docx") for name in names]
    assert [answer.status_code == 200 for answer in posted] == offered
    assert {answer.status_code for answer in posted} <= {200, 403}


def test_a_matter_that_is_not_in_force_has_no_papers(catalogue: Catalogue, people: People, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)
    applied(catalogue, CARD)
    client = client_of(people.clerk)

    for name in ("one_time_notice", "refusal_notice", "matter_guide", "counter_card"):
        assert client.get(address(name=name)).status_code == 404
    lesson = client.get(LessonPage.objects.get(matter__code="GC-001").url).content.decode()
    assert address() not in lesson


def test_guide_and_card_carry_the_reader_s_centre_and_script(
    catalogue: Catalogue, people: People, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)
    client = client_of(people.clerk)
    client.post("/language/", {"language": "zh-hant", "next": "/"})

    guide, card = (client.get(address(name=name)) for name in ("matter_guide", "counter_card"))

    assert guide["Content-Type"] == card["Content-Type"] == "application/pdf"
    assert "公共場所衛生許可（新辦）" in text(guide.content)
    assert "普陀山鎮便民服務中心" in text(card.content)


def test_a_printed_code_leads_to_the_lesson_wherever_it_stands_by_now(
    catalogue: Catalogue, people: People, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)
    code = reverse("matter_live", args=[Matter.objects.get(code="DW-002").pk])
    client = client_of(people.clerk)
    before = client.get(code)["Location"]

    applied(catalogue, HOTEL, changed(CARD, category="岛上通行"))

    assert client.get(code)["Location"] != before
    assert client.get(client.get(code)["Location"]).status_code == 200


def test_the_calendar_of_a_year_to_come_forbids_no_notice(
    catalogue: Catalogue, people: People, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)

    with time_machine.travel(MOMENT.replace(year=2098), tick=False):
        answer = post(client_of(people.clerk), flaw_0="missing", received_on="2098-01-02", format="pdf")

    assert answer.status_code == 200
    assert date(2098, 3, 9).isoformat() not in text(answer.content)

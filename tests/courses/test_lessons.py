"""Lessons: a page per matter, its facts from the version in force, kept through imports."""

import json
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from wagtail.models import Page

from courses.models import Catalogue, CategoryPage, LessonPage, Matter
from tests.courses.imports import TODAY, applied
from tests.courses.lists import BOTH, CARD, HOTEL, changed, limit, numbered
from tests.factories import MOMENT

ClientOf = Callable[..., Client]
pytestmark = pytest.mark.usefixtures("the_day")


@pytest.fixture
def the_day():
    with time_machine.travel(MOMENT, tick=False):
        yield


def lesson(code: str) -> LessonPage:
    return LessonPage.objects.get(matter__code=code)


def text(client: Client, code: str) -> str:
    answer = client.get(lesson(code).url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_matter_has_a_page_under_its_category_and_the_tree_is_sound(catalogue: Catalogue) -> None:
    applied(catalogue, *BOTH, *numbered(1))

    assert [(page.title, page.get_parent().title) for page in LessonPage.objects.order_by("path")] == [
        ("公共场所卫生许可（新办）", "卫生健康"),
        ("正山门卡补办", "岛务旅游"),
        ("正山门卡业务1", "岛务旅游"),
    ]
    assert lesson("GC-001").slug == "gc-001"
    assert Page.find_problems() == ([], [], [], [], [])


def test_pages_made_later_stand_after_the_others(catalogue: Catalogue) -> None:
    applied(catalogue, *numbered(2))
    other = Matter.objects.create(catalogue=catalogue, code="X", name="手工建的课")
    lesson("DW-001").copy(update_attrs={"slug": "extra", "matter": other})

    applied(catalogue, *numbered(4))

    parent = CategoryPage.objects.get(category="岛务旅游")
    assert (parent.numchild, parent.get_children().count()) == (5, 5)
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_new_name_and_category_move_the_page_and_keep_what_people_wrote(catalogue: Catalogue) -> None:
    applied(catalogue, *BOTH)
    page = lesson("DW-002")
    page.body.append(("pitfall", "<p>先挂失，再补卡。</p>"))
    page.save_revision().publish()

    applied(catalogue, HOTEL, changed(CARD, name="正山门卡补领", category="岛上通行"))

    page = lesson("DW-002")
    assert (page.title, page.get_parent().title) == ("正山门卡补领", "岛上通行")
    assert [block.block_type for block in page.body] == ["facts"] * 6 + ["pitfall"]
    assert Page.find_problems() == ([], [], [], [], [])


def test_an_old_editor_tab_brings_no_old_name_back(catalogue: Catalogue) -> None:
    applied(catalogue, *BOTH)
    opened = lesson("DW-002").save_revision()

    applied(catalogue, HOTEL, changed(CARD, name="正山门卡补领"))
    opened.publish()

    assert lesson("DW-002").title == "正山门卡补领"


def test_a_lesson_states_every_facet_and_never_a_zero_for_silence(
    catalogue: Catalogue, people, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)

    page = text(client_of(people.clerk), "GC-001")

    for words in (
        "个体工商户",
        "属于须取得卫生许可的场所",
        "授权委托书",
        "委托他人代办的",
        "现场审查，作出决定",
        "20个工作日",
        "4年",
    ):
        assert words in page
    unstated = page[page.index("3 卫生管理制度") :].split("</li>")[0]
    assert ("份数未列明" in unstated, "来源未列明" in unstated) == (True, True)
    assert re.findall(r">0<|0份", page) == []


def test_a_silent_facet_says_so(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)

    page = text(client_of(people.clerk), "DW-002")

    section = page[page.index('id="facet-time_limit"') :].split("</section>")[0]
    assert "facet__silent" in section
    assert "limit__number" not in section


def test_a_lesson_of_a_sample_says_so_until_a_local_list_is_applied(
    catalogue: Catalogue, people, client_of: ClientOf, settings
) -> None:
    from courses import operations

    data = (settings.ROOT / "courses/starter/starter_catalogue.xlsx").read_bytes()
    found = operations.stage_import(catalogue, data=data, file_name="样例.xlsx", effective_on=TODAY, by=None, at=MOMENT)
    operations.apply_import(found, by=None, at=MOMENT)
    client = client_of(people.clerk)
    client.post("/language/", {"language": "en", "next": "/"})
    assert "This is a sample" in text(client, "PTS-DW-002")

    applied(catalogue, changed(CARD, code="PTS-DW-002"))

    assert "This is a sample" not in text(client, "PTS-DW-002")


def test_what_changed_is_said_from_the_day_it_holds(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)
    applied(catalogue, changed(HOTEL, statutory=limit("15个工作日")), CARD, on=TODAY + timedelta(days=1))

    assert "15个工作日" not in text(client_of(people.clerk), "GC-001")
    with time_machine.travel(MOMENT + timedelta(days=1), tick=False):
        page = text(client_of(people.clerk), "GC-001")

    assert "15个工作日" in page
    assert '<a href="#facet-time_limit">' in page[page.index("notice__title") :]


def test_a_retired_matter_keeps_its_page_with_a_warning(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)
    applied(catalogue, CARD)

    assert "notice--warning" in text(client_of(people.clerk), "GC-001")
    assert "notice--warning" not in text(client_of(people.clerk), "DW-002")


def test_lessons_are_for_people_with_an_account(catalogue: Catalogue, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)
    page = lesson("GC-001")

    for url in (page.url, f"/lessons-md/{page.matter_id}/", "/matters/", "/lessons/"):
        answer = client_of(None).get(url)
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/accounts/login/")


def test_the_tree_above_the_lessons_leads_to_the_course_list(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)
    client = client_of(people.clerk)
    category = CategoryPage.objects.get(category="岛务旅游")

    places = [client.get(url)["Location"] for url in ("/lessons/", category.get_parent().url, category.url)]

    assert places == ["/matters/", "/matters/", "/matters/?category=%E5%B2%9B%E5%8A%A1%E6%97%85%E6%B8%B8"]


def test_a_lesson_can_be_taken_along_as_markdown(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)
    page = lesson("GC-001")

    answer = client_of(people.clerk).get(f"/lessons-md/{page.matter_id}/")

    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="gc-001.md"'
    lines = answer.content.decode().splitlines()
    assert lines[0] == "# 公共场所卫生许可（新办）"
    assert "- 1 居民身份证 原件1份 政府部门核发" in lines
    assert any(line.startswith("| 当场受理 | 该情形的材料齐全") for line in lines)
    assert any(line.startswith("1. 窗口人员 核对材料并受理") for line in lines)


def test_facts_follow_the_script_of_the_reader(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)
    client = client_of(people.clerk)
    client.post("/language/", {"language": "zh-hant", "next": "/"})

    page = text(client, "GC-001")

    assert "授權委託書" in page
    assert "授权委托书" not in page


def test_the_body_of_a_lesson_holds_references_not_facts(catalogue: Catalogue) -> None:
    applied(catalogue, *BOTH)

    stored = json.dumps(list(lesson("GC-001").body.raw_data), ensure_ascii=False)

    assert "居民身份证" not in stored
    assert [block["value"]["facet"] for block in lesson("GC-001").body.raw_data] == [
        "service_object",
        "conditions",
        "materials",
        "process",
        "time_limit",
        "result",
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_a_lesson_asks_the_same_queries_for_any_catalogue(
    catalogue: Catalogue, people, client_of: ClientOf, django_assert_num_queries, count: int
) -> None:
    applied(catalogue, HOTEL, *numbered(count))
    client, url = client_of(people.clerk), lesson("DW-001").url
    client.get(url)

    with django_assert_num_queries(19):
        client.get(url)


def test_an_editor_adds_a_pitfall_in_the_admin_and_the_facts_stay_references(
    catalogue: Catalogue, people, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)
    page, client = lesson("DW-002"), client_of(people.editor)
    url = f"/admin/pages/{page.pk}/edit/"
    assert client.get(url).status_code == 200
    blocks = list(page.body.raw_data)
    form = {"body-count": len(blocks) + 1, "action-publish": "1", "slug": page.slug, "comments-TOTAL_FORMS": 0}
    form |= {"comments-INITIAL_FORMS": 0}
    for place, block in enumerate(blocks):
        form |= {f"body-{place}-type": "facts", f"body-{place}-order": place, f"body-{place}-deleted": ""}
        form |= {f"body-{place}-id": block["id"], f"body-{place}-value-facet": block["value"]["facet"]}
    last, words = (
        len(blocks),
        {"blocks": [{"key": "a", "text": "先挂失，再补卡。", "type": "unstyled"}], "entityMap": {}},
    )
    form |= {f"body-{last}-type": "pitfall", f"body-{last}-order": last, f"body-{last}-deleted": ""}
    form |= {f"body-{last}-id": "", f"body-{last}-value": json.dumps(words)}

    answer = client.post(url, form)

    assert answer.status_code == 302
    shown = text(client_of(people.clerk), "DW-002")
    assert "先挂失，再补卡。" in shown
    assert "遗失的先挂失停用旧卡" in shown
    assert lesson("DW-002").title == "正山门卡补办"

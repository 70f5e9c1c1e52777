"""What a lesson makes of the facts: checklist, due day, counter, siblings, the depth of the reader's centre."""

import html
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from courses.domain.elements import Material
from courses.domain.facets import Depth, Necessity
from courses.models import Catalogue, LessonPage, Offering
from tests.courses.imports import TODAY, applied
from tests.courses.lists import AGENT, BOTH, CARD, HOTEL, IDENTITY, changed, limit
from tests.factories import MOMENT

ClientOf = Callable[..., Client]
pytestmark = pytest.mark.usefixtures("the_day")
RENEWAL = changed(
    HOTEL,
    code="GC-002",
    name="公共场所卫生许可（延续）",
    materials=(IDENTITY, Material("公共场所卫生许可证", originals=1, necessity=Necessity.REQUIRED)),
    statutory=limit("10个工作日"),
)
REPORT = Material("检测报告", necessity=Necessity.DEFERRABLE)
LICENCE = Material("营业执照", source="数据共享")


@pytest.fixture
def the_day():
    with time_machine.travel(MOMENT, tick=False):
        yield


@pytest.fixture
def shown(catalogue: Catalogue, people, client_of: ClientOf) -> Callable[..., str]:
    """`shown("GC-001", "head")`: the lesson in English as a role reads it."""

    def get(code: str, role: str = "clerk") -> str:
        client = client_of(people.by_role(role))
        client.post("/language/", {"language": "en", "next": "/"})
        return client.get(LessonPage.objects.get(matter__code=code).url).content.decode()

    return get


def part(page: str, name: str) -> str:
    """The words of the section a heading or anchor of this id belongs to."""
    sections = re.findall(r"<section\b.*?</section>", page, re.DOTALL)
    (found,) = [section for section in sections if f'id="{name}"' in section]
    return words(found)


def words(markup: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", markup))).strip()


def test_papers_stand_under_when_they_are_needed(catalogue: Catalogue, shown) -> None:
    applied(catalogue, changed(HOTEL, materials=(AGENT, REPORT, IDENTITY, LICENCE, Material("卫生管理制度"))))

    assert part(shown("GC-001"), "facet-materials") == (
        "Materials Always needed 3 居民身份证 1 original 政府部门核发"
        " Needed in some cases 委托他人代办的 1 授权委托书 1 original 申请人自备"
        " The list doesn't say whether these are always needed"
        " 5 卫生管理制度 copies not stated who supplies it isn't stated"
        " May be handed in later 2 检测报告 copies not stated who supplies it isn't stated"
        " Fetched by the offices: don't ask for it 4 营业执照 copies not stated 数据共享"
    )


def test_conditions_say_what_each_means_at_the_counter(catalogue: Catalogue, shown) -> None:
    applied(catalogue, *BOTH)

    assert part(shown("GC-001"), "facet-conditions") == (
        "Conditions To be accepted at the counter"
        " Plainly not met: refuse to accept, in writing, with the reasons. 属于须取得卫生许可的场所"
        " To be approved by the department In doubt: accept all the same. The department decides."
        " 空气、水质经检测合格 建立卫生管理制度"
    )
    assert part(shown("DW-002"), "facet-conditions") == (
        "Conditions The list doesn't say which of these are for acceptance."
        " In doubt: accept, and the department decides. 此前已领过正山门卡"
    )


def test_the_process_is_a_list_in_order_with_each_step_in_its_lane(catalogue: Catalogue, shown) -> None:
    applied(catalogue, *BOTH)

    section = shown("GC-001").split('id="facet-process"')[1].split("</section>")[0]
    steps = re.findall(r'<li class="([^"]*)">(.*?)</li>', section, re.DOTALL)
    assert [(lane, words(step)) for lane, step in steps] == [
        ("lane-1 onward-2", "窗口人员 核对材料并受理 当场"),
        ("lane-2 onward-2", "县级卫生健康局 现场审查，作出决定 20个工作日"),
    ]


def test_a_licence_accepted_today_is_due_after_its_working_days(catalogue: Catalogue, shown) -> None:
    applied(catalogue, changed(HOTEL, promised=limit("5日（可延长3日）")))

    assert part(shown("GC-001"), "facet-time_limit") == (
        "Time limit 20 working days by law Accepted on 9 March 2026 (Mon): due by 7 April 2026 (Tue) ."
        " 4 April to 6 April are holidays and don't count."
        " 5 days promised In the list: 5日（可延长3日） Accepted on 9 March 2026 (Mon): due by 16 March 2026 (Mon) ."
        " Limits of a licence count working days. Hearing, testing, expert review and publicity don't count."
    )


def test_plain_days_outside_a_licence_are_not_counted(catalogue: Catalogue, shown) -> None:
    applied(catalogue, changed(CARD, statutory=limit("15日")))

    assert part(shown("DW-002"), "facet-time_limit") == (
        "Time limit 15 days by law The list doesn't say whether working days or calendar days are meant, so no due"
        " day is counted. The list doesn't state a promised limit."
    )


def test_an_example_over_a_year_without_a_calendar_says_so(catalogue: Catalogue, shown) -> None:
    applied(catalogue, *BOTH)

    with time_machine.travel(MOMENT.replace(year=2098), tick=False):
        assert "Provisional: the holidays" in part(shown("GC-001"), "facet-time_limit")
    assert "Provisional" not in part(shown("GC-001"), "facet-time_limit")


@pytest.mark.parametrize(
    ("depth", "said"),
    [
        (Depth.ACCEPT, "This centre accepts The counter accepts it itself and hands out the notices."),
        (
            Depth.ON_BEHALF,
            "This centre files on behalf The counter takes the papers and files them with 县级卫生健康局,"
            " which accepts and decides.",
        ),
        (Depth.DIRECT, "This centre directs elsewhere The counter takes no papers: show the way to 县级卫生健康局."),
    ],
)
def test_what_the_readers_centre_may_do_is_said_plainly(catalogue: Catalogue, shown, depth: Depth, said: str) -> None:
    applied(catalogue, replace(HOTEL, depth=depth))
    document = {"document": "普政办〔2026〕3号", "expires_on": date(2026, 12, 31)}
    Offering.objects.update(**document)

    assert part(shown("GC-001"), "depth") == f"{said} By 普政办〔2026〕3号, valid until 31 December 2026"
    assert part(shown("GC-001", "head"), "depth").startswith(said)


def test_an_authorisation_that_ends_or_ended_is_said_before_papers_are_taken(catalogue: Catalogue, shown) -> None:
    applied(catalogue, HOTEL)
    Offering.objects.update(document="普政办〔2026〕3号", expires_on=TODAY)
    assert part(shown("GC-001"), "depth").endswith("only until 9 March 2026")

    Offering.objects.update(expires_on=TODAY - timedelta(days=1))
    assert part(shown("GC-001"), "depth").endswith("ended on 8 March 2026: ask the head before taking papers")


def test_a_centre_that_doesn_t_handle_a_matter_is_told_so_and_a_reader_without_one_nothing(
    catalogue: Catalogue, shown
) -> None:
    applied(catalogue, *BOTH)

    assert part(shown("GC-001", "other_head"), "depth") == "This centre doesn't handle the matter"
    assert 'id="depth"' not in shown("GC-001", "editor")


def rows(page: str, name: str) -> list[list[str]]:
    """The cells of the table in the section of this heading, row by row."""
    section = page.split(f'id="{name}"')[1].split("</section>")[0]
    table = section.split("<tbody>")[1].split("</tbody>")[0]
    return [
        [words(cell) for cell in re.findall(r"<(?:td|th)\b[^>]*>(.*?)</(?:td|th)>", row, re.DOTALL)]
        for row in re.findall(r"<tr>.*?</tr>", table, re.DOTALL)
    ]


def test_the_counter_has_words_and_papers_for_every_outcome_of_this_matter(catalogue: Catalogue, shown) -> None:
    applied(catalogue, replace(changed(HOTEL, materials=(IDENTITY, AGENT, REPORT)), depth=Depth.ACCEPT))

    found = rows(shown("GC-001"), "counter")
    assert [(row[0], row[-1]) for row in found] == [
        ("Accept at once", "The notice of acceptance, sealed and dated"),
        ("Mend on the spot", "Nothing more: accept at once"),
        (
            "One notice of everything",
            "The one-time notice, sealed and dated: on the spot, or within 5 working days (today: by 16 March)."
            " Later, it counts as accepted from receipt.",
        ),
        ("Accept, papers to follow", "The commitment, with deadline and consequence"),
        ("Refuse in writing", "The written refusal with reasons and remedies, sealed and dated"),
        ("Lead to the right counter", "Where it is, whom to call, and the list of papers"),
    ]
    assert found[3][1] == "Only these are missing: 检测报告"
    assert found[4][1] == "Plainly not met: 属于须取得卫生许可的场所"


def test_nothing_is_deferred_where_the_list_lets_nothing_follow(catalogue: Catalogue, shown) -> None:
    applied(catalogue, *BOTH)

    assert rows(shown("GC-001"), "counter")[3] == [
        "Accept, papers to follow",
        "Not with this matter: the list lets no paper follow later.",
    ]


def test_a_centre_that_directs_has_one_thing_to_say(catalogue: Catalogue, shown) -> None:
    applied(catalogue, replace(HOTEL, depth=Depth.DIRECT))

    assert rows(shown("GC-001"), "counter") == [
        [
            "Lead to the right counter",
            "Always: 县级卫生健康局 handles it.",
            "“县级卫生健康局 handles this. I show you where, and what to bring.”",
            "Where it is, whom to call, and the list of papers",
        ]
    ]


def test_siblings_are_compared_by_what_differs_and_lead_to_their_lessons(catalogue: Catalogue, shown) -> None:
    applied(catalogue, HOTEL, RENEWAL, CARD)

    page = shown("GC-001")
    assert rows(page, "confusions") == [
        ["Materials", "授权委托书; 卫生管理制度", "Also: 公共场所卫生许可证 Without: all this matter names here"],
        ["Limit by law", "20个工作日", "Differently: 10个工作日"],
    ]
    sibling = LessonPage.objects.get(matter__code="GC-002").url
    assert f'<a href="{sibling}">公共场所卫生许可（延续）</a>' in page.split('id="confusions"')[1].split("</thead>")[0]


def test_a_matter_without_like_ones_has_no_comparison(catalogue: Catalogue, shown) -> None:
    applied(catalogue, *BOTH)

    assert 'id="confusions"' not in shown("GC-001")
    assert "#confusions" not in shown("GC-001")


def test_the_matters_of_one_parent_stand_in_a_table_with_what_the_centre_does(catalogue: Catalogue, shown) -> None:
    applied(catalogue, HOTEL, replace(RENEWAL, depth=Depth.DIRECT), CARD)

    assert rows(shown("GC-001"), "variants") == [
        ["公共场所卫生许可（新办） this lesson", "20个工作日", "files on behalf"],
        ["公共场所卫生许可（延续）", "10个工作日", "directs elsewhere"],
    ]
    assert rows(shown("GC-001", "editor"), "variants")[1] == ["公共场所卫生许可（延续）", "10个工作日"]


def test_a_life_event_names_its_other_matters(catalogue: Catalogue, shown) -> None:
    food = changed(HOTEL, code="SP-001", name="食品经营许可", parent="食品", category="市场监管", bundle="开店一件事")
    other = changed(CARD, bundle="开店一件事情")
    applied(catalogue, changed(HOTEL, bundle="开店一件事；身后一件事"), food, other)

    about = part(shown("GC-001"), "about")
    assert about.endswith(
        "Life event: 开店一件事 Handled together with: 食品经营许可"
        " Life event: 身后一件事 The list names no other matter of it."
    )


def test_what_is_printed_ends_with_its_date_version_and_whose_list_prevails(catalogue: Catalogue, shown) -> None:
    applied(catalogue, *BOTH)

    printed = shown("GC-001").split("only-print")[1].split("</p>")[0]
    assert words(f"<p{printed}") == (
        "Printed on 9 March 2026. The list the local authority publishes prevails."
        " Version 1, in force from 9 March 2026."
    )


def test_a_retired_matter_still_shows_its_facts_and_surroundings(catalogue: Catalogue, shown) -> None:
    applied(catalogue, HOTEL, RENEWAL)
    applied(catalogue, RENEWAL)

    page = shown("GC-001")
    assert "Not in force today" in page
    assert rows(page, "variants")[1][0] == "公共场所卫生许可（延续）"
    assert 'id="depth"' not in page


def test_the_reader_of_a_lesson_sees_only_matters_in_force_around_it(catalogue: Catalogue, shown) -> None:
    applied(catalogue, HOTEL, RENEWAL)
    applied(catalogue, HOTEL)

    assert "公共场所卫生许可（延续）" not in shown("GC-001")

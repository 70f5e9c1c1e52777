"""The handbook: every matter the centre handles, by category, with its facts, page numbers and its lesson's code."""

import re

import pytest
from wagtail.models import Site
from wagtail.rich_text import RichText

from courses.documents import codes
from courses.documents.books import HANDBOOK
from courses.documents.handbook import handbook, handbook_content
from courses.documents.holdings import held
from courses.models import Catalogue, Offering, StandardPage, StandardsIndexPage
from courses.operations import apply_import, stage_import
from tests.courses.documents.papers import HOSTILE, TRADITIONAL, order
from tests.courses.documents.pdf import pages, text
from tests.courses.imports import TODAY, applied
from tests.courses.lists import BOTH, CARD, HOTEL, changed
from tests.factories import MOMENT, House


def headings(markdown: str) -> list[str]:
    return [line for line in markdown.splitlines() if line.startswith(("## ", "### "))]


def test_matters_stand_by_category_in_the_list_s_order(catalogue: Catalogue, house: House) -> None:
    applied(catalogue, CARD, HOTEL, changed(CARD, code="DW-001", name="正山门卡申领"))

    book = handbook(order(house.centre, format="md")).decode()

    assert headings(book) == [
        "## 使用说明",
        "## 目录",
        "## 岛务旅游",
        "### 正山门卡申领",
        "### 正山门卡补办",
        "## 卫生健康",
        "### 公共场所卫生许可（新办）",
    ]


def test_only_what_the_centre_handles_today_is_in_its_book(catalogue: Catalogue, house: House) -> None:
    applied(catalogue, *BOTH)
    Offering.objects.filter(matter__code="DW-002").delete()

    assert [one.facts.code for one in held(house.centre, on=TODAY)] == ["GC-001"]
    assert list(held(house.other_centre, on=TODAY)) == []


def test_the_pdf_has_title_page_contents_and_a_running_head(catalogue: Catalogue, house: House) -> None:
    applied(catalogue, *BOTH)

    book = pages(handbook(order(house.centre)))

    title, contents, *body = [page.text.replace(" ", "") for page in book]
    assert "普陀山镇便民服务中心综窗工作服务手册" in title
    assert "第1版，2026年3月9日起施行" in title
    assert "收录事项2项" in title
    assert re.findall(r"(公共场所卫生许可（新办）|正山门卡补办)[. ]+(\d+)", contents) == [
        ("公共场所卫生许可（新办）", "3"),
        ("正山门卡补办", str(len(book))),
    ]
    assert "正山门卡补办" in body[-1]
    for number, page in enumerate([contents, *body], 2):
        assert page.startswith("普陀山镇便民服务中心2026年3月9日")
        assert f"第{number}页，共{len(book)}页" in page


def test_every_fact_is_in_the_pdf_and_silence_is_called_so(catalogue: Catalogue, house: House) -> None:
    hotel = changed(HOTEL, remark="先问卫健局。", contact="0580-6000001")
    applied(catalogue, hotel, CARD)

    printed = text(handbook(order(house.centre)))

    for words in (
        *("“开宾馆办卫生许可证”", "企业法人", "属于须取得卫生许可的场所", "委托他人代办的", "现场审查，作出决定"),
        *("20个工作日", "公共场所卫生许可证", "4年", "《公共场所卫生管理条例》", "0580-6000001", "先问卫健局。", "A级"),
        "清单未列明。",
    ):
        assert words in printed


def test_a_sample_says_so_on_every_page(catalogue: Catalogue, house: House, settings) -> None:
    data = (settings.ROOT / "courses/starter/starter_catalogue.xlsx").read_bytes()
    staged = stage_import(catalogue, data=data, file_name="样例", effective_on=TODAY, by=None, at=MOMENT)
    apply_import(staged, by=None, at=MOMENT)

    book = pages(handbook(order(house.centre)))

    assert len(book) > 80
    assert [number for number, page in enumerate(book, 1) if "样例，以本地清单为准" not in page.text] == []


def test_a_local_list_is_not_called_a_sample(catalogue: Catalogue, house: House) -> None:
    applied(catalogue, *BOTH)

    assert "样例" not in text(handbook(order(house.centre)))


def test_a_reader_of_traditional_characters_gets_them_but_for_addresses(catalogue: Catalogue, house: House) -> None:
    applied(catalogue, *BOTH)

    content = handbook_content(order(house.centre, language=TRADITIONAL))

    matter = content["categories"][0]["matters"][0]
    assert content["title"] == "綜窗工作服務手冊"
    assert matter["name"] == "公共場所衛生許可（新辦）"
    assert matter["url"].endswith("/")
    assert "綜窗工作服務手冊" in text(handbook(order(house.centre, language=TRADITIONAL)))


def test_each_matter_carries_the_code_of_an_address_that_never_changes(catalogue: Catalogue, house: House) -> None:
    applied(catalogue, HOTEL)
    (found,) = held(house.centre, on=TODAY)

    (category,) = handbook_content(order(house.centre))["categories"]

    (matter,) = category["matters"]
    assert matter["url"] == codes.address("matter_live", found.matter)
    assert matter["url"].endswith(f"/m/{found.matter}/")
    assert matter["qr"] == codes.code_svg(matter["url"])


def test_progress_is_told_matter_by_matter(catalogue: Catalogue, house: House) -> None:
    applied(catalogue, *BOTH)
    told: list[tuple[int, int]] = []
    wanted = order(house.centre, format="md")
    object.__setattr__(wanted, "told", lambda done, total: told.append((done, total)))

    handbook(wanted)

    assert told == [(1, 2), (2, 2)]


def test_characters_without_a_glyph_are_named_to_whoever_ordered_the_book(catalogue: Catalogue, house: House) -> None:
    applied(catalogue, changed(HOTEL, name=f"{HOSTILE}\U0003ffff"))
    wanted = order(house.centre)

    handbook(wanted)

    assert set(wanted.boxes) == {"\U0003ffff"}


@pytest.mark.parametrize("count", [1, 3])
def test_a_book_asks_the_same_queries_for_any_length(
    catalogue: Catalogue, house: House, django_assert_num_queries, count: int
) -> None:
    applied(catalogue, *(changed(CARD, code=f"DW-{n}", name=f"业务{n}") for n in range(count)))

    with django_assert_num_queries(6):
        handbook_content(order(house.centre))


def published(title: str, *, summary: str = "首问人员负责到底。", body: list | None = None) -> StandardPage:
    index = StandardsIndexPage.objects.first()
    if index is None:
        root = Site.objects.get(is_default_site=True).root_page
        index = root.add_child(instance=StandardsIndexPage(title="服务规范", slug="standards"))
    return index.add_child(instance=StandardPage(title=title, slug=f"s{title}", summary=summary, body=body or []))


def test_published_standards_are_the_last_chapter_and_drafts_are_not(catalogue: Catalogue, house: House) -> None:
    applied(catalogue, *BOTH)
    rule = {"rule": "起身相迎", "say": "您好，请坐。", "never": "推诿", "source": "建设标准五"}
    published("首问负责", body=[("text", RichText("<p>先问后办。</p><ul><li>引导到位</li></ul>")), ("rule", rule)])
    published("草稿").unpublish()

    printed = text(handbook(order(house.centre)))
    told = handbook(order(house.centre, format="md")).decode()

    after = printed.rsplit("服务规范", 1)[1]
    for words in (
        "首问负责",
        "首问人员负责到底。",
        "先问后办。",
        "引导到位",
        "要求起身相迎",
        "这样说您好，请坐。",
        "不得推诿",
        "出处建设标准五",
    ):
        assert words in after
    assert headings(told)[-2:] == ["## 服务规范", "### 首问负责"]
    assert "草稿" not in printed + told


def test_without_published_standards_there_is_no_chapter(catalogue: Catalogue, house: House) -> None:
    applied(catalogue, *BOTH)

    assert "服务规范" not in text(handbook(order(house.centre)))
    assert "服务规范" not in handbook(order(house.centre, format="md")).decode()


def test_a_standard_published_makes_the_kept_book_out_of_date(catalogue: Catalogue, house: House) -> None:
    applied(catalogue, *BOTH)
    before = HANDBOOK.made_of(house.centre, TODAY)
    assert HANDBOOK.made_of(house.centre, TODAY) == before

    published("首问负责")

    assert HANDBOOK.made_of(house.centre, TODAY) != before

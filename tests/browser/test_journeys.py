"""What people come to do, from sign-in to the end, in a real browser."""

import re
from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from courses import operations
from courses.models import Catalogue, CatalogueImport
from tests.courses.lists import BOTH, workbook
from tests.factories import PASSWORD
from tests.quizzes.domain import matters as made_up
from tests.routes.world import World

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 780}


def test_a_clerk_signs_in_in_chinese_and_out_again(
    served: tuple[str, World], context_of: Callable[..., BrowserContext]
) -> None:
    page = context_of(None, language="zh-hans", viewport=PHONE).new_page()
    page.goto(reverse("my_record"))
    expect(page.get_by_role("heading", level=1)).to_have_text("登录")
    page.get_by_label("账号").fill(served[1].people.other_clerk.username)
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page).to_have_url(f"{served[0]}{reverse('my_record')}")


def test_a_wrong_password_is_said_and_the_name_stays(context_of: Callable[..., BrowserContext]) -> None:
    page = context_of(None).new_page()
    page.goto(reverse("login"))
    page.get_by_label("Account name").fill("alice")
    page.get_by_label("Password", exact=True).fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    expect(page.get_by_label("Account name")).to_have_value("alice")


def test_a_clerk_finds_a_lesson_by_what_people_say(
    served: tuple[str, World], context_of: Callable[..., BrowserContext]
) -> None:
    matter = served[1].matter
    page = context_of("clerk", viewport=PHONE).new_page()
    page.goto(reverse("matter_list"))
    page.get_by_role("searchbox").fill(matter.name[:4])
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("link", name=matter.name).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(matter.name)


def test_results_come_while_a_clerk_types_and_the_address_follows(
    served: tuple[str, World], context_of: Callable[..., BrowserContext]
) -> None:
    matter = served[1].matter
    page = context_of("clerk", viewport=PHONE).new_page()
    page.goto(reverse("home"))
    page.get_by_role("link", name="Find a matter").click()
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("ggcswsxk")
    expect(page.locator("#results mark").first).to_have_text("公共场所卫生许可")
    expect(page.get_by_role("status")).to_contain_text("handled at your centre")
    expect(page).to_have_url(re.compile(r"q=ggcswsxk"))
    page.get_by_role("link", name=matter.name).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(matter.name)


def test_a_head_finds_a_matter_from_any_page(
    served: tuple[str, World], context_of: Callable[..., BrowserContext]
) -> None:
    page = context_of("head", viewport={"width": 1440, "height": 900}).new_page()
    page.goto(reverse("matrix"))
    page.get_by_role("searchbox", name="Find a matter").fill("卫生许可")
    page.keyboard.press("Enter")
    expect(page.locator("#results mark").first).to_have_text("卫生许可")


def test_a_clerk_practises_and_sees_the_answer_with_its_source(context_of: Callable[..., BrowserContext]) -> None:
    page = context_of("other_clerk", viewport=PHONE).new_page()
    page.goto(reverse("practice"))
    page.get_by_role("button", name="Begin").click()
    do_not_know(page)
    expect(page).to_have_url(re.compile(r"/feedback/$"))
    page.get_by_role("button", name="Next question").click()
    expect(page.locator("form").filter(has=page.locator("[name=sequence]"))).to_be_visible()


def test_a_clerk_signs_in_practises_and_leaves_with_the_keyboard_alone(
    served: tuple[str, World], context_of: Callable[..., BrowserContext]
) -> None:
    page = context_of(None).new_page()
    page.goto(reverse("practice"))
    tab_to(page, "[name=username]")
    page.keyboard.type(served[1].people.other_clerk.username)
    tab_to(page, "[name=password]")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"{reverse('practice')}$"))

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#main"
    page.keyboard.press("Enter")
    tab_to(page, "main form button")
    page.keyboard.press("Enter")
    for _ in range(3):
        expect(page).to_have_url(re.compile(r"/practice/\d+/\d+/(#main)?$"))
        answer_by_keyboard(page)
        tab_to(page, ".action-bar .button--primary")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/feedback/(#main)?$"))
        tab_to(page, ".action-bar .button--primary")
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/practice/\d+/\d+/"))


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what the selector names has the focus, and see that the focus is shown."""
    for _ in range(60):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            assert page.evaluate("document.activeElement.matches(':focus-visible')")
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab doesn't lead to {selector}")


def answer_by_keyboard(page: Page) -> None:
    """Something, right or wrong, in every field of the item that must not be empty; each line a place of its own."""
    for place, select in enumerate(page.locator(".quiz select").all(), 1):
        tab_to(page, f"[name={select.get_attribute('name')}]")
        for _ in range(place):
            page.keyboard.press("ArrowDown")
    if page.locator(".quiz [type=text], .quiz [type=number]").count():
        tab_to(page, ".quiz [type=text], .quiz [type=number]")
        page.keyboard.type("3")
    for name in {box.get_attribute("name") for box in page.locator(".quiz .option [name]").all()}:
        tab_to(page, f".quiz [name={name}]")
        page.keyboard.press("Space")
        page.locator("body").evaluate("() => document.activeElement.blur()")


def test_a_clerk_sits_a_check_without_hints_until_it_is_closed(
    served: tuple[str, World], context_of: Callable[..., BrowserContext]
) -> None:
    page = context_of("other_clerk", viewport=PHONE).new_page()
    other = served[1].shelf.matters[made_up.MOVE_IN.code]  # of the world's matter a sheet on paper is out
    page.goto(reverse("check_intro", args=[other.pk]))
    page.get_by_role("button", name="Start the check").click()
    for _ in range(3):
        do_not_know(page)
    expect(page).to_have_url(re.compile(r"/result/$"))


def test_the_head_opens_the_matrix_a_cell_and_takes_the_workbook_home(
    served: tuple[str, World], context_of: Callable[..., BrowserContext]
) -> None:
    world = served[1]
    page = context_of("head").new_page()
    page.goto(reverse("matrix"))
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel").first.click()
    book = openpyxl.load_workbook(BytesIO(download.value.path().read_bytes()))
    texts = {str(cell.value) for row in book.active.iter_rows() for cell in row}
    assert {str(world.people.clerk), str(world.people.other_clerk)} <= texts
    page.locator(f".matrix a[href^='{world.people.clerk.pk}/{world.matter.pk}/']").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(world.matter.name)


def test_an_editor_reads_a_list_sees_the_plan_and_applies_it(context_of: Callable[..., BrowserContext]) -> None:
    for waiting in CatalogueImport.objects.filter(state=CatalogueImport.State.REVIEW):
        operations.withdraw_edition(waiting, reason="另有新清单", by=waiting.by, at=timezone.now())
    Catalogue.objects.update(needs_review=False)  # the departments' word is a journey of its own
    page = context_of("editor").new_page()
    page.goto(reverse("catalogue_import_add"))
    page.locator("input[type=file]").set_input_files(
        {"name": "list.xlsx", "mimeType": "application/octet-stream", "buffer": workbook(*BOTH)}
    )
    page.get_by_role("button", name="Read the list").click()
    expect(page.get_by_role("main")).to_contain_text(BOTH[0].elements.name)
    page.get_by_role("button", name="Apply the plan").click()
    expect(page.get_by_role("main")).to_contain_text("已应用：新增2")


def test_the_pages_work_without_javascript(context_of: Callable[..., BrowserContext]) -> None:
    page = context_of("clerk", java_script_enabled=False, viewport=PHONE).new_page()
    for name in ("home", "matter_list", "practice", "my_record"):
        assert page.goto(reverse(name)).status == 200
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def do_not_know(page: Page) -> None:
    """Answer the question on the page with an honest "I don't know"."""
    page.locator("button[name=unknown]").click()

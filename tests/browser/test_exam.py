"""An exam as people sit it in a browser: the network goes, the page is reloaded, two windows are open."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, Error, Locator, Page, expect

from quizzes.domain.grading import grade
from quizzes.exams.models import LateAnswer
from quizzes.exams.queries.sitting import standing_answers
from quizzes.models import Attempt
from tests.browser.test_journeys import tab_to
from tests.browser.wire import Wire
from tests.factories import PASSWORD
from tests.quizzes.exams.sittings import MINUTE, MINUTES, SECOND, draw_at, form_of, opened, prepared, published_paper
from tests.routes.world import World

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 780}
SAID_WHILE_TOLD = """told => {
  const face = document.createElement("span");
  document.createElement("p").append(face);
  const said = [];
  const clock = new exam.Clock(face, (name, values) => name === "minutes_left" && said.push(values.minutes), () => {});
  told.forEach(seconds => clock.sync(seconds, false));
  return said;
}"""
SAVED = re.compile(r"^Saved \d\d:\d\d:\d\d$")


@dataclass(frozen=True, slots=True)
class Sitting:
    """A sitting of Bob's that has just begun."""

    attempt: Attempt

    @property
    def address(self) -> str:
        return reverse("exam_sitting", args=[self.attempt.pk])

    def saved(self) -> dict[int, Any]:
        """Position → the answer that stands in the ledger."""
        return {position: row.answer for position, row in standing_answers(self.attempt).items()}

    def late(self) -> list[int]:
        """The positions of what came too late and was kept."""
        rows = LateAnswer.objects.filter(draw__attempt=self.attempt)
        return sorted(rows.values_list("draw__position", flat=True))


@pytest.fixture
def begin(served: tuple[str, World]) -> Callable[[], Sitting]:
    """Another exam of Bob's, six questions, its clock just started."""

    def begun() -> Sitting:
        world = served[1]
        now = timezone.now()
        paper = published_paper(world.house, world.people, opens_at=now)
        return Sitting(opened(paper, world.people.other_clerk, world.shelf, at=now))

    return begun


@pytest.fixture
def wire(served: tuple[str, World]) -> Iterator[Wire]:
    """What `context_of` would reach directly, over a wire that can be cut."""
    wire = Wire(served[0])
    yield wire
    wire.close()


def open_sheet(context: BrowserContext, sitting: Sitting, *, over: str = "") -> Page:
    page = context.new_page()
    page.goto(over + sitting.address)
    expect(page.locator("#exam")).to_be_visible()
    return page


def question(page: Page) -> Locator:
    return page.locator("[data-position]:visible")


def receipt(page: Page) -> Locator:
    return question(page).locator("[data-receipt]")


def turn_to(page: Page, position: int) -> None:
    """By the list of questions, which a phone folds away."""
    jump = page.locator(f"[data-jump='{position}']")
    if not jump.is_visible():
        page.locator("[data-where]").click()
    jump.click()


def reload_without_network(page: Page, wire: Wire, *, shows: str = "#exam") -> None:
    """The browser shows its own error page; a moment later the network is there again."""
    address = page.url
    with pytest.raises(Error, match="ERR_"):
        page.reload()
    page.wait_for_url("chrome-error://**")
    page.wait_for_timeout(500)  # the browser knocks once more for what the page sent last; nobody is there
    wire.mend()
    page.goto(address)
    expect(page.locator(shows)).to_be_visible(timeout=20000)


def answer(page: Page, sitting: Sitting, position: int, given: dict[str, list[str]] | None = None) -> None:
    """Go to the question and fill in its fields; the right answer unless told otherwise."""
    turn_to(page, position)
    shown = question(page)
    for name, values in (given or form_of(draw_at(sitting.attempt, position).snapshot.item)).items():
        for value in values:
            field = shown.locator(f"[name='{name}']")
            if field.first.evaluate("one => one.type === 'radio' || one.type === 'checkbox'"):
                shown.locator(f"[name='{name}'][value='{value}']").check(force=True)
            elif field.evaluate("one => one.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)


def grade_of(sitting: Sitting, position: int) -> bool:
    """Whether what stands in the ledger is the right answer."""
    return grade(draw_at(sitting.attempt, position).snapshot.item, sitting.saved()[position]).right


def test_promises_3_and_6_a_cut_network_and_a_reload_lose_nothing_and_show_nothing_as_saved_that_is_not(
    begin: Callable[[], Sitting], wire: Wire, context_of: Callable[..., BrowserContext]
) -> None:
    sitting, context = begin(), context_of("other_clerk", viewport=PHONE)
    page = open_sheet(context, sitting, over=wire.address)
    answer(page, sitting, 1)
    expect(receipt(page)).to_have_text(SAVED)
    wire.cut()
    for position in (2, 3):
        answer(page, sitting, position)
    expect(page.locator("[data-notice-trouble]")).to_contain_text("No connection")
    expect(receipt(page)).to_have_text("Not saved yet")
    expect(page.locator("[data-saved-all]")).to_have_text("Not saved yet: 2")
    assert sorted(sitting.saved()) == [1]

    reload_without_network(page, wire)
    for position in (2, 3):
        turn_to(page, position)
        expect(receipt(page)).to_have_text("Not saved: two answers, choose one")
        assert position not in sitting.saved()
        question(page).locator("[data-decide='mine']").click()
        expect(receipt(page)).to_have_text(SAVED)
    expect(page.locator("[data-saved-all]")).to_have_text("Everything is saved")
    assert {position: grade_of(sitting, position) for position in sitting.saved()} == {1: True, 2: True, 3: True}


def test_promise_6_the_network_comes_back_by_itself_and_everything_is_sent(
    begin: Callable[[], Sitting], context_of: Callable[..., BrowserContext]
) -> None:
    sitting, context = begin(), context_of("other_clerk")
    page = open_sheet(context, sitting)
    context.set_offline(True)
    for position in range(1, 7):
        answer(page, sitting, position)
    expect(page.locator("[data-saved-all]")).to_have_text("Not saved yet: 6")
    context.set_offline(False)
    expect(page.locator("[data-saved-all]")).to_have_text("Everything is saved")
    expect(page.locator("[data-notice-trouble]")).to_be_hidden()
    assert [grade_of(sitting, position) for position in range(1, 7)] == [True] * 6


def test_promise_6_signed_out_meanwhile_everything_is_kept_and_sent_after_signing_in_again(
    served: tuple[str, World], begin: Callable[[], Sitting], context_of: Callable[..., BrowserContext]
) -> None:
    sitting, context = begin(), context_of("other_clerk")
    page = open_sheet(context, sitting)
    kept = [cookie for cookie in context.cookies() if cookie["name"] != settings.SESSION_COOKIE_NAME]
    context.clear_cookies()
    context.add_cookies(kept)
    answer(page, sitting, 1)
    expect(page.locator("[data-notice-trouble]")).to_contain_text("You are signed out")
    expect(receipt(page)).to_have_text("Not saved yet")
    with context.expect_page() as window:
        page.get_by_role("link", name="Sign in again").click()
    sign_in = window.value
    sign_in.get_by_label("Account name").fill(served[1].people.other_clerk.username)
    sign_in.get_by_label("Password", exact=True).fill(PASSWORD)
    sign_in.get_by_role("button", name="Sign in").click()
    sign_in.wait_for_url(lambda url: "login" not in url)
    expect(receipt(page)).to_have_text(SAVED, timeout=20000)
    assert sorted(sitting.saved()) == [1]


def test_promise_7_a_draft_found_after_a_reload_is_offered_and_can_be_left(
    begin: Callable[[], Sitting], wire: Wire, context_of: Callable[..., BrowserContext]
) -> None:
    sitting, context = begin(), context_of("other_clerk")
    page = open_sheet(context, sitting, over=wire.address)
    answer(page, sitting, 1)
    expect(receipt(page)).to_have_text(SAVED)
    wire.cut()
    question(page).locator("[data-clear]").click()
    expect(receipt(page)).to_have_text("Not saved yet")
    reload_without_network(page, wire)
    offer = question(page).locator("[data-offer]")
    expect(offer).to_contain_text("This device holds a newer answer that was never saved")
    expect(offer.locator("[data-offer-is='mine']")).to_have_text("no answer")
    assert grade_of(sitting, 1)
    question(page).locator("[data-decide='theirs']").click()
    expect(receipt(page)).to_have_text(SAVED)
    expect(offer).to_be_hidden()
    assert grade_of(sitting, 1)


def test_promise_7_a_draft_nobody_decided_about_by_the_limit_is_still_there_and_can_be_sent(
    begin: Callable[[], Sitting], wire: Wire, context_of: Callable[..., BrowserContext]
) -> None:
    sitting, context = begin(), context_of("other_clerk")
    page = open_sheet(context, sitting, over=wire.address)
    wire.cut()
    answer(page, sitting, 1)
    expect(receipt(page)).to_have_text("Not saved yet")
    Attempt.objects.filter(pk=sitting.attempt.pk).update(started_at=timezone.now() - MINUTES * MINUTE - SECOND)
    reload_without_network(page, wire, shows="#exam-left-over")
    left_over = page.locator("#exam-left-over")
    expect(left_over).to_contain_text("This device holds answers that never reached the server: 1")
    assert not sitting.late()
    left_over.get_by_role("button", name="Send them").click()
    expect(left_over.get_by_text("They have reached the server: kept, not counted.")).to_be_visible()
    assert (sitting.late(), sitting.saved()) == ([1], {})


def test_promise_3_what_the_server_cannot_read_is_never_called_saved(
    begin: Callable[[], Sitting], context_of: Callable[..., BrowserContext]
) -> None:
    page = open_sheet(context_of("other_clerk"), begin())
    question(page).locator(".option > input").first.evaluate("one => { one.value = 'made-up'; }")
    page.keyboard.press("1")
    expect(receipt(page)).to_contain_text("Not saved: the server can't read this answer.")
    expect(page.locator("[data-saved-all]")).to_have_text("Not saved yet: 1")
    page.locator("[data-to-handin]").first.click()
    expect(page.locator("[data-list='unsaved']")).to_contain_text("Question 1")


def test_promise_4_two_windows_differ_and_the_clerk_chooses(
    begin: Callable[[], Sitting], context_of: Callable[..., BrowserContext]
) -> None:
    sitting, context, elsewhere = begin(), context_of("other_clerk"), context_of("other_clerk")
    page, window, device = (open_sheet(one, sitting) for one in (context, context, elsewhere))
    answer(page, sitting, 1)
    expect(receipt(page)).to_have_text(SAVED)
    expect(window.locator("[data-offer]:visible")).to_contain_text("changed in another window of this browser")
    window.locator("[data-decide='theirs']:visible").click()
    expect(receipt(window)).to_have_text(SAVED)

    first = device.locator("[data-position='1'] .option input").first
    first.click(force=True)
    expect(device.locator("[data-offer]:visible")).to_contain_text("another window or on another device")
    expect(receipt(device)).to_have_text("Not saved: two answers, choose one")
    assert grade_of(sitting, 1)
    device.locator("[data-decide='mine']:visible").click()
    expect(receipt(device)).to_have_text(SAVED)
    assert not grade_of(sitting, 1)


def test_a_clerk_sits_an_exam_with_the_keyboard_alone_from_signing_in_to_the_result(
    served: tuple[str, World], context_of: Callable[..., BrowserContext]
) -> None:
    world = served[1]
    bob = world.people.other_clerk
    paper = published_paper(world.house, world.people, opens_at=timezone.now(), room_code="7K4M")
    prepared(paper, bob, world.shelf)
    intro = reverse("exam_intro", args=[paper.pk])
    page = context_of(None).new_page()
    page.goto(f"{reverse('login')}?next={intro}")
    for field, typed in (("username", bob.username), ("password", PASSWORD)):
        tab_to(page, f"[name={field}]")
        page.keyboard.type(typed)
    page.keyboard.press("Enter")
    expect(page.locator("[name=room_code]")).to_be_visible()
    tab_to(page, "[name=room_code]")
    page.keyboard.type("7k4m")
    page.keyboard.press("Enter")
    expect(page.locator("#exam")).to_be_visible()
    page.keyboard.press("1")
    expect(receipt(page)).to_have_text(SAVED)
    page.keyboard.press("f")
    expect(page.locator("[data-flag]")).to_have_attribute("aria-pressed", "true")
    for key, position in (("ArrowRight", 2), ("j", 3), ("k", 2), ("j", 3), ("j", 4), ("j", 5), ("ArrowRight", 6)):
        page.keyboard.press(key)
        expect(question(page)).to_have_attribute("data-position", str(position))
    page.keyboard.press("j")
    expect(page.get_by_role("heading", name="Before you hand in")).to_be_focused()
    expect(page.locator("[data-list='flagged']")).to_contain_text("Question 1")
    tab_to(page, "[data-confirm]")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/result/$"))
    assert page.evaluate("Object.keys(localStorage).filter(key => /^exam.\\d/.test(key))") == []
    expect(page.get_by_role("heading", level=1)).to_have_text("Exam not passed")


def test_a_clerk_sits_an_exam_without_javascript(
    begin: Callable[[], Sitting], context_of: Callable[..., BrowserContext]
) -> None:
    sitting = begin()
    page = context_of("other_clerk", java_script_enabled=False, viewport=PHONE).new_page()
    page.goto(f"{sitting.address}?position=1")
    expect(page.get_by_role("main")).to_contain_text("An answer is saved only when you press")
    page.locator(".option label").first.click()
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Question 2 of 6")
    page.get_by_role("link", name="Look through and hand in").click()
    page.get_by_role("button", name="Hand in now").click()
    expect(page.get_by_role("main")).to_contain_text("1 of 6 questions were answered and saved")
    page.get_by_role("link", name="See the result").click()
    expect(page).to_have_url(re.compile(r"/result/$"))


def test_the_clock_counts_the_server_s_seconds_and_speaks_at_ten_minutes(
    begin: Callable[[], Sitting], context_of: Callable[..., BrowserContext]
) -> None:
    sitting, context = begin(), context_of("other_clerk")
    page = context.new_page()
    page.clock.install()
    page.goto(sitting.address)
    expect(page.locator("[data-clock]")).to_have_text(re.compile(r"^(60:00|59:\d\d|1:00:00)$"))
    page.route("**/state/", lambda route: route.abort())
    page.clock.run_for(49 * 60 * 1000)
    expect(page.locator("[data-speak]")).to_have_text("")
    page.clock.run_for(61 * 1000)
    expect(page.locator("[data-speak]")).to_have_text("10 minutes left")
    # the server's word may take the figure over a mark, or over several
    assert page.evaluate(SAID_WHILE_TOLD, [601, 600, 599, 290, 2000, 45]) == [10, 5, 1]

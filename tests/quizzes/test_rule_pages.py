"""How a check is decided: everybody reads it, an administrator changes it, and sees both curves first."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from quizzes.models import CheckPolicyVersion
from quizzes.operations import adopt_rules
from quizzes.queries.check_rules import rules_in_force
from tests.factories import signed_in_client

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 1, 2, tzinfo=UTC)
NUMBERS = {
    "right_0": "8", "right_1": "12", "right_2": "13", "right_3": "", "max_items": "15", "fresh_rights": "2",
    "doubt_percent": "5", "open_book_tiers": ["C"], "tries": "3", "hours_apart": "24", "window_days": "30",
}  # fmt: skip
SIGNATURE = {"effective_on": "2027-01-01", "reason": "年度调整", "citation": "舟政务〔2026〕12号"}


@pytest.fixture(autouse=True)
def a_december_morning():
    with time_machine.travel(NOW, tick=False):
        yield


def speaking_english(user):
    client = signed_in_client(user)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def admin(people):
    return speaking_english(people.admin)


def change(client, **numbers):
    return client.post(reverse("check_rules_change"), NUMBERS | numbers)


def shown_by(page) -> str:
    return re.search(r'name="shown" value="(\w+)"', page.content.decode())[1]


def test_the_page_says_the_numbers_and_draws_the_curves(people):
    page = speaking_english(people.clerk).get(reverse("check_rules")).content.decode()
    for told in (
        "check-2", "8 without a mistake; 12 with 1 wrong; 13 with 2 wrong", "More than 2 wrong answers end the check",
        "more than 5 %", "Tier C: open book", "3 tries in 30 days, 24 hours apart",
        "3.8 %", "11.0 %", "3.3 %", "5.5 %",
    ):  # fmt: skip
        assert told in page
    assert page.count('<svg class="chart__plot"') == page.count("<desc ") == 3
    assert "Right answers after 1 wrong one: 13 → 12" in page
    assert reverse("check_rules_change") not in page
    assert "style=" not in page


@pytest.mark.parametrize("more", [1, 3])
def test_the_page_costs_the_same_for_any_number_of_versions(people, more, django_assert_num_queries):
    for number in range(more):
        newest, rules = CheckPolicyVersion.objects.order_by("pk").last(), rules_in_force(NOW.date()).rules
        told = {"reason": "调整", "citation": "文件", "by": people.admin, "at": NOW}
        adopt_rules(rules, base=newest.pk, effective_on=date(2027, 1, 1 + number), **told)
    client = speaking_english(people.head)
    client.get(reverse("check_rules"))
    with django_assert_num_queries(5):
        page = client.get(reverse("check_rules")).content.decode()
    assert page.count("to come") == more


def test_both_curves_and_the_differences_come_before_anything_is_written(admin):
    page = change(admin, right_1="11", max_items="16")
    words = page.content.decode()
    assert page.status_code == 200
    assert words.count("chart__line--now") == words.count("chart__line--proposed") == 6
    for told in ("Right answers after 1 wrong one: 12 → <strong>11</strong>", "<strong>4.1 %</strong>"):
        assert told in words
    assert "In force from" in words
    assert CheckPolicyVersion.objects.count() == 2


def test_what_was_shown_is_adopted_with_its_day_reason_and_ground(admin, people):
    numbers = {"right_1": "11", "tries": "2", "open_book_tiers": ["B", "C"]}
    shown = shown_by(change(admin, **numbers))
    done = change(admin, **numbers, **SIGNATURE, shown=shown, adopt="1")
    assert (done.status_code, done.url) == (302, reverse("check_rules"))
    row = CheckPolicyVersion.objects.get(version="check-3")
    assert (row.reason, row.citation, row.by) == ("年度调整", "舟政务〔2026〕12号", people.admin)
    assert (row.as_rules.full.rights, row.as_rules.tries.tries, row.as_rules.open_book_tiers) == (
        (8, 11, 13), 2, ("B", "C"),
    )  # fmt: skip
    assert [rules_in_force(day).version for day in (date(2026, 12, 31), date(2027, 1, 1))] == ["check-2", "check-3"]


def test_numbers_whose_curves_were_not_shown_are_not_adopted(admin):
    shown = shown_by(change(admin, right_1="11"))
    page = change(admin, right_1="10", **SIGNATURE, shown=shown, adopt="1")
    assert page.status_code == 422
    assert "These are not the numbers whose curves were shown" in page.content.decode()
    assert CheckPolicyVersion.objects.count() == 2


@pytest.mark.parametrize(
    ("numbers", "place", "sentence"),
    [
        ({"right_0": "5"}, "right_0", "greater than or equal to 6"),
        ({"right_1": "7"}, "right_1", "at least as many right answers are needed as before"),
        ({"right_2": "14"}, "max_items", "nobody could reach these right answers"),
        ({"right_1": "", "right_2": "13"}, "right_1", "leave those after it empty too"),
        ({"max_items": "99"}, "max_items", "less than or equal to 20"),
        ({"doubt_percent": "0"}, "doubt_percent", "greater than or equal to 1"),
        ({"tries": "3", "hours_apart": "500"}, "window_days", "fit into these days"),
    ],
    ids=["five right", "falling", "out of reach", "a gap", "99 questions", "no doubt", "tries that don't fit"],
)
def test_nonsense_is_refused_where_it_stands_and_kept(admin, numbers, place, sentence):
    page = change(admin, **numbers)
    words = page.content.decode()
    assert page.status_code == 422
    assert f'href="#id_{place}"' in words
    assert sentence in words.replace("&#x27;", "'")
    for name, value in numbers.items():
        assert f'name="{name}" value="{value}"' in words or not value
    assert "What would change" not in words


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ({"reason": " "}, "This field is required"),
        ({"citation": ""}, "This field is required"),
        ({"effective_on": "2026-11-30"}, "That day is past"),
    ],
    ids=["no reason", "no ground", "yesterday"],
)
def test_a_version_needs_a_day_to_come_a_reason_and_a_ground(admin, missing, sentence):
    shown = shown_by(change(admin, right_1="11"))
    page = change(admin, right_1="11", **(SIGNATURE | missing), shown=shown, adopt="1")
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert "What would change" in page.content.decode()
    assert CheckPolicyVersion.objects.count() == 2


def test_the_rules_are_found_where_people_look(people, shelf):
    href = reverse("check_rules")
    for user, url in ((people.clerk, reverse("check_intro", args=[shelf.hygiene.pk])), (people.head, reverse("home"))):
        assert f'href="{href}"' in signed_in_client(user).get(url).content.decode()

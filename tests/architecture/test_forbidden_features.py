"""What a rule of 2026 on staff apps forbids stays out: points, rankings, streaks, online time, check-in proof.

Names are compared word by word (`total_points` is caught, `endpoint` isn't); texts by the words themselves.
"""

import re
from collections.abc import Iterable

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from academy import wording
from tests.architecture.sources import name_of, templates

OURS = ("academy", "certification", "courses", "quizzes", "people", "ledger")
WORDS = {
    *("points", "ranking", "rankings", "rank", "leaderboard", "streak", "streaks", "medal", "xp"),
    *("checkin", "selfie", "geolocation", "latitude", "longitude", "gps"),
}
PHRASES = (
    *("check_in", "online_time", "time_online", "online_minutes", "minutes_online", "time_spent", "login_count"),
    *("practice_count", "practice_volume", "study_minutes", "self_rating", "self_rated", "self_assessment"),
    *("checkin_photo", "photo_proof", "location_proof"),
)
TEXTS = re.compile(
    r"积分|排名|排行|打卡|在线时长|学习时长|登录次数|刷题量|自评|自我评价|定位签到|拍照签到|積分|排行|打卡|在線時長"
    r"|\b(?:leaderboards?|streaks?|rankings?|points earned|online time|rate yourself|how confident)\b",
    re.IGNORECASE,
)


def words_of(name: str) -> list[str]:
    """`TotalPoints`, `total_points` and `total-points` are the same two words."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().replace("-", "_").replace("/", "_").split("_")


def forbidden(names: Iterable[str]) -> list[str]:
    found = []
    for name in names:
        words = words_of(name)
        if WORDS & set(words) or any(f"_{phrase}_" in f"_{'_'.join(words)}_" for phrase in PHRASES):
            found.append(name)
    return found


def model_names() -> list[str]:
    names = []
    for model in apps.get_models():
        if model._meta.app_label in OURS:
            names.append(model.__name__)
            names += [f"{model.__name__}.{field.name}".split(".")[1] for field in model._meta.get_fields()]
    return names


def route_names(resolver: URLResolver | None = None) -> list[str]:
    names = []
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            # Wagtail's own admin is not ours to name.
            if pattern.namespace is None and "admin" not in str(pattern.pattern):
                names += route_names(pattern)
        elif isinstance(pattern, URLPattern):
            names += [pattern.name or "", str(pattern.pattern)]
    return names


def test_no_model_or_field_keeps_it() -> None:
    assert "effective_at" in model_names()
    assert forbidden(model_names()) == []


def test_no_route_leads_to_it() -> None:
    assert "home" in route_names()
    assert forbidden(route_names()) == []


def test_no_template_shows_it() -> None:
    found = {name_of(path): TEXTS.findall(path.read_text(encoding="utf-8")) for path in templates()}
    assert "site/academy/templates/base.html" in found
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_no_translation_says_it(language: str) -> None:
    said = [str(message.string) for message in wording.kept(language)]
    assert [text for text in said if TEXTS.search(text)] == []


@pytest.mark.parametrize(
    "name",
    ["total_points", "StreakDays", "rank", "check-in", "online_minutes", "self_rating", "login_count", "x/ranking/"],
)
def test_a_forbidden_name_would_be_noticed(name: str) -> None:
    assert forbidden([name]) == [name]


@pytest.mark.parametrize(
    "name", ["endpoint", "point_of_law", "checked_in_full", "matter_check", "francs", "recheck_inside"]
)
def test_an_innocent_name_passes(name: str) -> None:
    assert forbidden([name]) == []


@pytest.mark.parametrize("text", ["我的积分", "本月排名第三", "连续打卡7天", "A streak of 5 days", "请给自己自评"])
def test_a_forbidden_text_would_be_noticed(text: str) -> None:
    assert TEXTS.search(text)

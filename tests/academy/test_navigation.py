"""The main navigation says what a role can do, and marks where the reader stands."""

import re
from pathlib import Path

import pytest
from django.template import Context
from django.test import RequestFactory
from django.utils import translation

from academy.templatetags.drawing import navigation
from people.actor import Actor
from people.models import User

SPRITE = Path(__file__).resolve().parents[2] / "site" / "academy" / "static" / "academy" / "icons.svg"
CLERK = Actor(User(name="海岚"), clerk_of=1, roles=("clerk",))
HEAD = Actor(User(name="顾海平"), heads=frozenset({1}), roles=("head",))
EDITOR = Actor(User(name="沈微"), edits_units=frozenset({1}), roles=("editor",))
BOTH = Actor(User(name="欧阳若汐"), clerk_of=1, heads=frozenset({1}), roles=("clerk", "head"))

RECORD = ["Home", "Courses", "Practice", "My record"]
OVERSIGHT = ["Matrix", "Training", "Postings"]


@pytest.fixture(autouse=True)
def every_room_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Addresses are the rooms' own business; here each name stands for one."""
    monkeypatch.setattr("academy.templatetags.drawing._address", lambda name: "/" if name == "home" else f"/{name}/")


def items(actor: Actor | None, path: str = "/") -> list:
    with translation.override("en"):
        return navigation(Context({"actor": actor, "request": RequestFactory().get(path)}))


@pytest.mark.parametrize(
    ("actor", "labels"),
    [
        (None, []),
        (CLERK, RECORD),
        (HEAD, ["Home", *OVERSIGHT, "Courses", "Exams"]),
        (EDITOR, ["Home", "Courses", "Questions", "Catalogue admin"]),
        (BOTH, [*RECORD, *OVERSIGHT, "Exams"]),
    ],
    ids=["visitor", "clerk", "head", "editor", "clerk and head"],
)
def test_each_role_is_led_to_its_rooms(actor: Actor | None, labels: list[str]) -> None:
    assert [item.label for item in items(actor)] == labels


def test_what_a_phone_has_no_room_for_moves_into_the_menu() -> None:
    assert [item.label for item in items(BOTH) if not item.in_bar] == ["Training", "Postings", "Exams"]


@pytest.mark.parametrize(
    ("path", "current"),
    [("/", ["Home"]), ("/matrix/3/7/", ["Matrix"]), ("/elsewhere/", [])],
    ids=["home only on home", "inside a room", "outside all rooms"],
)
def test_where_the_reader_stands_is_marked_once(path: str, current: list[str]) -> None:
    assert [item.label for item in items(HEAD, path) if item.current] == current


def test_every_icon_of_the_navigation_is_in_the_sprite() -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', SPRITE.read_text()))
    asked = {item.icon for actor in (BOTH, HEAD, EDITOR) for item in items(actor)}
    assert sorted(asked - drawn) == []

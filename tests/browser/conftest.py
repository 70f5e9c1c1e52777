"""A real server over a real world, and Chromium in front of it. Nothing here is undone: browser tests run last."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests import databases, factories
from tests.routes.world import World, make_world
from tests.shared import Ground


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium; `.ci/browser` sees to it that it is there."""
    found = shutil.which("chromium")
    if found is None:
        pytest.fail("The browser tests need Chromium: run .ci/browser, or 'apt-get install chromium'.")
    return {**browser_type_launch_args, "executable_path": found, "args": ["--no-sandbox", "--disable-gpu"]}


@pytest.fixture(scope="session")
def database(ground: Ground, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A migrated SQLite file of the browser's own: what a server writes in its threads can't be rolled back."""
    ground.stand_on(())
    name = connection.settings_dict["NAME"]
    copy = databases.migrated_copy(Path(settings.STATE_DIR) / "test", f"browser-{os.getpid()}.sqlite3")
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = copy
        yield
        connection.close()
        connection.settings_dict["NAME"] = name
    databases.remove(copy)


@pytest.fixture(scope="session")
def served(database: None) -> Iterator[tuple[str, World]]:
    """The address of a server, and the world it shows, as of this very moment."""
    house = factories.make_house()
    world = make_world(house, factories.make_people(house), at=timezone.now())
    server = LiveServer("127.0.0.1")
    yield server.url, world
    server.stop()


@pytest.fixture(scope="session")
def open_context(browser: Browser, served: tuple[str, World]) -> Callable[..., BrowserContext]:
    """`open_context("head")`: a window in which Helen is signed in, in English; `None`: nobody is."""
    address, world = served

    def open_one(role: str | None, *, language: str = "en", **options: Any) -> BrowserContext:
        context = browser.new_context(base_url=address, locale="zh-CN", accept_downloads=True, **options)
        cookies = {settings.LANGUAGE_COOKIE_NAME: language}
        if role is not None:
            client = factories.signed_in_client(world.people.by_role(role))
            cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
        return context

    return open_one


@pytest.fixture
def context_of(open_context: Callable[..., BrowserContext]) -> Iterator[Callable[..., BrowserContext]]:
    """The same, closed after the test."""
    opened: list[BrowserContext] = []

    def open_one(role: str | None, **options: Any) -> BrowserContext:
        opened.append(open_context(role, **options))
        return opened[-1]

    yield open_one
    for context in opened:
        context.close()


@pytest.fixture(scope="module")
def window_of(open_context: Callable[..., BrowserContext]) -> Iterator[Callable[[str | None], Page]]:
    """`window_of("head")`: one for all pages Helen looks at in a module, one after the other.

    It loads styles and scripts once, and Chromium starts one process for it.
    """
    windows: dict[str | None, Page] = {}

    def window(role: str | None) -> Page:
        if role not in windows:
            windows[role] = open_context(role, reduced_motion="reduce").new_page()
        return windows[role]

    yield window
    for page in windows.values():
        page.context.close()

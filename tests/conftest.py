"""What every test may ask for: databases, the house with its people, and signed-in clients."""

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests import databases
from tests.shared import COPIES, Ground, asked_for, shared

if TYPE_CHECKING:  # tests of plain domain code run without Django
    from django.test import Client
    from pytest_django.plugin import DjangoDbBlocker

    from people.models import User
    from tests.factories import House, People

# Playwright keeps an event loop in the main thread; Django would refuse the database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
# `deadline=None`: no test asserts how long anything took.
hypothesis_settings.register_profile("house", deadline=None, derandomize=True, max_examples=60)
hypothesis_settings.register_profile("quick", deadline=None, derandomize=True, max_examples=20)
hypothesis_settings.register_profile(
    "soak", deadline=None, max_examples=6000, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}
# Whole pages, files read in a process apart, pictures, planted copies of the tree: `make quick` leaves them out.
SLOW_MODULES = (
    "tests/academy/reminders/test_reminder_pages.py",
    "tests/academy/reminders/test_reminder_rules.py",
    "tests/academy/staff/test_applying.py",
    "tests/academy/staff/test_import_staff.py",
    "tests/academy/staff/test_staff_pages.py",
    "tests/academy/test_audit.py",
    "tests/academy/test_error_pages.py",
    "tests/academy/test_homes.py",
    "tests/academy/test_waiting.py",
    "tests/academy/test_wording.py",
    "tests/architecture/test_imports.py",
    "tests/certification/awards/certificate/",
    "tests/certification/awards/test_acts.py",
    "tests/certification/awards/test_awarding.py",
    "tests/certification/awards/test_ledger_pages.py",
    "tests/certification/awards/test_papers.py",
    "tests/certification/awards/test_policy.py",
    "tests/certification/awards/test_regraded.py",
    "tests/certification/awards/test_touched.py",
    "tests/certification/inspection/test_pack.py",
    "tests/certification/matrix/test_batches.py",
    "tests/certification/matrix/test_on_behalf.py",
    "tests/certification/matrix/test_pages.py",
    "tests/certification/matrix/test_shared_changes.py",
    "tests/certification/matrix/test_showing.py",
    "tests/certification/matrix/test_stand_ins.py",
    "tests/certification/matrix/test_sums.py",
    "tests/certification/matrix/test_time.py",
    "tests/certification/matrix/test_whole_papers.py",
    "tests/certification/matrix/test_workbook.py",
    "tests/certification/practical/test_pages.py",
    "tests/certification/rights/test_rights.py",
    "tests/certification/training/test_class_register.py",
    "tests/certification/training/test_outside.py",
    "tests/certification/training/test_papers_and_seats.py",
    "tests/certification/training/test_policies.py",
    "tests/certification/training/test_report.py",
    "tests/certification/training/test_rolls.py",
    "tests/certification/rotation/test_chart.py",
    "tests/certification/shadowing/test_pages.py",
    "tests/certification/staff_file/test_pages.py",
    "tests/certification/rotation/test_leave.py",
    "tests/certification/rotation/test_rules.py",
    "tests/courses/documents/",
    "tests/courses/readers/test_damage.py",
    "tests/courses/readers/test_parent.py",
    "tests/courses/readers/test_same_list.py",
    "tests/courses/test_acknowledging.py",
    "tests/courses/test_admin_columns.py",
    "tests/courses/test_admin_imports.py",
    "tests/courses/test_admin_plan.py",
    "tests/courses/test_bad_files.py",
    "tests/courses/test_columns.py",
    "tests/courses/test_command.py",
    "tests/courses/test_command_recognised.py",
    "tests/courses/test_decisions.py",
    "tests/courses/test_exports.py",
    "tests/courses/test_handbook_command.py",
    "tests/courses/test_history.py",
    "tests/courses/test_inquiries.py",
    "tests/courses/test_layout_facts.py",
    "tests/courses/test_layouts.py",
    "tests/courses/test_lesson_facts.py",
    "tests/courses/test_lessons.py",
    "tests/courses/test_matter_list.py",
    "tests/courses/test_notes.py",
    "tests/courses/test_offering_pages.py",
    "tests/courses/test_volume_pages.py",
    "tests/courses/test_service_pages.py",
    "tests/courses/test_offerings.py",
    "tests/courses/test_queries.py",
    "tests/courses/test_readings.py",
    "tests/courses/test_recoding.py",
    "tests/courses/test_restoring.py",
    "tests/courses/test_review_screens.py",
    "tests/courses/test_reviewing.py",
    "tests/courses/test_search.py",
    "tests/courses/test_todays.py",
    "tests/quizzes/check_sheets/test_sheet_pages.py",
    "tests/quizzes/domain/test_starter_items.py",
    "tests/quizzes/exams/test_intro.py",
    "tests/quizzes/exams/test_live_pages.py",
    "tests/quizzes/exams/test_on_paper_pages.py",
    "tests/quizzes/exams/test_sheet_pages.py",
    "tests/quizzes/exams/test_papers.py",
    "tests/quizzes/exams/test_results.py",
    "tests/quizzes/exams/test_invigilating.py",
    "tests/quizzes/exams/test_promises.py",
    "tests/quizzes/test_alike.py",
    "tests/quizzes/test_bank.py",
    "tests/quizzes/test_desk.py",
    "tests/quizzes/test_interchange.py",
    "tests/quizzes/test_exports.py",
    "tests/quizzes/test_regrading.py",
    "tests/quizzes/test_regrading_pages.py",
    "tests/quizzes/test_rule_pages.py",
    "tests/quizzes/test_screens.py",
    "tests/quizzes/test_simulated_clerks.py",
    "tests/quizzes/test_synonyms.py",
    "tests/quizzes/test_vetting_runs.py",
    "tests/quizzes/test_written.py",
)
# What pages show and files hold, walks through pages: on one engine. Every route is asked on both, and so is what
# an operation writes.
PAGES = (
    "tests/academy/reminders/test_reminder_pages.py",
    "tests/academy/staff/test_staff_pages.py",
    "tests/academy/test_editors.py",
    "tests/academy/test_error_pages.py",
    "tests/academy/test_homes.py",
    "tests/certification/awards/certificate/",
    "tests/certification/awards/test_ledger_pages.py",
    "tests/certification/matrix/test_pages.py",
    "tests/certification/matrix/test_shared_changes.py",
    "tests/certification/matrix/test_showing.py",
    "tests/certification/matrix/test_sums.py",
    "tests/certification/matrix/test_time.py",
    "tests/certification/matrix/test_workbook.py",
    "tests/certification/practical/test_pages.py",
    "tests/certification/rotation/test_chart.py",
    "tests/certification/shadowing/test_pages.py",
    "tests/certification/staff_file/test_pages.py",
    "tests/certification/training/test_report.py",
    "tests/courses/documents/",
    "tests/courses/readers/",
    "tests/courses/test_acknowledging.py",
    "tests/courses/test_admin_columns.py",
    "tests/courses/test_admin_imports.py",
    "tests/courses/test_admin_plan.py",
    "tests/courses/test_bad_files.py",
    "tests/courses/test_columns.py",
    "tests/courses/test_command_recognised.py",
    "tests/courses/test_exports.py",
    "tests/courses/test_handbook_command.py",
    "tests/courses/test_history.py",
    "tests/courses/test_inquiries.py",
    "tests/courses/test_layout_facts.py",
    "tests/courses/test_layouts.py",
    "tests/courses/test_lesson_facts.py",
    "tests/courses/test_lessons.py",
    "tests/courses/test_matter_list.py",
    "tests/courses/test_notes.py",
    "tests/courses/test_offering_pages.py",
    "tests/courses/test_review_screens.py",
    "tests/courses/test_service_pages.py",
    "tests/courses/test_volume_pages.py",
    "tests/people/test_first_passwords.py",
    "tests/quizzes/check_sheets/test_sheet_pages.py",
    "tests/quizzes/exams/test_intro.py",
    "tests/quizzes/exams/test_live_pages.py",
    "tests/quizzes/exams/test_on_paper_pages.py",
    "tests/quizzes/exams/test_papers.py",
    "tests/quizzes/exams/test_sheet_pages.py",
    "tests/quizzes/test_alike.py",
    "tests/quizzes/test_bank.py",
    "tests/quizzes/test_desk.py",
    "tests/quizzes/test_exports.py",
    "tests/quizzes/test_interchange.py",
    "tests/quizzes/test_regrading_pages.py",
    "tests/quizzes/test_rule_pages.py",
    "tests/quizzes/test_screens.py",
)
BROWSER = Path(__file__).parent / "browser"
# A file stays with one worker, and whoever gets the longest last works alone at the end.
LONGEST_FIRST = ("tests/academy/test_demo.py", "tests/routes/test_routes.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database, so that the PostgreSQL run takes exactly that; put the longest first.

    Transaction tests empty every table, also of what migrations wrote. They run last, a module of theirs holds no
    others, and whoever needs Wagtail's first pages asks for `page_tree`.
    """
    for item in items:
        if item.nodeid.startswith(SLOW_MODULES):
            item.add_marker("slow")
        if item.nodeid.startswith(PAGES):
            item.add_marker("page")
        names = getattr(item, "fixturenames", [])
        marker = item.get_closest_marker("django_db")
        if marker or DATABASE_FIXTURES & set(names):
            item.add_marker("database")
    if strays := {
        item.path.name for item in items if item.get_closest_marker("browser") and item.path.parent != BROWSER
    }:
        raise pytest.UsageError(f"Browser tests outside tests/browser, which is all that is run: {', '.join(strays)}")
    transactions = {item.path: _empties_tables(item) for item in items}
    if mixed := {item.path.name for item in items if _empties_tables(item) is not transactions[item.path]}:
        raise pytest.UsageError(f"Transaction tests share a module with others: {', '.join(sorted(mixed))}")
    # Within a module those that share their set-up stand together.
    places = {path: place for place, path in enumerate(dict.fromkeys(item.path for item in items))}
    items.sort(key=lambda item: (places[item.path], [set_up.name for set_up in asked_for(item)]))
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST_FIRST))


def _empties_tables(item: pytest.Item) -> bool:
    """Whether it is a transaction test."""
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction")) or "transactional_db" in getattr(item, "fixturenames", [])


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the garbage collector need not walk it again with every test."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


def pytest_configure(config: pytest.Config) -> None:
    # Screens are held to their Chinese words too; a fresh clone has them as .po only.
    from academy.wording import compile_stale

    compile_stale()
    config.addinivalue_line("markers", "database: touches the database (set by itself); run on both engines")
    config.addinivalue_line("markers", "page: what a page shows or a file holds (set by itself); run on one engine")
    # Nothing is collected to STATIC_ROOT in a test run; WhiteNoise serves from the sources.
    config.addinivalue_line("filterwarnings", "ignore:No directory at")


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """SQLite: the migrated copy is used as it is. PostgreSQL: made for the run from a migrated template."""
    from django.conf import settings as django_settings

    return django_settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """Point the suite at a database that is migrated already."""
    from django.conf import settings as django_settings

    database = django_settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        folder = Path(django_settings.STATE_DIR) / "test"
        copy = databases.migrated_copy(folder, f"run-{os.getpid()}.sqlite3")
        database["TEST"]["NAME"] = copy
        yield
        databases.remove(copy)
    else:
        database["TEST"]["TEMPLATE"] = database["NAME"]
        yield


@pytest.fixture(scope="session")
def ground(django_db_setup: None, django_db_blocker: "DjangoDbBlocker") -> Iterator[Ground]:
    """What is shared and stands in the database; `ground.stand_on(())` empties it."""
    ground = Ground(django_db_blocker)
    yield ground
    ground.stand_on(())


@pytest.fixture
def _shared_setups(request: pytest.FixtureRequest, ground: Ground) -> None:
    wanted = () if _empties_tables(request.node) else asked_for(request.node)
    request.node.stash[COPIES] = ground.stand_on(wanted)


@pytest.fixture
def _django_db_helper(_shared_setups: None, _django_db_helper: None) -> None:
    """Every test's own transaction, however it asks for one, begins on top of what it shares with others."""


@pytest.fixture
def page_tree(transactional_db: None) -> None:
    """Wagtail's first pages and site, in a transaction test: one before it may have emptied every table."""
    from wagtail.models import Locale, Page, Site

    if not Site.objects.exists():
        Locale.objects.get_or_create(language_code="zh-hans")
        home = Page.add_root(title="全部页面", slug="root").add_child(instance=Page(title="全科学堂", slug="home"))
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)


@shared
def house() -> "House":
    """A county with two towns, a centre in each, and three windows in the first."""
    from tests import factories

    return factories.make_house()


@shared
def people(house: "House") -> "People":
    """Somebody in every role, and the others a leak would show."""
    from tests import factories

    return factories.make_people(house)


@pytest.fixture
def client_of() -> "Callable[[User | None], Client]":
    """`client_of(user)`: a browser signed in as the person; `client_of(None)`: nobody."""
    from tests import factories

    return factories.signed_in_client

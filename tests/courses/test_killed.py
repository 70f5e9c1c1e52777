"""A worker killed in the middle of applying: whoever goes on ends with the same rows as if nothing had happened."""

import os
import signal
import subprocess
import sys

import pytest
from django.db import connection

from courses import operations
from courses.models import Activation, Catalogue, CatalogueImport
from tests.courses.imports import applied, stage
from tests.courses.inventory import inventory
from tests.courses.lists import HOTEL, changed, limit, numbered
from tests.databases import ROOT, url_of
from tests.factories import FOUNDED, MOMENT, House, make_house

OLD = numbered(6)
NEW = [HOTEL, *[changed(one, fee="10元", statutory=limit("3个工作日"), category="旅游服务") for one in numbered(5)]]

LINES = [*NEW, "the matter that is no longer listed"]


def catalogue_of(house: House, unit: str) -> Catalogue:
    """A catalogue with a list applied and the next one planned."""
    opened = operations.open_catalogue(getattr(house, unit), code=unit, name="清单", by=None, at=FOUNDED)
    applied(opened, *OLD, on=FOUNDED.date())
    stage(opened, *NEW)
    return opened


def worker(found: CatalogueImport, *, dies_after: int) -> int:
    """How a worker of its own process ended; minus nine is SIGKILL."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
        "DJANGO_SETTINGS_MODULE": "academy.settings.test",
        "DATABASE_URL": url_of(connection.settings_dict),
    }
    command = [sys.executable, "-W", "ignore", "-m", "tests.courses.mortal", str(found.pk), str(dies_after)]
    return subprocess.run(command, env=environment, cwd=ROOT).returncode


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_an_import_whose_workers_are_killed_again_and_again_ends_like_an_undisturbed_one(
    page_tree: None,
) -> None:
    house = make_house()
    undisturbed, disturbed = catalogue_of(house, "town"), catalogue_of(house, "neighbour")
    operations.apply_import(undisturbed.imports.get(state="planned"), by=None, at=MOMENT)
    found = disturbed.imports.get(state="planned")
    seen = []

    # among the versions, among the offerings, among the names, among the lessons
    for dies_after in (8, 20, 10, 14):
        assert worker(found, dies_after=dies_after) == -signal.SIGKILL
        found.refresh_from_db()
        seen.append((found.state, found.cursor))
    connection.close()
    in_force = Activation.objects.filter(edition__catalogue_import=found).exists()
    operations.apply_import(found, by=None, at=MOMENT)

    assert [(state, cursor // len(LINES)) for state, cursor in seen] == [("applying", round) for round in range(4)]
    assert in_force
    assert inventory(disturbed) == inventory(undisturbed)

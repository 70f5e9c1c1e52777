"""An uploaded file is kept as it came, where no address leads, and goes when it is no longer needed."""

from datetime import timedelta

import pytest
from django.urls import reverse

from academy.settings import base
from academy.storage import PrivateStorage
from courses import operations
from courses.models import Catalogue, CatalogueImport, ImportFile
from ledger.models import AuditEntry
from tests.courses.imports import TODAY, received, stage
from tests.courses.lists import BOTH, workbook
from tests.factories import MOMENT

LATER = MOMENT + timedelta(days=91)


def test_the_bytes_are_kept_as_they_came(catalogue: Catalogue) -> None:
    data = workbook(*BOTH)

    found = received(catalogue, data)

    assert found.file.file.open("rb").read() == data
    assert (found.state, found.file.size, found.file.sha256) == ("reading", len(data), found.sha256)
    assert AuditEntry.objects.latest("pk").action == "catalogue.received"


def test_what_the_person_called_the_file_never_reaches_the_disk(catalogue: Catalogue) -> None:
    found = received(catalogue, b"x", file_name="../../清单.xlsx")

    assert found.file.file.name.split("/")[:2] == ["imports", found.sha256[:2]]
    assert "清单" not in found.file.file.name


def test_the_private_storage_has_no_address_and_lies_outside_media() -> None:
    options = base.STORAGES["private"]["OPTIONS"]

    with pytest.raises(ValueError, match="not accessible via a URL"):
        PrivateStorage(**options).url("imports/x")
    assert base.MEDIA_ROOT not in (options["location"], *options["location"].parents)


def test_nobody_gets_a_kept_file_through_the_address_of_media(catalogue: Catalogue, people, client_of) -> None:
    found = received(catalogue, b"secret")

    for person in (people.clerk, people.admin):
        assert client_of(person).get(reverse("media", args=[found.file.file.name])).status_code == 404


@pytest.mark.parametrize(
    ("state", "gone"),
    [("applied", True), ("abandoned", True), ("planned", True), ("reading", False), ("applying", False)],
)
def test_a_file_goes_after_its_time_unless_it_is_worked_on(catalogue: Catalogue, state: str, gone: bool) -> None:
    found = received(catalogue, b"list")
    name, storage = found.file.file.name, found.file.file.storage
    ends = {"applied_at": MOMENT} if state == "applied" else {}
    CatalogueImport.objects.filter(pk=found.pk).update(state=state, **ends)

    assert operations.delete_old_files(at=LATER) == int(gone)

    found.file.refresh_from_db()
    assert storage.exists(name) is not gone
    assert (found.file.deleted_at == LATER) is gone
    assert found.file.sha256 == found.sha256


def test_a_file_somebody_looked_at_lately_stays(catalogue: Catalogue) -> None:
    found = received(catalogue, b"list")
    CatalogueImport.objects.filter(pk=found.pk).update(state="planned", touched_at=LATER - timedelta(days=1))

    assert operations.delete_old_files(at=LATER) == 0


def test_deleting_leaves_an_audit_row_and_is_done_once(catalogue: Catalogue) -> None:
    found = stage(catalogue, *BOTH, on=TODAY)

    assert [operations.delete_old_files(at=LATER) for _ in range(2)] == [1, 0]
    entry = AuditEntry.objects.latest("pk")
    assert (entry.action, entry.subject) == ("catalogue.file_deleted", f"courses.importfile:{found.file_id}")
    assert ImportFile.objects.get().head == ""

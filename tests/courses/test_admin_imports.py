"""Import in the admin: upload, plan, apply, progress; for editors of the unit."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from courses.models import Catalogue, CatalogueImport, Matter
from courses.sentences import PROBLEMS
from ledger.models import Job
from tests.courses.imports import applied, stage
from tests.courses.lists import BOTH, CARD, HOTEL, changed, limit, workbook
from tests.factories import grant, make_person

ClientOf = Callable[..., Client]


def upload(client: Client, catalogue: Catalogue, data: bytes, **fields: str):
    form = {
        "catalogue": catalogue.pk,
        "file": SimpleUploadedFile("清单.xlsx", data),
        "source": "区政务办",
        "effective_on": "2026-12-01",
    }
    return client.post(reverse("catalogue_import_add"), form | fields)


def test_an_upload_becomes_a_plan_and_changes_nothing(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    answer = upload(client_of(people.editor), catalogue, workbook(*BOTH))

    found = CatalogueImport.objects.get()
    assert answer["Location"] == reverse("catalogue_import_plan", args=[found.pk])
    assert (found.state, found.by, str(found.effective_on)) == ("planned", people.editor, "2026-12-01")
    assert Matter.objects.count() == 0


def test_the_plan_shows_old_and_new_of_each_changed_facet(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)
    found = stage(catalogue, changed(HOTEL, statutory=limit("15个工作日"), service_object=("企业法人。", "个体工商户")))
    client = client_of(people.editor)

    page = client.get(reverse("catalogue_import_plan", args=[found.pk])).content.decode()
    retired = client.get(reverse("catalogue_import_plan", args=[found.pk]), {"show": "retire"}).content.decode()

    assert "<del>法定：20个工作日</del>" in page
    assert "<ins>法定：15个工作日</ins>" in page
    assert "<del>企业法人</del>" in page
    assert "正山门卡补办" not in page
    assert "正山门卡补办" in retired


def test_problems_are_shown_with_their_place(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    found = stage(catalogue, HOTEL, changed(CARD, statutory=limit("7-20个工作日")), CARD)

    page = client_of(people.editor).get(reverse("catalogue_import_plan", args=[found.pk])).content.decode()

    assert "事项清单 · 3 · 法定办结时限" in page
    assert str(PROBLEMS["code_repeated"]) % {"code": "DW-002", "first": 3} in page
    assert reverse("catalogue_import_apply", args=[found.pk]) not in page


def test_applying_runs_as_a_job_that_says_how_it_ended(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    found, client = stage(catalogue, *BOTH), client_of(people.editor)

    for _ in range(2):
        client.post(reverse("catalogue_import_apply", args=[found.pk]))
    job = Job.objects.get()
    page = client.get(reverse("catalogue_import_progress", args=[found.pk])).content.decode()

    assert (job.state, job.done, job.total) == (Job.State.DONE, 2, 2)
    assert job.message in page
    assert "http-equiv" not in page
    assert Matter.objects.count() == 2


def test_a_plan_that_went_stale_says_so_on_the_progress_page(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    found, client = stage(catalogue, *BOTH), client_of(people.editor)
    applied(catalogue, CARD)

    client.post(reverse("catalogue_import_apply", args=[found.pk]))

    assert Job.objects.get().state == Job.State.FAILED
    page = client.get(reverse("catalogue_import_progress", args=[found.pk])).content.decode()
    assert Job.objects.get().message in page


def test_a_long_import_hands_itself_on(catalogue: Catalogue, people, client_of: ClientOf, monkeypatch) -> None:
    monkeypatch.setattr("courses.chunks.ROWS", 1)
    monkeypatch.setattr("courses.tasks.SECONDS", -1)
    handed_on = []
    monkeypatch.setattr("courses.tasks.async_task", lambda *task: handed_on.append(task))
    found = stage(catalogue, *BOTH)
    client_of(people.editor).post(reverse("catalogue_import_apply", args=[found.pk]))
    from courses import tasks

    while handed_on:
        name, key = handed_on.pop()
        assert name == "courses.tasks.apply_import"
        before = Job.objects.get().state
        tasks.apply_import(key)
        if Job.objects.get().state == Job.State.DONE:
            break
        monkeypatch.setattr("courses.tasks.SECONDS", 60)
        assert before in (Job.State.WAITING, Job.State.RUNNING)

    assert Job.objects.get().state == Job.State.DONE
    assert Matter.objects.count() == 2


def test_a_bad_file_is_told_beside_the_field_and_keeps_what_was_typed(
    catalogue: Catalogue, people, client_of: ClientOf
) -> None:
    answer = upload(client_of(people.editor), catalogue, b"%PDF-1.7")

    assert answer.status_code == 422
    assert str(PROBLEMS["file_pdf"]) in answer.content.decode()
    assert 'value="区政务办"' in answer.content.decode()
    assert CatalogueImport.objects.count() == 0


def test_too_large_a_file_is_refused_before_it_is_read(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    answer = upload(client_of(people.editor), catalogue, b"PK" + b"\x00" * 21 * 1024**2)

    assert str(PROBLEMS["file_too_large"]) % {"megabytes": 21, "allowed": 20} in answer.content.decode()


NOT_EDITORS = ["clerk", "head", "leader", "reviewer", "inspector"]


@pytest.mark.parametrize("role", NOT_EDITORS)
def test_nobody_but_editors_reaches_the_imports(catalogue: Catalogue, people, client_of: ClientOf, role: str) -> None:
    found, client = stage(catalogue, *BOTH), client_of(people.by_role(role))
    pages = [
        client.get(reverse("catalogue_import_list")),
        client.get(reverse("catalogue_import_add")),
        client.get(reverse("catalogue_import_plan", args=[found.pk])),
        client.post(reverse("catalogue_import_apply", args=[found.pk])),
        client.get(reverse("catalogue_import_progress", args=[found.pk])),
    ]

    assert {answer.status_code for answer in pages} <= {302, 403}
    assert [
        answer["Location"] for answer in pages if "Location" in answer and answer["Location"].startswith("/admin/c")
    ] == []
    assert Matter.objects.count() == 0


def test_an_editor_of_another_unit_sees_and_applies_nothing_of_ours(
    catalogue: Catalogue, people, house, client_of: ClientOf
) -> None:
    found = stage(catalogue, *BOTH)
    stranger = make_person("eve")
    grant(stranger, "editor", unit=house.neighbour)
    client = client_of(stranger)

    assert "清单.xlsx" not in client.get(reverse("catalogue_import_list")).content.decode()
    assert client.get(reverse("catalogue_import_plan", args=[found.pk]))["Location"] == "/admin/"
    assert client.post(reverse("catalogue_import_apply", args=[found.pk]))["Location"] == "/admin/"
    assert upload(client, catalogue, workbook(*BOTH)).status_code == 422
    assert (CatalogueImport.objects.count(), Matter.objects.count()) == (1, 0)


@pytest.mark.parametrize("name", ["matter", "matterversion", "facetchange"])
def test_listings_of_the_catalogue_are_read_only(catalogue: Catalogue, people, client_of: ClientOf, name: str) -> None:
    applied(catalogue, *BOTH)
    applied(catalogue, changed(HOTEL, statutory=limit("15个工作日")), CARD)
    client = client_of(people.reviewer)

    assert client.get(reverse(f"{name}:index")).status_code == 200
    pages = [client.get(reverse(f"{name}:add")), client.get(reverse(f"{name}:edit", args=[1]))]
    assert {answer.status_code for answer in pages} <= {302, 403, 404}


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_imports_asks_the_same_queries_for_any_length(
    catalogue: Catalogue, people, client_of: ClientOf, django_assert_num_queries, count: int
) -> None:
    for _ in range(count):
        stage(catalogue, *BOTH)
    client = client_of(people.editor)
    client.get(reverse("catalogue_import_list"))

    with django_assert_num_queries(13):
        client.get(reverse("catalogue_import_list"))

"""Import in the admin, from upload to applied, given up or taken back; for editors of the unit."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from courses import tasks
from courses.models import Catalogue, CatalogueImport, FacetChange, Matter
from courses.sentences import PROBLEMS
from ledger.models import Job
from tests.courses.imports import applied, received, stage
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


def test_an_upload_is_read_by_the_worker_and_changes_nothing(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    answer = upload(client_of(people.editor), catalogue, workbook(*BOTH))

    found = CatalogueImport.objects.get()
    assert answer["Location"] == reverse("catalogue_import_plan", args=[found.pk])
    assert (found.state, found.by, str(found.effective_on)) == ("planned", people.editor, "2026-12-01")
    assert Job.objects.get().key == tasks.reading_key(found)
    assert Matter.objects.count() == 0


def test_nothing_is_read_in_the_web_request(
    catalogue: Catalogue, people, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed_out = []
    monkeypatch.setattr("courses.tasks.async_task", lambda *task: handed_out.append(task))
    client = client_of(people.editor)

    upload(client, catalogue, workbook(*BOTH))
    found = CatalogueImport.objects.get()
    page = client.get(reverse("catalogue_import_plan", args=[found.pk])).content.decode()

    assert (found.state, found.lines.count(), handed_out) == (
        "reading",
        0,
        [("courses.tasks.read_import", found.pk)],
    )
    assert "data-poll" in page
    assert '<meta http-equiv="refresh"' in page


def test_a_file_that_can_not_be_read_says_why_and_how_to_mend_it(
    catalogue: Catalogue, people, client_of: ClientOf
) -> None:
    client = client_of(people.editor)
    upload(client, catalogue, b"%PDF-1.7")
    found = CatalogueImport.objects.get()

    page = client.get(reverse("catalogue_import_plan", args=[found.pk])).content.decode()
    again = f"{reverse('catalogue_import_add')}?again={found.pk}"
    form = client.get(again).content.decode()

    assert str(PROBLEMS["file_pdf"]) in page
    assert "data-poll" not in page
    assert again in page
    assert 'value="区政务办"' in form
    assert Job.objects.get().state == Job.State.FAILED


def test_the_same_file_again_is_pointed_out_not_refused(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    client, data = client_of(people.editor), workbook(*BOTH)
    upload(client, catalogue, data)
    upload(client, catalogue, data)
    first, second = CatalogueImport.objects.order_by("pk")

    page = client.get(reverse("catalogue_import_plan", args=[second.pk])).content.decode()
    earlier = client.get(reverse("catalogue_import_plan", args=[first.pk])).content.decode()

    assert "同一个文件此前上传过" in page
    assert "同一个文件此前上传过" not in earlier
    assert second.state == "planned"


def test_too_large_a_file_is_refused_before_it_is_kept(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    answer = upload(client_of(people.editor), catalogue, b"PK" + b"\x00" * 21 * 1024**2)

    assert answer.status_code == 422
    assert str(PROBLEMS["file_too_large"]) % {"megabytes": 21, "allowed": 20} in answer.content.decode()
    assert 'value="区政务办"' in answer.content.decode()
    assert CatalogueImport.objects.count() == 0


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


def test_a_plan_that_went_stale_says_so_and_is_read_again_with_one_click(
    catalogue: Catalogue, people, client_of: ClientOf
) -> None:
    found, client = stage(catalogue, *BOTH), client_of(people.editor)
    applied(catalogue, CARD)
    again = reverse("catalogue_import_read_again", args=[found.pk])

    plan = client.get(reverse("catalogue_import_plan", args=[found.pk])).content.decode()
    client.post(reverse("catalogue_import_apply", args=[found.pk]))
    progress = client.get(reverse("catalogue_import_progress", args=[found.pk])).content.decode()

    assert Job.objects.get().state == Job.State.FAILED
    assert Job.objects.get().message in progress
    assert reverse("catalogue_import_apply", args=[found.pk]) not in plan
    assert [again in page for page in (plan, progress)] == [True, True]

    client.post(again)
    found.refresh_from_db()
    assert (found.state, found.base, found.plan["create"], found.plan["unchanged"]) == ("planned", 1, 1, 1)
    client.post(reverse("catalogue_import_apply", args=[found.pk]))
    found.refresh_from_db()
    assert found.state == "applied"


def test_an_import_is_given_up_and_stays_in_the_list(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    found, client = stage(catalogue, *BOTH), client_of(people.editor)

    client.post(reverse("catalogue_import_abandon", args=[found.pk]))
    client.post(reverse("catalogue_import_apply", args=[found.pk]))
    page = client.get(reverse("catalogue_import_list")).content.decode()

    found.refresh_from_db()
    assert found.state == "abandoned"
    assert Matter.objects.count() == 0
    assert "清单.xlsx" in page
    assert str(CatalogueImport.State.ABANDONED.label) in page
    assert str(people.editor) in page


def test_the_way_back_is_a_plan_like_any_other(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    applied(catalogue, *BOTH)
    mistake, client = applied(catalogue, CARD), client_of(people.editor)

    client.post(reverse("catalogue_import_restore", args=[mistake.pk]))

    back = CatalogueImport.objects.latest("pk")
    assert (back.state, back.restores, back.plan["update"]) == ("planned", mistake.edition, 1)
    page = client.get(reverse("catalogue_import_plan", args=[back.pk])).content.decode()
    assert reverse("catalogue_import_apply", args=[back.pk]) in page


@pytest.mark.parametrize("state", ["planned", "abandoned"])
def test_only_what_was_applied_can_be_taken_back(catalogue: Catalogue, people, client_of: ClientOf, state: str) -> None:
    found = stage(catalogue, *BOTH)
    CatalogueImport.objects.filter(pk=found.pk).update(state=state)

    client_of(people.editor).post(reverse("catalogue_import_restore", args=[found.pk]))

    assert CatalogueImport.objects.count() == 1


def test_the_file_is_handed_to_whoever_may_see_the_import(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    data = workbook(*BOTH)
    found = received(catalogue, data)

    answer = client_of(people.editor).get(reverse("catalogue_import_file", args=[found.pk]))

    assert b"".join(answer.streaming_content) == data
    assert (answer["Content-Type"], "attachment" in answer["Content-Disposition"]) == ("application/octet-stream", True)


def test_the_list_is_narrowed_to_a_state(catalogue: Catalogue, people, client_of: ClientOf) -> None:
    stage(catalogue, *BOTH)
    client = client_of(people.editor)

    planned = client.get(reverse("catalogue_import_list"), {"state": "planned"}).content.decode()
    abandoned = client.get(reverse("catalogue_import_list"), {"state": "abandoned"}).content.decode()

    assert ["清单.xlsx" in page for page in (planned, abandoned)] == [True, False]


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
        client.get(reverse("catalogue_import_columns", args=[found.pk])),
        client.get(reverse("catalogue_import_file", args=[found.pk])),
        client.get(reverse("catalogue_import_problems", args=[found.pk, "csv"])),
        client.post(reverse("catalogue_import_abandon", args=[found.pk])),
        client.post(reverse("catalogue_import_read_again", args=[found.pk])),
        client.post(reverse("catalogue_import_restore", args=[found.pk])),
        client.post(reverse("catalogue_import_renames", args=[found.pk])),
        client.post(reverse("catalogue_import_decide", args=[found.pk, found.lines.first().pk])),
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
    CatalogueImport.objects.filter(pk=found.pk).update(source="区政务办")
    stranger = make_person("eve")
    grant(stranger, "editor", unit=house.neighbour)
    client = client_of(stranger)

    assert "清单.xlsx" not in client.get(reverse("catalogue_import_list")).content.decode()
    assert client.get(reverse("catalogue_import_plan", args=[found.pk]))["Location"] == "/admin/"
    assert client.post(reverse("catalogue_import_apply", args=[found.pk]))["Location"] == "/admin/"
    assert client.get(reverse("catalogue_import_file", args=[found.pk]))["Location"] == "/admin/"
    assert client.post(reverse("catalogue_import_abandon", args=[found.pk]))["Location"] == "/admin/"
    assert upload(client, catalogue, workbook(*BOTH)).status_code == 422
    assert 'value="区政务办"' not in client.get(f"{reverse('catalogue_import_add')}?again={found.pk}").content.decode()
    found.refresh_from_db()
    assert (CatalogueImport.objects.count(), Matter.objects.count(), found.state) == (1, 0, "planned")


@pytest.mark.parametrize("name", ["matter", "matterversion", "facetchange"])
def test_listings_of_the_catalogue_are_read_only(catalogue: Catalogue, people, client_of: ClientOf, name: str) -> None:
    applied(catalogue, *BOTH)
    applied(catalogue, changed(HOTEL, statutory=limit("15个工作日")), CARD)
    client = client_of(people.reviewer)

    assert client.get(reverse(f"{name}:index")).status_code == 200
    pages = [client.get(reverse(f"{name}:add")), client.get(reverse(f"{name}:edit", args=[1]))]
    assert {answer.status_code for answer in pages} <= {302, 403, 404}


def test_a_facet_change_is_told_in_words_and_by_the_day_it_is_here(
    catalogue: Catalogue, people, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)
    applied(catalogue, changed(HOTEL, statutory=limit("15个工作日")), CARD)
    change, client = FacetChange.objects.get(), client_of(people.reviewer)
    pages = [reverse("facetchange:index"), reverse("facetchange:inspect", args=[change.pk])]

    for said in (client.get(page).content.decode() for page in pages):
        for words in ("办理时限", "实质变更", "按规则：清单内容有变", "2026年3月9日"):
            assert words in said
    assert str(change) == "公共场所卫生许可（新办） · 办理时限 · 实质变更"
    assert "2026年3月9日 09:00" in said
    assert "<dd>None" not in said.replace("\n", "").replace(" ", "")


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_imports_asks_the_same_queries_for_any_length(
    catalogue: Catalogue, people, client_of: ClientOf, django_assert_num_queries, count: int
) -> None:
    for _ in range(count):
        stage(catalogue, *BOTH)
    client = client_of(people.editor)
    client.get(reverse("catalogue_import_list"))

    with django_assert_num_queries(14):
        client.get(reverse("catalogue_import_list"))

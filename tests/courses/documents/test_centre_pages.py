"""The books of a centre: made in the background, kept where no address leads, made anew when the list changes."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django_q.models import Schedule

from courses.documents import kinds, tasks
from courses.documents.books import HANDBOOK, SERVICE_GUIDE
from courses.documents.press import PressFailed
from courses.models import Catalogue, CentreDocument, CentreParticulars
from ledger.models import AuditEntry, Job
from ledger.progress import open_job
from people.models import User
from tests.courses.documents.pdf import text
from tests.courses.imports import TODAY, applied
from tests.courses.lists import BOTH, CARD, HOTEL, changed, limit
from tests.factories import MOMENT, House, People

ClientOf = Callable[[User | None], Client]
Kept = Callable[[], list[str]]
pytestmark = pytest.mark.usefixtures("the_day")
PARTICULARS = {
    "address": "海天路1号",
    "opening_hours": "工作日 8:30-11:30\n13:30-17:00",
    "phone": "0580-6000000",
    "way_there": "3路公交普陀山码头站",
    "complaints": "0580-6000001",
}


def make(client: Client, house: House, kind: str = "handbook", format: str = "md"):
    return client.post(reverse("document_make", args=[house.centre.code, kind, format]))


def read(client: Client, house: House, kind: str = "handbook", format: str = "md"):
    return client.get(reverse("document_file", args=[house.centre.code, kind, format]))


def page(client: Client, house: House) -> str:
    return client.get(reverse("centre_documents"), {"centre": house.centre.code}).content.decode()


def test_a_clerk_has_the_handbook_made_and_takes_it(
    catalogue: Catalogue, house: House, people: People, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)
    client = client_of(people.clerk)

    assert make(client, house)["Location"] == "/books/?centre=putuoshan"

    answer = read(client, house)
    assert answer.content.decode().startswith("# 综窗工作服务手册")
    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    assert "attachment; filename*=UTF-8''" in answer["Content-Disposition"]
    document = CentreDocument.objects.get()
    assert (document.made_by, document.as_of, document.size) == (people.clerk, TODAY, len(answer.content))
    assert AuditEntry.objects.get(action="document.made").actor == people.clerk


def test_the_work_says_how_far_it_is_and_is_found_again(
    catalogue: Catalogue, house: House, people: People, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)
    client = client_of(people.clerk)
    job, _new = open_job(
        HANDBOOK.title, key=tasks.job_key(house.centre.pk, "handbook", "md", "zh-hans"), by=people.clerk, at=MOMENT
    )
    Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING, done=1, total=2)

    shown = page(client, house)

    assert 'data-refresh="2"' in shown
    assert '<progress value="1" max="2"' in shown
    # pressing again while it runs starts nothing
    make(client, house)
    assert CentreDocument.objects.count() == 0


def test_a_finished_book_is_up_to_date_until_its_list_changes(
    catalogue: Catalogue, house: House, people: People, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)
    client = client_of(people.clerk)
    make(client, house)
    assert "badge--care" not in page(client, house)

    applied(catalogue, changed(HOTEL, statutory=limit("15个工作日")), CARD)

    assert "badge--care" in page(client, house)
    make(client, house)
    assert "badge--care" not in page(client, house)
    assert "15个工作日" in read(client, house).content.decode()


def test_a_kept_book_is_made_anew_when_its_list_is_applied(
    catalogue: Catalogue, house: House, people: People, client_of: ClientOf, django_capture_on_commit_callbacks
) -> None:
    applied(catalogue, *BOTH)
    client = client_of(people.clerk)
    make(client, house)
    first = CentreDocument.objects.get().file.name

    with django_capture_on_commit_callbacks(execute=True):
        applied(catalogue, changed(HOTEL, statutory=limit("15个工作日")), CARD)

    document = CentreDocument.objects.get()
    assert "15个工作日" in read(client, house).content.decode()
    assert document.file.name != first
    assert document.made_by is None


def test_facts_that_hold_later_are_in_the_book_of_that_day(
    catalogue: Catalogue, house: House, people: People, client_of: ClientOf, django_capture_on_commit_callbacks
) -> None:
    applied(catalogue, *BOTH)
    client = client_of(people.clerk)
    make(client, house)
    later = TODAY + timedelta(days=10)

    with django_capture_on_commit_callbacks(execute=True):
        applied(catalogue, changed(HOTEL, statutory=limit("15个工作日")), CARD, on=later)

    assert "15个工作日" not in read(client, house).content.decode()
    planned = Schedule.objects.get(func="courses.documents.tasks.refresh")
    assert (planned.schedule_type, planned.next_run.astimezone(MOMENT.tzinfo).date()) == (Schedule.ONCE, later)
    with time_machine.travel(MOMENT + timedelta(days=10), tick=False):
        tasks.refresh(catalogue.pk)
        assert "15个工作日" in read(client_of(people.clerk), house).content.decode()


def test_the_book_before_goes_when_the_new_one_is_kept(
    catalogue: Catalogue, house: House, people: People, client_of: ClientOf, kept: Kept,
    django_capture_on_commit_callbacks,
) -> None:  # fmt: skip
    applied(catalogue, *BOTH)
    client = client_of(people.clerk)
    make(client, house)

    applied(catalogue, changed(HOTEL, statutory=limit("15个工作日")), CARD)
    with django_capture_on_commit_callbacks(execute=True):
        make(client, house)

    assert kept() == [CentreDocument.objects.get().file.name]


def test_a_book_whose_file_is_gone_is_not_there_and_can_be_made_again(
    catalogue: Catalogue, house: House, people: People, client_of: ClientOf, kept: Kept
) -> None:
    applied(catalogue, *BOTH)
    client = client_of(people.clerk)
    make(client, house)
    CentreDocument.objects.get().file.storage.delete(*kept())

    assert read(client, house).status_code == 404
    assert "2026年3月9日编制" not in page(client, house)
    make(client, house)
    assert read(client, house).status_code == 200


def test_a_book_that_cannot_be_set_says_so_and_can_be_tried_again(
    catalogue: Catalogue, house: House, people: People, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)
    client = client_of(people.clerk)
    broken = kinds.Kind(**{
        **{name: getattr(HANDBOOK, name) for name in HANDBOOK.__slots__},
        "write": lambda order: (_ for _ in ()).throw(PressFailed("paper jam")),
    })  # fmt: skip
    kinds.register(broken)
    try:
        make(client, house)
    finally:
        kinds.register(HANDBOOK)

    shown = page(client, house)
    assert "paper jam" in shown
    assert "badge--bad" in shown
    make(client, house)
    assert "badge--bad" not in page(client, house)


def test_nobody_else_s_handbook_is_for_me_but_everybody_has_the_guide(
    catalogue: Catalogue, house: House, people: People, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)
    make(client_of(people.clerk), house)
    make(client_of(people.clerk), house, "service-guide", "pdf")
    assert read(client_of(people.clerk), house).status_code == 200

    for stranger in (people.neighbour_clerk, people.other_head, people.editor, people.reviewer, people.other_inspector):
        assert read(client_of(stranger), house).status_code == 403
        assert make(client_of(stranger), house).status_code == 403
        assert read(client_of(stranger), house, "service-guide", "pdf").status_code == 200
        assert "kind-handbook" not in page(client_of(stranger), house)


@pytest.mark.parametrize(("kind", "format"), [("handbook", "odt"), ("service-guide", "md"), ("secret", "pdf")], ids=str)
def test_a_book_or_format_there_is_not_is_not_found(
    catalogue: Catalogue, house: House, people: People, client_of: ClientOf, kind: str, format: str
) -> None:
    assert make(client_of(people.clerk), house, kind, format).status_code == 404
    assert read(client_of(people.clerk), house, kind, format).status_code == 404


def test_a_kept_book_is_not_reached_through_the_address_of_media(
    catalogue: Catalogue, house: House, people: People, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)
    client = client_of(people.clerk)
    make(client, house)
    document = CentreDocument.objects.get()

    assert client.get(f"/media/{document.file.name}").status_code == 404


def test_a_reader_of_traditional_characters_has_a_book_of_their_own(
    catalogue: Catalogue, house: House, people: People, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)
    client = client_of(people.clerk)
    make(client, house)
    client.post("/language/", {"language": "zh-hant", "next": "/"})
    assert read(client, house).status_code == 404

    make(client, house)

    assert read(client, house).content.decode().startswith("# 綜窗工作服務手冊")
    assert CentreDocument.objects.count() == 2


def test_the_head_writes_where_the_centre_is_and_the_guide_carries_it(
    catalogue: Catalogue, house: House, people: People, client_of: ClientOf
) -> None:
    applied(catalogue, *BOTH)
    client = client_of(people.head)
    make(client, house, "service-guide", "pdf")

    answer = client.post(reverse("centre_particulars", args=["putuoshan"]), PARTICULARS)

    assert answer["Location"] == "/books/?centre=putuoshan"
    shown = page(client, house)
    assert "海天路1号" in shown
    assert "badge--care" in shown.split('id="kind-service-guide"')[1]
    make(client, house, "service-guide", "pdf")
    printed = text(read(client, house, "service-guide", "pdf").content)
    for words in ("办公地址海天路1号", "13:30-17:00", "咨询电话0580-6000000", "监督投诉0580-6000001"):
        assert words in printed
    assert AuditEntry.objects.get(action="centre.particulars").actor == people.head


def test_too_long_an_address_is_said_and_kept_on_the_screen(house: House, people: People, client_of: ClientOf) -> None:
    answer = client_of(people.head).post(reverse("centre_particulars", args=["putuoshan"]), {"address": "路" * 201})

    assert answer.status_code == 422
    assert "路" * 201 in answer.content.decode()
    assert not CentreParticulars.objects.exists()


def test_a_centre_that_handles_nothing_says_what_to_do(house: House, people: People, client_of: ClientOf) -> None:
    shown = page(client_of(people.clerk), house)

    assert 'class="empty"' in shown
    assert 'id="work"' not in shown


def test_a_guide_for_the_public_holds_nothing_of_the_clerks(
    catalogue: Catalogue, house: House, people: People, client_of: ClientOf
) -> None:
    applied(catalogue, changed(HOTEL, remark="内部备注：先问卫健局"), CARD)
    client = client_of(people.clerk)
    make(client, house)
    assert "内部备注" in read(client, house).content.decode()

    make(client, house, "service-guide", "pdf")

    printed = text(read(client, house, "service-guide", "pdf").content)
    assert "公共场所卫生许可（新办）" in printed
    assert "法定20个工作日" in printed
    assert "综合窗口一" in printed
    for hidden in ("内部备注", "开宾馆办卫生许可证", "培训层级", "Alice"):
        assert hidden not in printed


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_queries_for_any_number_of_matters(
    catalogue: Catalogue, house: House, people: People, client_of: ClientOf, django_assert_num_queries, count: int
) -> None:
    applied(catalogue, *(changed(CARD, code=f"DW-{n}", name=f"业务{n}") for n in range(count)))
    client = client_of(people.clerk)
    make(client, house)
    page(client, house)

    with django_assert_num_queries(14):
        page(client, house)


def test_registered_kinds_come_in_the_order_of_the_page() -> None:
    assert [kind.name for kind in kinds.registered()] == ["handbook", "service-guide", "on-behalf"]
    assert kinds.named("service-guide") is SERVICE_GUIDE

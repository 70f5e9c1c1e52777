"""What is kept about a person can be read, taken out and disputed by them, all of it and nothing of anybody else."""

import csv
import json
import zipfile
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone, translation

from certification.rights import operations
from certification.rights.archive import archive
from certification.rights.models import RecordDispute
from certification.rights.operations import Refusal, Refused
from certification.rights.parts import ABOUT_OTHERS, BY_NAME, PARTS
from ledger.models import AuditEntry
from people.actor import actor_for
from people.awaiting import waiting_for
from people.models import Leave, User
from tests.certification.practical import practicals
from tests.factories import FIRST_DAY, MOMENT

HOUSE = {"people", "ledger", "courses", "quizzes", "certification"}
DAY = timedelta(days=1)


def test_every_table_that_points_at_a_person_is_part_of_the_record_or_says_why_not():
    pointing = {
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label in HOUSE and any(field.related_model is User for field in model._meta.concrete_fields)
    }
    named = {part.model for part in PARTS} | set(ABOUT_OTHERS)
    assert pointing - named == set()
    assert set(ABOUT_OTHERS) - pointing == set()


@pytest.fixture
def kept(people, house):
    """A leave and an assessment of the clerk, a leave of the colleague that begins like a formula."""
    Leave.objects.create(clerk=people.clerk, kind="annual", starts_on=FIRST_DAY, ends_on=FIRST_DAY + DAY)
    Leave.objects.create(clerk=people.other_clerk, kind="sick", starts_on=FIRST_DAY, ends_on=FIRST_DAY + 9 * DAY)
    return practicals.assess(people.clerk, practicals.adopt(house.centre), by=people.head, at=MOMENT)


@pytest.mark.django_db
def test_the_zip_holds_every_row_about_the_person_and_none_of_a_colleague(people, kept):
    operations.open_dispute(
        people.clerk, kept.plan.centre, part="leaves", entry=None, shown="", says="=HYPERLINK(1)", at=MOMENT
    )
    with translation.override("en"):
        packed = zipfile.ZipFile(BytesIO(archive(people.clerk, at=MOMENT)))
    whole = json.loads(packed.read("record.json"))
    assert {name: len(rows) for name, rows in whole.items() if rows} == {
        part.name: part.rows(people.clerk).count() for part in PARTS if part.rows(people.clerk).exists()
    }
    assert [row["kind"] for row in whole["leaves"]] == ["annual leave"]
    assert people.other_clerk.name not in packed.read("record.json").decode()
    tables = [name for name in packed.namelist() if name.endswith(".csv")]
    assert len(tables) == len(PARTS)
    (disputes,) = (name for name in tables if name.endswith("Disputes.csv"))
    rows = list(csv.reader(StringIO(packed.read(disputes).decode("utf-8-sig"))))
    assert "'=HYPERLINK(1)" in rows[1]
    assert all(name in packed.read("README.txt").decode("utf-8-sig") for name in tables)


def waiting_of(person, *, on) -> list[int]:
    """Disputes that wait for the person's answer."""
    waiting = waiting_for(actor_for(person, on=on), on=on)
    links = {reverse("record_dispute", args=[pk]): pk for pk in RecordDispute.objects.values_list("pk", flat=True)}
    return [links[one.link] for one in waiting]


@pytest.mark.django_db
def test_a_dispute_is_answered_once_and_may_be_asked_about_once_more(people, house):
    at = MOMENT
    about = {"part": "leaves", "entry": None, "shown": "", "says": "少了一天"}
    made = operations.open_dispute(people.clerk, house.centre, **about, at=at)
    with pytest.raises(Refused) as refused:
        operations.open_dispute(people.clerk, house.centre, **about, at=at)
    assert refused.value.reason is Refusal.OPEN_ALREADY
    with pytest.raises(Refused) as refused:
        operations.ask_again(made, says="不同意", at=at)
    assert refused.value.reason is Refusal.NOT_ANSWERED_YET
    assert waiting_of(people.head, on=at.date()) == [made.pk]

    operations.answer_dispute(made, outcome="stands", reason="台账一致", by=people.head, at=at + DAY)
    with pytest.raises(Refused) as refused:
        operations.answer_dispute(made, outcome="corrected", reason="改", by=people.head, at=at + DAY)
    assert refused.value.reason is Refusal.ANSWERED_ALREADY
    again = operations.ask_again(RecordDispute.objects.get(pk=made.pk), says="不同意", at=at + 2 * DAY)
    assert again.asked_of == "leader"
    with pytest.raises(Refused) as refused:
        operations.ask_again(RecordDispute.objects.get(pk=made.pk), says="还是不同意", at=at + 2 * DAY)
    assert refused.value.reason is Refusal.REVIEWED_ALREADY
    assert (waiting_of(people.head, on=at.date()), waiting_of(people.leader, on=at.date())) == ([], [again.pk])
    written = AuditEntry.objects.filter(action__startswith="record.").values_list("action", flat=True)
    assert sorted(written) == ["record.dispute_answered", "record.disputed", "record.disputed"]


@pytest.mark.django_db
def test_from_the_clerks_record_to_the_answer(people, kept, client_of):
    leave = people.clerk.leaves.get()
    clerk, head = client_of(people.clerk), client_of(people.head)
    page = clerk.get(reverse("my_data")).content.decode()
    assert reverse("dispute_entry", args=["leaves", leave.pk]) in page
    other = people.other_clerk.leaves.get()
    assert clerk.get(reverse("dispute_entry", args=["leaves", other.pk])).status_code == 404
    assert clerk.get(reverse("dispute_part", args=["nothing"])).status_code == 404

    sent = clerk.post(reverse("dispute_entry", args=["leaves", leave.pk]), {"says": "请的是两天"}, follow=True)
    (dispute,) = RecordDispute.objects.all()
    assert "请的是两天" in sent.content.decode()
    assert clerk.post(reverse("record_dispute", args=[dispute.pk]), {"says": "快点"}).status_code == 422
    today = timezone.localdate()
    assert waiting_of(people.head, on=today) == [dispute.pk]
    assert head.post(reverse("record_dispute", args=[dispute.pk]), {"outcome": "stands"}).status_code == 422
    wish = {"outcome": "corrected", "reason": "已补登一天"}
    assert "已补登一天" in head.post(reverse("record_dispute", args=[dispute.pk]), wish, follow=True).content.decode()
    assert "已补登一天" in clerk.get(reverse("record_dispute", args=[dispute.pk])).content.decode()
    taken = clerk.post(reverse("my_data_archive"))
    assert zipfile.ZipFile(BytesIO(taken.content)).testzip() is None
    assert AuditEntry.objects.filter(action="record.taken_out", actor=people.clerk).count() == 1


@pytest.mark.django_db
def test_a_head_who_is_no_clerk_sees_and_disputes_their_own_and_the_leader_answers(people, house, client_of):
    head, leader = client_of(people.head), client_of(people.leader)
    role = people.head.grants.get()
    assert reverse("dispute_entry", args=["roles", role.pk]) in head.get(reverse("my_data")).content.decode()
    assert reverse("my_data") in head.get(reverse("my_staff_file")).content.decode()
    page = head.get(reverse("dispute_entry", args=["roles", role.pk]))
    assert page.context["who"] == RecordDispute.AskedOf.LEADER.label
    head.post(reverse("dispute_entry", args=["roles", role.pk]), {"says": "日期有误"})
    (dispute,) = RecordDispute.objects.all()
    assert (dispute.clerk, dispute.centre, dispute.asked_of) == (people.head, house.centre, "leader")
    today = timezone.localdate()
    assert [waiting_of(one, on=today) for one in (people.head, people.leader)] == [[], [dispute.pk]]
    asked = leader.get(reverse("record_dispute", args=[dispute.pk])).content.decode()
    assert reverse("staff_file", args=[people.head.pk]) in asked
    assert reverse("record", args=[people.head.pk]) not in asked
    leader.post(reverse("record_dispute", args=[dispute.pk]), {"outcome": "corrected", "reason": "已更正"})
    assert "已更正" in head.get(reverse("record_dispute", args=[dispute.pk])).content.decode()
    assert zipfile.ZipFile(BytesIO(head.post(reverse("my_data_archive")).content)).testzip() is None


@pytest.mark.django_db
@pytest.mark.parametrize("many", [1, 3])
def test_the_list_asks_a_constant_number_of_questions(many, people, house, client_of, django_assert_num_queries):
    for number in range(many):
        operations.open_dispute(
            people.clerk, house.centre, part="leaves", entry=number, shown="", says="不对", at=MOMENT
        )
    head = client_of(people.head)
    with django_assert_num_queries(5):
        assert head.get(reverse("record_disputes")).status_code == 200


def test_every_part_names_fields_that_are_there():
    assert len(BY_NAME) == len(PARTS)
    assert all(part.headings() for part in PARTS)


@pytest.mark.django_db
def test_an_entry_leads_whoever_answers_to_where_it_stands_and_is_put_right(people, kept, client_of):
    practicals_part = BY_NAME["practicals"]
    stands = reverse("practical_assessment", args=[kept.pk])
    assert practicals_part.address(people.clerk, kept.pk) == stands
    assert practicals_part.address(people.other_clerk, kept.pk) is None
    assert BY_NAME["leaves"].address(people.clerk, people.clerk.leaves.get().pk) is None
    dispute = operations.open_dispute(
        people.clerk, kept.plan.centre, part="practicals", entry=kept.pk, shown="一窗", says="不对", at=MOMENT
    )
    told = client_of(people.head).get(reverse("record_dispute", args=[dispute.pk])).content.decode()
    assert f'href="{stands}"' in told
    own = client_of(people.clerk).get(reverse("record_dispute", args=[dispute.pk])).content.decode()
    assert f'href="{stands}"' not in own


@pytest.mark.django_db
@pytest.mark.parametrize("part", [part for part in PARTS if part.page], ids=lambda part: part.name)
def test_every_page_a_part_names_is_there_with_these_paths(part):
    name, *paths = part.page
    list(part.table()._default_manager.values_list(*paths)[:1])
    assert reverse(name, args=["1" for _ in paths])

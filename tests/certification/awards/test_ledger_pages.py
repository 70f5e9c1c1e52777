"""The ledger of one certification on screen, and what a head or leader writes into it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from certification.awards.domain.decisions import Status
from certification.awards.models import AwardEntry, AwardGround
from certification.awards.operations import act_on_award
from certification.awards.operations.grounds import Ground
from certification.awards.queries import standing_of
from tests.certification.sittings import grant
from tests.factories import MOMENT

pytestmark = pytest.mark.usefixtures("monday")
TODAY, DAY = MOMENT.date(), timedelta(days=1)
SIGNED = {"reason": "投诉核实", "effective_on": TODAY.isoformat(), "late_reason": ""}
EVIDENCE = {"evidence": "2月3日跟班考核，全部要素答对", **SIGNED}


def english(client):
    client.cookies["django_language"] = "en"
    return client


def address(people, matter, route):
    return reverse(route, args=[people.clerk.pk, matter.pk])


def status(people, matter, on=TODAY):
    return standing_of(people.clerk, matter, on=on).status


def test_head_and_leader_act_with_a_reason_and_land_on_the_ledger(people, shelf, client_of):
    grant(people.clerk, [shelf.hygiene], by=people.head)
    act = address(people, shelf.hygiene, "award_act")
    refused = client_of(people.head).post(act, SIGNED | {"kind": "suspension", "reason": ""})
    assert (refused.status_code, AwardEntry.objects.count()) == (422, 1)
    assert '<option value="suspension" selected>' in refused.content.decode()
    done = client_of(people.head).post(act, SIGNED | {"kind": "suspension"})
    assert (done.url, status(people, shelf.hygiene)) == (
        address(people, shelf.hygiene, "award_ledger"),
        Status.SUSPENDED,
    )
    client_of(people.leader).post(act, SIGNED | {"kind": "reinstatement"})
    assert status(people, shelf.hygiene) is Status.CERTIFIED


def test_only_what_the_standing_leaves_room_for_is_offered(people, shelf, client_of):
    client, act = client_of(people.head), address(people, shelf.hygiene, "award_act")

    def offered():
        form = client.get(act).context["form"]
        return [kind for kind, _words in form.fields["kind"].choices if kind]

    before = offered()
    grant(people.clerk, [shelf.hygiene], by=people.head)
    certified = offered()
    client.post(act, SIGNED | {"kind": "suspension"})
    assert (before, certified, offered()) == ([], ["suspension", "revocation"], ["reinstatement", "revocation"])


@pytest.mark.parametrize(
    ("day", "late_reason", "field"),
    [
        (TODAY + 31 * DAY, "", "effective_on"),
        (TODAY - 31 * DAY, "昨天才知道", "effective_on"),
        (TODAY - DAY, "", "late_reason"),
    ],
    ids=["too far ahead", "before the grant it acts on", "earlier without why"],
)
def test_a_day_that_cannot_be_is_told_at_its_field(people, shelf, client_of, day, late_reason, field):
    grant(people.clerk, [shelf.hygiene], by=people.head)
    said = SIGNED | {"kind": "revocation", "effective_on": day.isoformat(), "late_reason": late_reason}
    answer = client_of(people.head).post(address(people, shelf.hygiene, "award_act"), said)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert AwardEntry.objects.count() == 1


def test_a_grant_asks_for_evidence_and_keeps_the_signed_paper(people, shelf, client_of):
    client, to = client_of(people.head), address(people, shelf.hygiene, "award_grant")
    assert "2027年3月9日" in client.get(to).content.decode()
    without = client.post(to, SIGNED)
    program = SimpleUploadedFile("证明.pdf", b"MZ\x90 not a paper")
    disguised = client.post(to, EVIDENCE | {"document": program})
    unproved = client.post(to, EVIDENCE)
    assert [(one.status_code, list(one.context["form"].errors)) for one in (without, disguised, unproved)] == [
        (422, ["evidence", "document"]),
        (422, ["document"]),
        (422, ["document"]),
    ]
    assert EVIDENCE["evidence"] in unproved.content.decode()
    paper = SimpleUploadedFile("考核记录.pdf", b"%PDF-1.7 signed")
    assert client.post(to, EVIDENCE | {"document": paper}).status_code == 302
    kept = AwardGround.objects.get()
    assert (kept.entry.kind, kept.evidence, status(people, shelf.hygiene)) == (
        "manual_grant", EVIDENCE["evidence"], Status.CERTIFIED,
    )  # fmt: skip
    got = client_of(people.clerk).get(reverse("award_document", args=[kept.pk]))
    assert (got.content, got.headers["Content-Type"]) == (b"%PDF-1.7 signed", "application/pdf")
    assert got.headers["Content-Disposition"].startswith("attachment;")
    # what stands needs no second word
    assert client.post(to, EVIDENCE | {"reference": "档案室 3-1"}).status_code == 422
    assert AwardEntry.objects.count() == 1


def test_the_ledger_tells_each_row_and_both_readings_of_a_day(people, shelf, client_of):
    grant(people.clerk, [shelf.hygiene], by=people.head)
    act_on_award(
        people.clerk, shelf.hygiene, kind="suspension", reason="投诉核实", by=people.leader, at=MOMENT,
        effective_on=TODAY - 5 * DAY, ground=Ground(late_reason="结论当日才送达"),
    )  # fmt: skip
    client, to = english(client_of(people.clerk)), address(people, shelf.hygiene, "award_ledger")
    page = client.get(to, {"on": (TODAY - 4 * DAY).isoformat()})
    ledger = page.context["ledger"]
    assert (ledger.then.status, ledger.corrected.status) == (Status.CERTIFIED, Status.SUSPENDED)
    assert [(line.entry.kind, line.late, line.counts) for line in ledger.lines] == [
        ("suspension", True, True),
        ("manual_grant", False, True),
    ]
    words = page.content.decode()
    for told in ("as it was known that day", "as corrected since", "投诉核实", "结论当日才送达", "Leo", "标准版"):
        assert told in words
    for route in ("award_act", "award_grant"):
        assert address(people, shelf.hygiene, route) not in words
    before = client.get(to, {"on": "2024-02-29"}).context["ledger"]
    assert (before.then.status, [line.counts for line in before.lines]) == (Status.NEVER, [False, False])
    unreadable = client.get(to, {"on": "2026-02-30"})
    assert (unreadable.status_code, unreadable.context["ledger"].on) == (422, TODAY)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_ledger_costs_the_same_for_any_number_of_rows(people, shelf, client_of, django_assert_num_queries, rows):
    grant(people.clerk, [shelf.hygiene], by=people.head)
    for n in range(1, rows):
        kind = ("suspension", "reinstatement")[n - 1]
        act_on_award(
            people.clerk, shelf.hygiene, kind=kind, reason="复核", by=people.head, at=MOMENT - (9 - n) * DAY,
            ground=Ground(evidence="见记录"),
        )  # fmt: skip
    client, to = client_of(people.head), address(people, shelf.hygiene, "award_ledger")
    client.get(to)
    with django_assert_num_queries(18):
        page = client.get(to)
    assert len(page.context["ledger"].lines) == rows

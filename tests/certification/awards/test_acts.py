"""What a head may do to a certification, and where there is nothing to act on."""

from datetime import timedelta

import pytest
from django.urls import reverse

from certification.awards.domain.decisions import Status
from certification.awards.models import AwardEntry
from certification.awards.operations import ActRefused, act_on_award
from certification.awards.queries import standing_of
from ledger.models import AuditEntry
from tests.certification.sittings import grant, sit
from tests.factories import MOMENT

TODAY = MOMENT.date()
DAY = timedelta(days=1)


def act(people, matter, kind, *, at=MOMENT):
    return act_on_award(people.clerk, matter, kind=kind, reason="投诉核实", by=people.head, at=at)


def status(people, matter, on=TODAY):
    return standing_of(people.clerk, matter, on=on).status


def test_a_grant_by_hand_is_signed_and_lasts_as_long_as_an_award(people, shelf):
    (entry,) = grant(people.clerk, [shelf.hygiene], by=people.head)
    assert (entry.kind, entry.by, entry.reason, entry.outcome) == ("manual_grant", people.head, "实操考核合格", None)
    assert entry.expires_on.isoformat() == "2027-02-07"
    assert AuditEntry.objects.get(action="award.manual_grant").actor == people.head
    assert status(people, shelf.hygiene) is Status.CERTIFIED


def test_suspended_then_reinstated(people, shelf):
    grant(people.clerk, [shelf.hygiene], by=people.head)
    act(people, shelf.hygiene, "suspension", at=MOMENT - 5 * DAY)
    assert status(people, shelf.hygiene) is Status.SUSPENDED
    act(people, shelf.hygiene, "reinstatement")
    assert (status(people, shelf.hygiene), status(people, shelf.hygiene, TODAY - DAY)) == (
        Status.CERTIFIED,
        Status.SUSPENDED,
    )
    actions = AuditEntry.objects.filter(action__startswith="award.").order_by("pk").values_list("action", "detail")
    assert [(name, detail.get("reason")) for name, detail in actions] == [
        ("award.manual_grant", "实操考核合格"),
        ("award.suspension", "投诉核实"),
        ("award.reinstatement", "投诉核实"),
    ]


def test_a_revoked_clerk_is_certified_again_only_by_a_check_after_it(people, shelf):
    sit(people.clerk, shelf.hygiene)
    act(people, shelf.hygiene, "revocation", at=MOMENT - 5 * DAY)
    assert status(people, shelf.hygiene) is Status.REVOKED
    sit(people.clerk, shelf.hygiene, at=MOMENT)
    assert status(people, shelf.hygiene) is Status.CERTIFIED


def test_there_is_nothing_to_act_on_where_nobody_is_certified(people, shelf):
    for kind in ("suspension", "reinstatement", "revocation"):
        with pytest.raises(ActRefused) as refused:
            act(people, shelf.hygiene, kind)
        assert refused.value.decision.status is Status.NEVER
    assert not AwardEntry.objects.exists()


def test_the_head_acts_from_the_cell_and_says_why(people, shelf, client_of, monday):
    grant(people.clerk, [shelf.hygiene], by=people.head)
    address = reverse("award_act", args=[people.clerk.pk, shelf.hygiene.pk])
    answer = client_of(people.head).post(address, {"kind": "suspension", "reason": "投诉核实"}, follow=True)
    assert answer.redirect_chain == [(reverse("matrix_cell", args=[people.clerk.pk, shelf.hygiene.pk]), 302)]
    assert status(people, shelf.hygiene) is Status.SUSPENDED


def test_without_a_reason_nothing_is_written(people, shelf, client_of, monday):
    grant(people.clerk, [shelf.hygiene], by=people.head)
    address = reverse("award_act", args=[people.clerk.pk, shelf.hygiene.pk])
    answer = client_of(people.head).post(address, {"kind": "suspension", "reason": ""})
    assert (answer.status_code, AwardEntry.objects.count()) == (422, 1)
    assert '<option value="suspension" selected>' in answer.content.decode()


def test_only_what_the_standing_leaves_room_for_is_offered(people, shelf, client_of, monday):
    cell = reverse("matrix_cell", args=[people.clerk.pk, shelf.hygiene.pk])

    def offered():
        form = client_of(people.head).get(cell).context["act_form"]
        return [kind for kind, _words in form.fields["kind"].choices if kind]

    before = offered()
    grant(people.clerk, [shelf.hygiene], by=people.head)
    certified = offered()
    act(people, shelf.hygiene, "suspension")
    assert (before, certified, offered()) == ([], ["suspension", "revocation"], ["reinstatement", "revocation"])


def test_nobody_else_acts_on_a_certification(people, shelf, client_of, monday):
    grant(people.clerk, [shelf.hygiene], by=people.head)
    address = reverse("award_act", args=[people.clerk.pk, shelf.hygiene.pk])
    roles = ("clerk", "other_head", "leader", "inspector", "editor")
    asked = {"kind": "suspension", "reason": "投诉核实"}
    found = {role: client_of(people.by_role(role)).post(address, asked).status_code for role in roles}
    assert (found, AwardEntry.objects.count()) == (dict.fromkeys(roles, 403), 1)

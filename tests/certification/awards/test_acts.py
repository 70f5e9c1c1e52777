"""What a head may do to a certification, and where there is nothing to act on."""

from datetime import timedelta

import pytest

from certification.awards.domain.dating import DayTrouble
from certification.awards.domain.decisions import Status
from certification.awards.models import AwardEntry
from certification.awards.operations import (
    ActRefused,
    DayRefused,
    OwnCertification,
    PaperMissing,
    act_on_award,
    grant_by_hand,
)
from certification.awards.operations.grounds import NO_GROUND, Ground
from certification.awards.queries import standing_of
from ledger.models import AppendOnlyError, AuditEntry
from tests.certification.sittings import PROOF, grant, sit
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


def test_nobody_acts_on_their_own_certification(people, shelf):
    grant(people.clerk, [shelf.hygiene], by=people.head)
    for write in (
        lambda: act_on_award(people.clerk, shelf.hygiene, kind="suspension", reason="无", by=people.clerk, at=MOMENT),
        lambda: grant_by_hand(people.clerk, shelf.hygiene, reason="无", by=people.clerk, at=MOMENT, ground=PROOF),
    ):
        with pytest.raises(OwnCertification):
            write()
    assert AwardEntry.objects.count() == 1


def test_an_act_may_hold_from_an_earlier_day_and_both_days_stay(people, shelf):
    grant(people.clerk, [shelf.hygiene], by=people.head)
    dated = {"effective_on": TODAY - 5 * DAY, "reason": "投诉核实", "by": people.head, "at": MOMENT}
    with pytest.raises(DayRefused) as refused:
        act_on_award(people.clerk, shelf.hygiene, kind="suspension", **dated)
    assert refused.value.trouble is DayTrouble.EARLIER_UNEXPLAINED
    why = Ground(late_reason="核实结论当日才送达")
    entry = act_on_award(people.clerk, shelf.hygiene, kind="suspension", ground=why, **dated)
    assert (entry.ground.late_reason, entry.recorded_at) == (why.late_reason, MOMENT)
    then, since = (
        standing_of(people.clerk, shelf.hygiene, on=TODAY - 4 * DAY, known_on=known).status for known in (None, TODAY)
    )
    assert (then, since) == (Status.CERTIFIED, Status.SUSPENDED)
    # nothing is dated before a row that has taken effect
    with pytest.raises(DayRefused) as refused:
        act_on_award(
            people.clerk, shelf.hygiene, kind="revocation", ground=why, **dated | {"effective_on": TODAY - 6 * DAY}
        )
    assert refused.value.trouble is DayTrouble.BEFORE_AN_ACT


def test_an_act_of_a_day_to_come_waits_for_it_and_stands_in_nobodys_way(people, shelf):
    grant(people.clerk, [shelf.hygiene], by=people.head)
    said = {"reason": "调离", "by": people.head, "at": MOMENT}
    act_on_award(people.clerk, shelf.hygiene, kind="revocation", effective_on=TODAY + 9 * DAY, **said)
    act_on_award(people.clerk, shelf.hygiene, kind="suspension", **said)
    days = (TODAY - DAY, TODAY, TODAY + 8 * DAY, TODAY + 9 * DAY)
    assert [status(people, shelf.hygiene, on) for on in days] == [
        Status.CERTIFIED, Status.SUSPENDED, Status.SUSPENDED, Status.REVOKED,
    ]  # fmt: skip
    with pytest.raises(ActRefused):
        act_on_award(people.clerk, shelf.hygiene, kind="revocation", effective_on=TODAY + 10 * DAY, **said)


def test_a_grant_keeps_its_evidence_beside_it(people, shelf):
    paper = Ground(evidence="2月3日跟班考核", name="../考核记录.pdf", document=b"%PDF-1.7 signed")
    entry = grant_by_hand(people.clerk, shelf.hygiene, reason="考核合格", by=people.head, at=MOMENT, ground=paper)
    kept = entry.ground
    assert (kept.evidence, kept.name, kept.size, kept.file.read()) == (
        "2月3日跟班考核", "../考核记录.pdf", 15, b"%PDF-1.7 signed",
    )  # fmt: skip
    assert kept.file.name == f"grounds/{kept.sha256[:2]}/{kept.sha256}"
    assert AuditEntry.objects.get(action="award.manual_grant").detail["document"] == kept.sha256
    with pytest.raises(AppendOnlyError):
        kept.save()


def test_a_word_without_a_paper_certifies_nobody(people, shelf):
    said = {"reason": "考核合格", "by": people.head, "at": MOMENT}
    for alone in (NO_GROUND, Ground(evidence="看过他办理"), Ground(evidence="看过他办理", reference="  ")):
        with pytest.raises(PaperMissing):
            grant_by_hand(people.clerk, shelf.hygiene, ground=alone, **said)
    assert not AwardEntry.objects.exists()
    entry = grant_by_hand(people.clerk, shelf.hygiene, ground=Ground(reference=" 普镇便〔2026〕3号，档案室 "), **said)
    assert (entry.ground.reference, entry.ground.sha256) == ("普镇便〔2026〕3号，档案室", "")

"""What the public page may say of a paper."""

from datetime import date, timedelta

import pytest

from certification.awards.domain.decisions import Decision, StaleFacet, Status
from certification.awards.domain.rows import AwardKind, AwardRow
from certification.awards.verification import Deviation, Named, PaperReason, PaperStatus, masked, standing
from courses.domain.facets import Facet

TODAY = date(2026, 3, 9)
LAST = date(2027, 3, 9)
DAY = timedelta(days=1)
GOOD = Decision(Status.CERTIFIED, (), TODAY, TODAY - 30 * DAY, LAST)


def named(status, *acts, stale=(), expires_on=LAST, name="居住证申领"):
    return Named(name, Decision(status, (), TODAY, TODAY - 30 * DAY, expires_on, stale), acts)


def act(kind, days_ago):
    on = TODAY - days_ago * DAY
    return AwardRow(days_ago, kind, on, on)


STALE = StaleFacet(Facet.MATERIALS, 2, since=TODAY - 3 * DAY, due_on=TODAY + 2 * DAY)
OVERDUE = StaleFacet(Facet.MATERIALS, 2, since=TODAY - 9 * DAY, due_on=TODAY - 2 * DAY)


@pytest.mark.parametrize(
    ("one", "status", "reason", "since"),
    [
        pytest.param(
            named(Status.VALID_EXCEPT, stale=(STALE,)), "valid_except", "facets_changed", TODAY - 3 * DAY, id="changed"
        ),
        pytest.param(
            named(Status.LAPSED, stale=(OVERDUE,)), "ended", "delta_overdue", TODAY - DAY, id="delta check overdue"
        ),
        pytest.param(
            named(Status.SUSPENDED, act(AwardKind.SUSPENSION, 9), act(AwardKind.SUSPENSION, 4)),
            "suspended",
            "suspended",
            TODAY - 4 * DAY,
            id="suspended twice",
        ),
        pytest.param(
            named(Status.REVOKED, act(AwardKind.REVOCATION, 2)), "ended", "revoked", TODAY - 2 * DAY, id="revoked"
        ),
        pytest.param(
            named(Status.EXPIRED, expires_on=TODAY - DAY), "ended", "past_expiry", TODAY, id="a matter expired"
        ),
        pytest.param(named(Status.NEVER), "ended", "not_standing", None, id="nothing stands behind it"),
        pytest.param(named(Status.NOT_ASSESSABLE), "ended", "not_standing", None, id="retired matter"),
    ],
)
def test_a_paper_is_as_good_as_its_worst_matter(one, status, reason, since):
    told = standing([Named("门牌证", GOOD), one], expires_on=LAST, on=TODAY)
    assert (told.status, told.since, told.as_of) == (PaperStatus(status), since, TODAY)
    facets = (Facet.MATERIALS,) if reason == "facets_changed" else ()
    assert told.deviations == (Deviation("居住证申领", PaperReason(reason), since, facets),)


def test_a_paper_whose_matters_all_stand_is_valid_to_its_last_day():
    whole = [Named("门牌证", GOOD)]
    assert standing(whole, expires_on=TODAY, on=TODAY).status is PaperStatus.VALID
    after = standing(whole, expires_on=TODAY - DAY, on=TODAY)
    assert (after.status, after.since) == (PaperStatus.ENDED, TODAY)


def test_the_worst_of_several_counts_and_all_are_told():
    rows = [
        named(Status.VALID_EXCEPT, stale=(STALE,)),
        named(Status.SUSPENDED, act(AwardKind.SUSPENSION, 1), name="户籍"),
    ]
    told = standing(rows, expires_on=LAST, on=TODAY)
    assert (told.status, told.since) == (PaperStatus.SUSPENDED, TODAY - DAY)
    assert [(d.matter, d.reason) for d in told.deviations] == [("居住证申领", "facets_changed"), ("户籍", "suspended")]


@pytest.mark.parametrize(
    ("name", "shown"),
    [("演示员甲", "演*甲"), ("王䶮", "王*"), ("欧阳某某", "欧*某"), ("李", "李*"), (" 张三丰 ", "张*丰")],
)
def test_a_name_shows_its_ends_and_not_its_length(name, shown):
    assert masked(name) == shown


@pytest.mark.parametrize(
    ("more", "on", "status", "reason", "since"),
    [
        ({"replaced_on": TODAY - DAY}, TODAY, "ended", "replaced", TODAY - DAY),
        ({"replaced_on": TODAY - DAY}, LAST + DAY, "ended", "past_expiry", LAST + DAY),
        ({"grew_on": TODAY - DAY}, TODAY, "valid_except", "centre_grew", TODAY - DAY),
        ({"grew_on": TODAY - 9 * DAY, "replaced_on": TODAY}, TODAY, "ended", "replaced", TODAY),
    ],
    ids=["a newer one", "past its own day", "the centre took on more", "a newer one all the same"],
)
def test_a_paper_may_be_overtaken_though_every_matter_stands(more, on, status, reason, since):
    told = standing([Named("门牌证", GOOD)], expires_on=LAST, on=on, **more)
    assert (told.status, told.since, told.deviations) == (
        PaperStatus(status),
        since,
        (Deviation("", PaperReason(reason), since),),
    )

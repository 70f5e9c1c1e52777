from datetime import date

import pytest

from certification.awards.domain.policy import ByTier, CertificationPolicy
from courses.domain.facets import Tier

POLICY = CertificationPolicy(version="2026-1")


@pytest.mark.parametrize(
    ("tier", "expires_on", "due_on"),
    [
        (Tier.A, date(2029, 2, 28), date(2028, 5, 29)),
        (Tier.B, date(2030, 2, 28), date(2028, 8, 27)),
        (Tier.C, date(2030, 2, 28), date(2029, 2, 28)),
    ],
)
def test_validity_is_months_and_the_due_day_is_days(tier, expires_on, due_on):
    leap_day = date(2028, 2, 29)
    assert (POLICY.expires_on(leap_day, tier), POLICY.due_on(leap_day, tier)) == (expires_on, due_on)


def test_the_defaults_are_those_of_the_plan():
    assert (POLICY.validity_months, POLICY.due_days, POLICY.cover_k, POLICY.delta_working_days) == (
        ByTier(12, 24, 24),
        ByTier(90, 180, 365),
        ByTier(3, 2, 2),
        ByTier(5, 10, 20),
    )


def test_a_policy_survives_storage():
    changed = CertificationPolicy(version="2027-1", validity_months=ByTier(6, 12, 18), citation="普镇〔2027〕1号")
    assert CertificationPolicy.from_json(changed.to_json()) == changed
    # earlier versions named a number that decided nothing
    assert CertificationPolicy.from_json(changed.to_json() | {"renewals_a_month": 10}) == changed
    with pytest.raises(TypeError):
        CertificationPolicy.from_json(changed.to_json() | {"renewals_a_year": 10})


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        ({"version": ""}, "has a version"),
        (
            {"version": "x", "delta_other_days": 0, "rights_to_restore": 0},
            "delta_other_days, rights_to_restore",
        ),
    ],
)
def test_a_policy_that_means_nothing_is_refused(numbers, message):
    with pytest.raises(ValueError, match=message):
        CertificationPolicy(**numbers)


def test_no_tier_goes_without_a_number():
    with pytest.raises(ValueError, match="at least 1"):
        ByTier(3, 2, 0)

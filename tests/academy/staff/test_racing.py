"""Two people apply the same list at the same instant: one does, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from academy.staff.operations import StaffPlanOutdated, apply_list, plan_list
from academy.staff.passwords import FirstPassword
from people.models import User
from tests.academy.staff.lists import DING, TITLES, TODAY, found_in, told
from tests.factories import MOMENT, People


@pytest.mark.django_db(transaction=True)
def test_of_two_who_apply_at_the_same_instant_one_is_told(page_tree: None, people: People) -> None:
    found, both = found_in(TITLES, DING), Barrier(2)
    agreed = plan_list(found, on=TODAY).digest

    def password() -> FirstPassword:
        """Both have found the plan as agreed, and neither has written yet."""
        both.wait(timeout=60)
        return told()

    def press(_who: int) -> str:
        try:
            apply_list(found.wanted, on=TODAY, full=False, agreed=agreed, password=password, by=None, at=MOMENT)
        except StaffPlanOutdated as outdated:
            return "told" if outdated.plan.is_empty else "told something else"
        finally:
            connection.close()
        return "applied"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(press, range(2))) == ["applied", "told"]
    assert User.objects.filter(name="丁一").count() == 1

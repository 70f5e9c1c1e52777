"""The read API: a token reads its own centre's matrix, page by page, as the matrix has it, and nothing else."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from certification.api.models import ApiToken
from certification.api.operations import make_token, withdraw_token
from certification.matrix.queries import board
from ledger.models import AuditEntry
from people.models import Centre, User
from tests.certification.sittings import sit
from tests.factories import MOMENT, grant, make_person, make_posting

TODAY = MOMENT.date()


@pytest.fixture(autouse=True)
def _nobody_asked_yet() -> None:
    cache.clear()


def token_for(centre: Centre, by: User, *, names: bool = False, days: int = 30) -> tuple[ApiToken, str]:
    until = TODAY + timedelta(days=days)
    return make_token(centre, purpose="区政务数据平台", names=names, expires_on=until, by=by, at=MOMENT)


def ask(token: str, name: str, **query: object):
    return Client().get(reverse(f"api:{name}"), query, headers={"Authorization": f"Bearer {token}"})


def test_what_is_read_is_what_the_matrix_shows(people, house, shelf, monday):
    sit(people.clerk, shelf.hygiene, at=MOMENT - timedelta(hours=1))
    shown = board(house.centre, on=TODAY)
    row, token = token_for(house.centre, people.head, names=True)
    read, address = [], reverse("api:matrix") + "?limit=2"
    while address:
        page = Client().get(address, headers={"Authorization": f"Bearer {token}"}).json()
        read, address = read + page["matters"], page["next"]
    assert [one["code"] for one in read] == [matter.code for matter in shown.matters]
    assert page["count"] == len(shown.matters) > 2
    assert [(one["clerk"], one["name"]) for one in page["clerks"]] == [(one.pk, one.name) for one in shown.clerks]
    for one, matter in zip(read, shown.matters, strict=True):
        cells = shown.row(matter)
        assert [(c["clerk"], c["state"], c["covers"]) for c in one["cells"]] == [
            (int(cell.clerk), cell.state.value, cell.covers) for cell in cells
        ]
        assert [[mark["state"] for mark in c["facets"]] for c in one["cells"]] == [
            [mark.state.value for mark in cell.strip] for cell in cells
        ]
    cover = ask(token, "coverage", limit=100).json()["matters"]
    assert {one["code"]: one["cover"]["certified"] for one in cover} == {
        matter.code: sum(cell.covers for cell in shown.row(matter)) for matter in shown.matters
    }
    short = ask(token, "coverage", short=True, limit=100).json()
    assert {one["code"] for one in short["matters"]} == {
        one["code"] for one in cover if one["cover"]["certified"] < one["cover"]["needed"]
    }
    assert short["count"] == len(short["matters"])
    row.refresh_from_db()
    assert row.last_used_on == TODAY
    assert AuditEntry.objects.filter(action="api_token.used").count() == 1


def test_a_token_without_names_names_nobody(people, house, shelf, monday):
    _row, token = token_for(house.centre, people.head)
    answer = ask(token, "matrix")
    assert answer.status_code == 200
    assert {(one["name"], one["employee_number"]) for one in answer.json()["clerks"]} == {(None, None)}
    assert people.clerk.name not in answer.content.decode()


def test_a_past_day_is_read_as_it_was_known(people, house, shelf, monday):
    sit(people.clerk, shelf.hygiene, at=MOMENT - timedelta(hours=1))
    _row, token = token_for(house.centre, people.head)
    before = ask(token, "matrix", on=str(TODAY - timedelta(days=1)), limit=100).json()
    states = {cell["state"] for one in before["matters"] for cell in one["cells"]}
    assert "certified" not in states and before["as_of"] == before["known_on"] == str(TODAY - timedelta(days=1))
    later = ask(token, "matrix", on=str(TODAY - timedelta(days=1)), as_corrected=True).json()
    assert later["known_on"] == str(TODAY)
    refused = ask(token, "matrix", on=str(TODAY + timedelta(days=1)))
    assert (refused.status_code, "尚未到来" in refused.json()["detail"]) == (422, True)
    assert ask(token, "matrix", on="昨天").status_code == ask(token, "matrix", limit=0).status_code == 422


@pytest.mark.parametrize("clerks", [1, 3])
def test_a_page_asks_the_same_number_of_questions_for_any_number_of_clerks(
    clerks, people, house, shelf, monday, django_assert_num_queries
):
    for number in range(clerks):
        clerk = make_person(f"extra{number}")
        grant(clerk, "clerk", centre=house.centre)
        make_posting(clerk, house.general)
    _row, token = token_for(house.centre, people.head)
    assert ask(token, "matrix").status_code == 200
    with django_assert_num_queries(15):
        ask(token, "matrix", limit=2 * clerks)


def test_no_token_a_withdrawn_and_an_old_one_read_nothing(people, house, shelf, monday):
    row, token = token_for(house.centre, people.head)
    assert ask(token, "centre").json() == {
        "code": "putuoshan",
        "name": house.centre.name,
        "unit": house.centre.unit.name,
    }
    other_row, other = token_for(house.other_centre, people.other_head)
    assert ask(other, "centre").json()["code"] == house.other_centre.code
    assert withdraw_token(row, by=people.head, at=MOMENT)
    assert not withdraw_token(row, by=people.head, at=MOMENT)
    assert AuditEntry.objects.filter(action="api_token.withdrawn").count() == 1
    answer = ask(token, "centre")
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert "负责人" in answer.json()["detail"]
    with time_machine.travel(MOMENT + timedelta(days=31), tick=False):
        assert ask(other, "centre").status_code == 401
    assert [ask(word, "matrix").status_code for word in ("", "qk_" + "x" * 43, other_row.digest)] == [401] * 3
    assert Client().get(reverse("api:matrix")).status_code == 401
    wrote = Client().post(reverse("api:matrix"), headers={"Authorization": f"Bearer {other}"})
    assert wrote.status_code == 405


def test_a_token_that_asks_too_often_waits_and_the_others_dont(people, house, shelf, monday):
    _row, token = token_for(house.centre, people.head)
    _row, other = token_for(house.centre, people.head)
    answers = [ask(token, "centre").status_code for _ in range(61)]
    assert answers == [200] * 60 + [429]
    told = ask(token, "centre")
    assert int(told["Retry-After"]) >= 1 and "Retry-After" in told.json()["detail"]
    assert ask(other, "centre").status_code == 200


def test_a_head_makes_a_token_sees_it_once_and_withdraws_it(people, house, client_of, monday):
    client, page = client_of(people.head), reverse("api_tokens")
    assert "还没有令牌" in client.get(page).content.decode()
    wrong = client.post(page, {"purpose": "", "expires_on": str(TODAY + timedelta(days=400))})
    assert wrong.status_code == 422 and not ApiToken.objects.exists()
    assert "最长一年" in wrong.content.decode() and "请填写此项" in wrong.content.decode()
    told = client.post(page, {"purpose": "区平台", "expires_on": str(TODAY), "names": "on"}).content.decode()
    row = ApiToken.objects.get()
    (token,) = set(re.findall(r"qk_[\w-]{43}", told))
    assert ask(token, "centre").status_code == 200
    assert (row.names, row.shown, row.made_by) == (True, token[:8], people.head)
    again = client.get(page).content.decode()
    assert token not in again and row.shown in again
    assert token not in str(AuditEntry.objects.values_list("detail", flat=True))
    client.post(reverse("api_token_withdraw", args=[row.pk]))
    assert ask(token, "centre").status_code == 401
    assert "已于" in client.get(page).content.decode()


def test_the_openapi_page_describes_every_read_with_what_it_refuses(client, db):
    told = client.get(reverse("api:openapi-json")).json()
    assert set(told["paths"]) == {reverse(f"api:{name}") for name in ("centre", "matrix", "coverage")}
    for path in told["paths"].values():
        assert {"200", "401", "429"} <= set(path["get"]["responses"])
    page = client.get(reverse("api:openapi-view")).content.decode()
    assert "cdn" not in page and "swagger-ui-bundle" in page

"""Satisfaction and returned applications: uploaded, planned, written down, and seen beside the certifications."""

from io import BytesIO

import pytest
from django.urls import reverse

from courses.models import ServiceFigure
from tests.certification.sittings import grant
from tests.courses.lists import sheet_of
from tests.factories import MOMENT
from tests.quizzes import shelf as shelves
from tests.shared import shared

HERE = "?centre=putuoshan"
HEAD = ("事项编码", "月份", "办件量", "退件数", "一星", "二星", "三星", "四星", "五星", "经办人")


@pytest.fixture(autouse=True)
def _today():
    import time_machine

    with time_machine.travel(MOMENT, tick=False):
        yield


@shared
def matters(house):
    return list(shelves.fill(house, shelves.ALL[:3], lessons=False).catalogue.matters.order_by("code"))


def upload(client, *rows):
    file = BytesIO(sheet_of(HEAD, *rows))
    file.name = "评价.xlsx"
    return client.post(reverse("service_figures") + HERE, {"file": file})


def apply(client, answer):
    return client.post(reverse("service_figures_apply") + HERE, {"agreed": answer.context["agreed"]})


def test_a_list_is_planned_written_corrected_and_stands_beside_the_certified(
    people, house, matters, client_of, django_assert_num_queries
):
    one, two, three = matters
    head = client_of(people.head)
    first = upload(head, (one.code, "2026-02", "100", "9", "1", "0", "0", "0", "4", "甲某"))
    assert (first.status_code, ServiceFigure.objects.count()) == (200, 0)
    assert "甲某" not in first.content.decode()
    assert [row["place"] for row in first.context["problems"]] == ["清单 · 1 · 经办人"]
    apply(head, first)
    apply(head, upload(head, (one.code, "2026-02", "100", "12", "", "", "", "", "", "")))
    rows = ServiceFigure.objects.values_list("matter", "cases", "returned", "stars", "by")
    assert list(rows) == [
        (one.pk, 100, 9, [1, 0, 0, 0, 4], people.head.pk),
        (one.pk, 100, 12, [1, 0, 0, 0, 4], people.head.pk),
    ]
    assert upload(head, (one.code, "2026-02", "100", "12")).context["agreed"] == ""
    page = reverse("service_standing") + HERE
    grant(people.clerk, [one], by=people.head)
    head.get(page)
    with django_assert_num_queries(21):
        head.get(page)
    more = [(two.code, "2026-02", "10", "3", "0", "0", "0", "0", "4"), (three.code, "2026-01", "50", "1")]
    apply(head, upload(head, *more))
    grant(people.other_clerk, [one], by=people.head)
    with django_assert_num_queries(21):
        shown = head.get(page)
    told = [
        (matter, row.figures.returned_percent, row.figures.mean_stars, row.certified)
        for matter, row in shown.context["rows"]
    ]
    assert told == [(two, 30.0, None, 0), (one, 12.0, 4.2, 2), (three, 2.0, None, 0)]
    assert client_of(people.other_head).get(page).status_code == 403


def test_a_list_with_errors_or_without_the_columns_is_told(people, matters, client_of):
    head = client_of(people.head)
    wrong = upload(head, (matters[0].code, "2026-03", "1"))
    assert (wrong.status_code, wrong.context["agreed"]) == (422, "")
    file = BytesIO(sheet_of(("姓名",), ("甲",)))
    file.name = "x.xlsx"
    none = head.post(reverse("service_figures") + HERE, {"file": file})
    assert (none.status_code, set(none.context["form"].errors)) == (422, {"file"})
    old = head.post(reverse("service_figures_apply") + HERE, {"agreed": "x"})
    assert (old.status_code, ServiceFigure.objects.count()) == (302, 0)


def test_a_matter_shows_its_months_beside_who_masters_it(people, house, matters, client_of, django_assert_num_queries):
    one, two = matters[:2]
    head = client_of(people.head)
    page = reverse("service_matter", args=[one.pk]) + HERE
    empty = head.get(page)
    assert (empty.context["charts"], empty.context["year"].cases) == ([], 0)
    january = (one.code, "2026-01", "50", "5", "0", "0", "0", "0", "4")
    apply(head, upload(head, january, (two.code, "2026-02", "10", "9")))
    grant(people.clerk, [one], by=people.head)
    with django_assert_num_queries(22):
        head.get(page)
    apply(head, upload(head, (one.code, "2026-02", "50", "3", "0", "0", "0", "5", "5")))
    grant(people.other_clerk, [one, two], by=people.head)
    with django_assert_num_queries(22):
        shown = head.get(page)
    told = [(f"{day:%Y-%m}", month.returned_percent, month.mean_stars) for day, month in shown.context["months"]]
    assert (told[0], told[-2:]) == (("2025-03", None, None), [("2026-01", 10.0, None), ("2026-02", 6.0, 4.5)])
    assert (shown.context["year"].returned_percent, shown.context["year"].mean_stars) == (8.0, 4.6)
    # of the stars one month alone has ratings enough, so that there is no curve
    assert [chart.name for chart in shown.context["charts"]] == ["returned"]
    assert shown.context["cover"].clerks == (str(people.clerk.pk), str(people.other_clerk.pk))
    assert {(facet.proved, facet.asked) for facet in shown.context["facets"]} == {(2, 2), (0, 0)}
    assert people.clerk.name not in shown.content.decode()
    assert client_of(people.clerk).get(page).status_code == 403

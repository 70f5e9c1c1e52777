"""Views of the matrix under a name: each person's own, one of them shown first."""

import pytest
from django.urls import reverse

from certification.matrix.models import MatrixView
from certification.matrix.operations.kept_views import MOST, TooManyViews, keep_view, kept, show_first
from ledger.models import AuditEntry
from tests.factories import MOMENT


def test_a_view_keeps_filters_and_order_but_no_centre_and_no_day():
    asked = "centre=putuoshan&on=2026-01-01&corrected=on&sort=gap&state=stale&evil=1&window="
    assert kept(asked) == "state=stale&sort=gap"


def test_a_view_is_kept_shown_first_and_forgotten(people, house, shelf, client_of, monday):
    client, page = client_of(people.head), reverse("matrix")
    client.post(reverse("matrix_view_keep"), {"name": "缺口", "query": "sort=gap&on=2026-01-01"})
    client.post(reverse("matrix_view_keep"), {"name": "失效", "query": "state=stale"})
    answer = client.post(reverse("matrix_view_keep"), {"name": " ", "query": "state=stale"})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{page}?state=stale#views")
    gap, stale = MatrixView.objects.order_by("query")
    assert [(view.name, view.query, view.owner) for view in (gap, stale)] == [
        ("缺口", "sort=gap", people.head),
        ("失效", "state=stale", people.head),
    ]
    for view in (gap, stale):
        client.post(reverse("matrix_view_act", args=[view.pk]), {"first": "1"})
    assert client.get(page).headers["Location"] == f"?{stale.query}"
    assert [(one.name, one.is_default) for one in client.get(f"{page}?view=").context["views"]] == [
        (one.name, one == stale) for one in MatrixView.objects.all()
    ]
    client.post(reverse("matrix_view_act", args=[stale.pk]), {"first": "1"})
    assert client.get(page).status_code == 200
    client.post(reverse("matrix_view_act", args=[stale.pk]), {"forget": "1"})
    assert list(MatrixView.objects.all()) == [gap]
    assert AuditEntry.objects.filter(action__startswith="matrix_view.", actor=people.head).count() == 6


def test_nobody_else_sees_or_touches_a_view(people, house, shelf, client_of, monday):
    view = keep_view(people.head, "缺口", "sort=gap", at=MOMENT)
    show_first(view, at=MOMENT)
    client = client_of(people.inspector)
    assert client.post(reverse("matrix_view_act", args=[view.pk]), {"forget": "1"}).status_code == 404
    answer = client.get(reverse("matrix"))
    assert (answer.status_code, list(answer.context["views"])) == (200, [])


def test_twenty_are_enough_and_a_name_is_used_again(people):
    for number in range(MOST):
        keep_view(people.head, f"{number}", "sort=gap", at=MOMENT)
    with pytest.raises(TooManyViews):
        keep_view(people.head, "more", "sort=gap", at=MOMENT)
    assert keep_view(people.head, "3", "state=stale", at=MOMENT).query == "state=stale"
    assert MatrixView.objects.count() == MOST

"""The matrix, its cells, the cover and the records, as pages."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from certification.matrix.reasons import LABELS
from courses.models import Matter
from ledger.models import AuditEntry
from people.models import User
from quizzes import operations
from quizzes.domain.mastery import How
from quizzes.domain.rollup import Rollup
from quizzes.models import Evidence
from tests.certification.sittings import grant, sit
from tests.factories import FOUNDED, MOMENT, make_person, make_posting
from tests.factories import grant as give_role
from tests.quizzes.shelf import right_answer

DAY = timedelta(days=1)


def extra(house, count):
    for n in range(count):
        clerk = make_person(f"extra{n}")
        give_role(clerk, "clerk", centre=house.centre)
        make_posting(clerk, house.general)
        yield clerk


def test_the_matrix_shows_shapes_with_words_and_leads_to_the_evidence(people, house, shelf, client_of, monday):
    grant(people.clerk, [shelf.hygiene], by=people.head)
    text = client_of(people.head).get(reverse("matrix")).content.decode()
    address = reverse("matrix_cell", args=[people.clerk.pk, shelf.hygiene.pk]).removeprefix(reverse("matrix"))
    (cell,) = re.findall(rf'<a class="certified" href="{address}"[^>]*>([^<]*)</a>', text)
    with translation.override("zh-hans"):
        words = str(LABELS["certified"])
    assert cell == words
    assert len(re.findall(r'<td><a class="(certified|except|stale|never|none)"', text)) == 2 * 7
    assert people.neighbour_clerk.name not in text


def test_names_never_become_markup(people, house, shelf, client_of, monday):
    evil = "<script>alert(1)</script>"
    User.objects.filter(pk=people.clerk.pk).update(name=evil)
    Matter.objects.filter(pk=shelf.hygiene.pk).update(name=evil, category=evil)
    for name in ("matrix", "coverage", "posting_list", "duty_report"):
        text = client_of(people.head).get(reverse(name)).content.decode()
        assert evil not in text
    assert "&lt;script&gt;" in client_of(people.head).get(reverse("matrix")).content.decode()


def test_matters_and_categories_are_shown_in_the_reader_s_characters(people, house, shelf, client_of, monday):
    Matter.objects.filter(pk=shelf.hygiene.pk).update(name="公共场所卫生许可", category="卫生健康")
    grant(people.clerk, [shelf.hygiene], by=people.head)
    client = client_of(people.head)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "zh-hant"
    pages = {
        "home": "/",
        "matrix": reverse("matrix"),
        "coverage": reverse("coverage") + "?k=9",
        "cell": reverse("matrix_cell", args=[people.clerk.pk, shelf.hygiene.pk]),
        "record": reverse("record", args=[people.clerk.pk]),
        "issue": reverse("certificate_issue", args=[people.clerk.pk]),
    }
    for page, address in pages.items():
        shown = re.sub(r"<[^>]*>", "", client.get(address).content.decode())
        assert ("公共場所衛生許可" in shown or "衛生健康" in shown, "场所" in shown, "卫生" in shown) == (
            True,
            False,
            False,
        ), page


def test_filters_in_the_address_choose_the_rows(people, house, shelf, client_of, monday):
    grant(people.clerk, [shelf.hygiene], by=people.head)
    client = client_of(people.head)
    found = [
        client.get(reverse("matrix") + query).context["shown"].matters
        for query in ("?state=certified", "?state=stale", f"?category={shelf.hygiene.category}", "?state=nonsense")
    ]
    assert found == [1, 0, 2, 7]


@pytest.mark.parametrize("count", [1, 3])
def test_pages_of_a_centre_ask_the_same_however_many_clerks(
    people, house, shelf, client_of, monday, count, django_assert_num_queries
):
    clerks = list(extra(house, count))
    for clerk in clerks:
        grant(clerk, shelf.catalogue.matters.all(), by=people.head)
    client = client_of(people.head)
    for name, queries in (("matrix", 24), ("coverage", 20), ("matrix_export", 23)):
        with django_assert_num_queries(queries):
            answer = client.get(reverse(name))
        assert answer.status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_a_record_and_a_cell_ask_the_same_however_much_is_in_them(
    people, house, shelf, client_of, monday, count, django_assert_num_queries
):
    for matter in list(shelf.catalogue.matters.all())[:count]:
        for n in range(count):
            grant(people.clerk, [matter], by=people.head, at=MOMENT - (n + 2) * DAY)
    cell = reverse("matrix_cell", args=[people.clerk.pk, shelf.catalogue.matters.first().pk])
    client = client_of(people.clerk)
    client.get(reverse("my_record"))
    with django_assert_num_queries(46):
        client.get(reverse("my_record"))
    client.get(cell)
    with django_assert_num_queries(30):
        client.get(cell)


def test_a_cell_opens_to_dated_evidence_with_its_version_and_leaves_practice_out(
    people, house, shelf, client_of, monday
):
    outcome = sit(people.clerk, shelf.hygiene)
    examined = Evidence.objects.filter(clerk=people.clerk, matter=shelf.hygiene)
    one = examined.first()
    practised = Evidence.objects.create(
        clerk=people.clerk,
        matter=shelf.hygiene,
        matter_version=one.matter_version,
        facet=one.facet,
        kind="practised",
        right=False,
        snapshot=one.snapshot,
        response=examined.exclude(facet=one.facet).first().response,
        effective_at=MOMENT,
        recorded_at=MOMENT,
    )
    answer = client_of(people.head).get(reverse("matrix_cell", args=[people.clerk.pk, shelf.hygiene.pk]))
    found = answer.context["found"]
    assert practised not in found.evidence
    assert {row.pk for row in found.evidence} == set(examined.filter(kind="examined").values_list("pk", flat=True))
    assert [row.matter_version.number for row in found.evidence] == [1] * len(found.evidence)
    assert (found.outcomes, [act.outcome for act in found.acts]) == ((outcome,), [outcome])
    assert one.snapshot.content["stem"][:8] in answer.content.decode()


def test_the_cover_page_lists_what_is_too_thin_for_k(people, house, shelf, client_of, monday):
    grant(people.clerk, shelf.catalogue.matters.all(), by=people.head)
    grant(people.other_clerk, [shelf.hygiene], by=people.head)
    client = client_of(people.head)
    found = {
        query: {row["matter"].code for row in client.get(reverse("coverage") + query).context["rows"]}
        for query in ("", "?k=2", "?k=1")
    }
    codes = set(shelf.matters)
    assert found == {"": codes, "?k=2": codes - {shelf.hygiene.code}, "?k=1": set()}
    single = client.get(reverse("coverage")).context["single"]
    assert {matter.code for matter in single} == codes - {shelf.hygiene.code}


def test_taking_the_matrix_out_is_noted(people, house, shelf, client_of, monday):
    client_of(people.inspector).get(reverse("matrix_export") + "?centre=putuoshan")
    entry = AuditEntry.objects.get(action="matrix.exported")
    assert (entry.actor, entry.subject) == (people.inspector, f"people.centre:{house.centre.pk}")


def test_who_sees_whose(people, house, shelf, client_of, monday):
    grant(people.clerk, [shelf.hygiene], by=people.head)
    here = "?centre=putuoshan"
    addresses = {
        "matrix": reverse("matrix") + here,
        "export": reverse("matrix_export") + here,
        "cover": reverse("coverage") + here,
        "record": reverse("record", args=[people.clerk.pk]),
        "cell": reverse("matrix_cell", args=[people.clerk.pk, shelf.hygiene.pk]),
    }
    sees = {
        role: [name for name, url in addresses.items() if client_of(people.by_role(role)).get(url).status_code == 200]
        for role in ("head", "leader", "inspector", "clerk", "other_clerk", "other_head", "other_leader", "editor")
    }
    everything = list(addresses)
    assert sees == {
        "head": everything,
        "leader": everything,
        "inspector": everything,
        "clerk": ["record", "cell"],
        "other_clerk": [],
        "other_head": [],
        "other_leader": [],
        "editor": [],
    }


def test_the_record_tells_the_clerk_everything_and_offers_the_head_the_papers(people, house, shelf, client_of, monday):
    grant(people.clerk, [shelf.hygiene], by=people.head)
    own = client_of(people.clerk).get(reverse("my_record"))
    record = own.context["record"]
    assert (record.valid, record.required, record.centre) == (1, 7, house.centre)
    assert [posting.window for posting in record.postings] == [house.general]
    drawn = {radar.title: [facet.proved for facet in facets] for radar, facets in own.context["radars"]}
    assert {title: set(proved) for title, proved in drawn.items()} == {
        group.category: {1} if group.category == shelf.hygiene.category else {0} for group in record.groups
    }
    assert "radar-0-title" in own.content.decode()
    assert own.context["own"] and not own.context["may_issue"]
    assert client_of(people.head).get(reverse("record", args=[people.clerk.pk])).context["may_issue"]
    assert client_of(people.head).get(reverse("my_record")).status_code == 403


def test_a_clerk_alone_sees_how_each_facet_is_known(people, house, shelf, client_of, monday):
    """Known by answers or from other matters; a head sees examined answers, never what was practised."""
    attempt = operations.start_practice(people.clerk, seed=1, by=people.clerk, at=FOUNDED + DAY)
    draw = operations.next_practice_item(attempt, by=people.clerk, at=FOUNDED + DAY)
    operations.answer_practice_item(draw, sequence=1, answer=right_answer(draw.snapshot.item), at=FOUNDED + DAY)
    matter = draw.snapshot.matter_version.matter
    cell = reverse("matrix_cell", args=[people.clerk.pk, matter.pk])

    own = client_of(people.clerk).get(cell)
    assert [one["how"] for one in own.context["mastery"] if one["since"]] == [How.PRACTISED] * len(draw.snapshot.facets)
    assert 'id="mastery"' in own.content.decode()
    theirs = client_of(people.head).get(cell)
    assert (theirs.status_code, theirs.context["mastery"]) == (200, [])
    assert 'id="mastery"' not in theirs.content.decode()


def test_a_clerk_alone_sees_their_mastery_by_category(people, house, shelf, client_of, monday):
    sit(people.clerk, shelf.hygiene)
    own = client_of(people.clerk).get(reverse("my_record"))
    found = {group.category: known for group, known, _told in own.context["groups"]}
    assert found[shelf.hygiene.category].examined > 0
    assert {known.examined for category, known in found.items() if category != shelf.hygiene.category} == {0}
    assert all(isinstance(known, Rollup) and known.facets for known in found.values())

    theirs = client_of(people.head).get(reverse("record", args=[people.clerk.pk]))
    assert {known for _group, known, _told in theirs.context["groups"]} == {None}

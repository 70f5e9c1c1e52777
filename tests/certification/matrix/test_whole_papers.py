"""The paper about all matters of a centre (全科): what it stands on, what it says, and what is true of it later."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from certification.awards.certificate.sheets import sheets
from certification.awards.faces import face_of
from certification.awards.models import Certificate
from certification.awards.operations import NotReady
from certification.awards.queries.papers import standing_of_paper
from certification.matrix.domain.completeness import Completeness
from certification.matrix.operations import issue_certificate
from certification.matrix.queries import board, complete_at
from certification.matrix.queries.papers import centre_plans
from tests.certification.practical import practicals
from tests.certification.sittings import grant
from tests.factories import MOMENT
from tests.quizzes.domain import matters as made_up
from tests.quizzes.shelf import ALL, apply, vetted

TODAY, DAY = MOMENT.date(), timedelta(days=1)
pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def checklist(house):
    return practicals.adopt(house.centre)


@pytest.fixture
def complete(people, shelf, checklist):
    """Alice holds every matter and was observed in the one system."""
    grant(people.clerk, shelf.matters.values(), by=people.head)
    practicals.assess(people.clerk, checklist, by=people.head)


def issue(people, house, *, at=MOMENT, category=""):
    return issue_certificate(people.clerk, house.centre, category=category, by=people.head, at=at)


def told(paper, on=TODAY):
    found = standing_of_paper(paper, on=on)
    return found.status, found.since, [one.reason for one in found.deviations]


def test_it_names_every_matter_and_system_and_ends_with_the_first_of_them(people, house, shelf, complete):
    paper = issue(people, house)
    assert (paper.scope, paper.category, paper.expires_on.isoformat()) == ("whole", "", "2027-02-07")
    assert {one["code"] for one in paper.content["matters"]} == set(shelf.matters)
    assert paper.content["systems"] == [
        {"name": practicals.SYSTEM, "assessed_on": "2026-02-27", "expires_on": "2028-02-27"}
    ]
    assert issue(people, house, at=MOMENT + DAY) == paper
    front, listed = sheets(face_of(paper))
    words = "".join(text.text for text in front.texts)
    for said in (
        "中心内部业务掌握情况证明（全科）",
        "非职业技能等级证书",
        "共7项（名称见附页）",
        "一窗受理平台（2026年2月27日）",
    ):
        assert said in words
    on_list = "".join(text.text for text in listed.texts)
    assert [matter.name for matter in shelf.matters.values() if matter.name not in on_list] == []


def test_a_matter_or_an_assessment_missing_is_no_paper_and_the_matrix_says_the_same(people, house, shelf, checklist):
    def agreed():
        plan = centre_plans(house.centre, on=TODAY).whole[people.clerk.pk]
        found = complete_at(board(house.centre, on=TODAY))[people.clerk.pk]
        assert plan.ready == (found.status is Completeness.COMPLETE)
        return len(plan.missing), plan.systems_missing, plan.ready

    first, *others = shelf.matters.values()
    grant(people.clerk, others, by=people.head)
    assert agreed() == (1, (practicals.SYSTEM,), False)
    grant(people.clerk, [first], by=people.head)
    assert agreed() == (0, (practicals.SYSTEM,), False)
    with pytest.raises(NotReady):
        issue(people, house)
    practicals.assess(people.clerk, checklist, by=people.head)
    assert agreed() == (0, (), True)
    assert (issue(people, house).serial, Certificate.objects.count()) == ("PUTUOSHAN-2026-0001", 1)


def test_a_centre_that_takes_on_more_leaves_it_valid_except_that(people, house, shelf, complete):
    paper = issue(people, house)
    assert told(paper) == ("valid", None, [])
    police = practicals.adopt(house.centre, system="公安一窗通", on=TODAY + DAY, at=MOMENT)
    assert told(paper, TODAY + DAY) == ("valid_except", TODAY + DAY, ["centre_grew"])
    practicals.assess(people.clerk, police, by=people.head, at=MOMENT + DAY)
    assert told(paper, TODAY + DAY) == ("valid", None, [])
    grown = replace(made_up.FOOD_NEW, code="T-NEW-1", name="小餐饮店登记")
    apply(shelf.catalogue, [(one, []) for one in (*ALL, grown)], on=TODAY + 2 * DAY, at=MOMENT + DAY, tier="A")
    vetted(shelf.catalogue, on=TODAY + 2 * DAY, at=MOMENT + DAY)
    assert told(paper, TODAY + 2 * DAY) == ("valid_except", TODAY + 2 * DAY, ["centre_grew"])


def test_a_newer_paper_about_the_same_ends_the_older(people, house, shelf, complete):
    older = issue(people, house)
    of_category = issue(people, house, category=shelf.hygiene.category)
    grant(people.clerk, [shelf.hygiene], by=people.head, at=MOMENT + DAY)
    newer = issue(people, house, at=MOMENT + DAY)
    assert [one.serial for one in (older, of_category, newer)] == [f"PUTUOSHAN-2026-000{n}" for n in (1, 2, 3)]
    assert told(older, TODAY) == ("valid", None, [])
    found = [told(paper, TODAY + DAY) for paper in (older, of_category, newer)]
    assert found == [("ended", TODAY + DAY, ["replaced"]), ("valid", None, []), ("valid", None, [])]


def test_the_page_offers_it_and_the_pages_about_it_tell_it(people, house, shelf, complete, client_of):
    client = client_of(people.head)
    address = reverse("certificate_issue", args=[people.clerk.pk])
    assert client.get(address).context["ready"][0].category == ""
    done = client.post(address, {"category": ""})
    paper = Certificate.objects.get()
    assert done.url == reverse("certificate", args=[paper.serial])
    assert client.get(done.url).context["list_pages"] == range(2, 3)
    printed = client.get(reverse("certificate_pdf", args=[paper.serial]))
    assert (printed.headers["Content-Type"], printed.content[:5]) == ("application/pdf", b"%PDF-")
    assert b"NotoSansCJKsc" in printed.content
    assert printed.content == client.get(reverse("certificate_pdf", args=[paper.serial])).content
    pages = [client.get(reverse("certificate_png", args=[paper.serial]), {"page": page}) for page in ("2", "3", "x")]
    assert [page.status_code for page in pages] == [200, 404, 404]
    public = client_of(None).get(reverse("verify", args=[paper.token])).content.decode()
    assert practicals.SYSTEM in public and people.clerk.name not in public


@pytest.mark.parametrize("papers", [1, 3])
def test_the_list_costs_the_same_for_any_number(
    people, house, shelf, complete, client_of, django_assert_num_queries, papers
):
    for n in range(papers):
        grant(people.clerk, [shelf.hygiene], by=people.head, at=MOMENT - (9 - n) * DAY)
        issue(people, house, at=MOMENT - (9 - n) * DAY)
    client = client_of(people.head)
    client.get(reverse("certificate_list"))
    with django_assert_num_queries(21):
        page = client.get(reverse("certificate_list"))
    assert [told["standing"].status for _paper, told in page.context["rows"]] == ["valid", *["ended"] * (papers - 1)]
    assert client.get(reverse("certificate_list"), {"q": "没有"}).context["rows"] == []
    found = client.get(reverse("certificate_list"), {"q": people.clerk.name, "scope": "whole"}).context["rows"]
    assert len(found) == papers

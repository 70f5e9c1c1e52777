"""Certificates: when one may be issued, that it stays as issued, and what anybody may learn from it."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image

from certification.awards.models import Certificate
from certification.awards.operations import NotReady, act_on_award
from certification.matrix.operations import issue_certificate
from courses.domain.facets import Facet
from ledger.models import AppendOnlyError, AuditEntry
from people.models import User
from tests.certification.sittings import grant, sit
from tests.factories import MOMENT
from tests.quizzes.domain import matters as made_up
from tests.quizzes.shelf import change

CATEGORY = made_up.HYGIENE_NEW.category
TODAY, DAY = MOMENT.date(), timedelta(days=1)


@pytest.fixture
def own(shelf):
    """The matters of one category."""
    return list(shelf.catalogue.matters.filter(category=CATEGORY).order_by("code"))


def issue(people, house, *, at=MOMENT, category=CATEGORY):
    return issue_certificate(people.clerk, house.centre, category=category, by=people.head, at=at)


def test_a_paper_names_what_stands_and_is_numbered(people, house, own):
    for matter in own:
        sit(people.clerk, matter)
    paper = issue(people, house)
    assert (paper.serial, len(paper.token)) == ("PUTUOSHAN-2026-0001", 32)
    assert paper.content["clerk_name"] == "Alice"
    assert [one["name"] for one in paper.content["matters"]] == [matter.name for matter in own]
    assert paper.content["check_url"].endswith(f"/verify/{paper.token}/")
    assert paper.expires_on.isoformat() == "2027-02-07"
    entry = AuditEntry.objects.get(action="certificate.issued")
    assert (entry.actor, entry.detail) == (people.head, {"clerk": people.clerk.pk, "serial": paper.serial})


def test_issuing_the_very_same_again_gives_the_first_one_back(people, house, own):
    grant(people.clerk, own, by=people.head)
    assert issue(people, house) == issue(people, house, at=MOMENT + DAY)
    grant(people.clerk, own, by=people.head, at=MOMENT + DAY)
    assert issue(people, house, at=MOMENT + DAY).serial == "PUTUOSHAN-2026-0002"


def test_one_matter_missing_is_no_paper(people, house, own):
    grant(people.clerk, own[1:], by=people.head)
    with pytest.raises(NotReady) as refused:
        issue(people, house)
    assert [matter for matter, _ in refused.value.plan.missing] == own[:1]
    with pytest.raises(NotReady):
        issue(people, house, category="没有的类别")
    assert not Certificate.objects.exists()


def test_a_changed_matter_is_no_paper_until_it_is_proved_again(people, house, shelf, own):
    grant(people.clerk, own, by=people.head)
    change(shelf, made_up.HYGIENE_NEW, [Facet.MATERIALS], on=TODAY, at=MOMENT - DAY)
    with pytest.raises(NotReady):
        issue(people, house)


def test_a_paper_stays_as_it_was_issued(people, house, own):
    grant(people.clerk, own, by=people.head)
    paper = issue(people, house)
    before = dict(paper.content)
    User.objects.filter(pk=people.clerk.pk).update(name="改名之后")
    with pytest.raises(AppendOnlyError):
        paper.save()
    assert Certificate.objects.get().content == before


def page(client_of, paper, who=None):
    return client_of(who).get(reverse("verify", args=[paper.token]))


def test_the_public_page_tells_the_status_and_hides_who_it_is(people, house, own, client_of, monday):
    grant(people.clerk, own, by=people.head)
    paper = issue(people, house)
    answer = page(client_of, paper)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert answer.context["told"]["standing"].status == "valid"
    assert "A*e" in text and paper.serial in text and own[0].name in text
    hidden = [people.clerk.name, people.clerk.username, people.head.name, people.head.username]
    assert [one for one in hidden if one.lower() in text.lower()] == []
    assert f"/record/{people.clerk.pk}" not in text
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_public_page_follows_the_day(people, house, shelf, own, client_of, monday):
    grant(people.clerk, own, by=people.head)
    paper = issue(people, house, at=MOMENT - 9 * DAY)
    change(shelf, made_up.HYGIENE_NEW, [Facet.MATERIALS], on=TODAY, at=MOMENT - DAY)
    assert page(client_of, paper).context["told"]["standing"].status == "valid_except"
    act_on_award(people.clerk, own[0], kind="revocation", reason="投诉核实", by=people.head, at=MOMENT)
    answer = page(client_of, paper)
    standing = answer.context["told"]["standing"]
    assert (standing.status, standing.since) == ("ended", TODAY)
    assert "投诉核实" not in answer.content.decode()


def test_a_guessed_token_tells_nothing(people, house, own, client_of):
    grant(people.clerk, own, by=people.head)
    token = issue(people, house).token
    guesses = [token[:-1], token + "A", "0" * 32, "x"]
    assert [client_of(None).get(reverse("verify", args=[guess])).status_code for guess in guesses] == [404] * 4


def test_the_picture_is_the_paper(people, house, own, client_of, monday):
    grant(people.clerk, own, by=people.head)
    paper = issue(people, house)
    answer = client_of(people.clerk).get(reverse("certificate_png", args=[paper.serial]))
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/png")
    assert Image.open(BytesIO(answer.content)).size == (1654, 2339)


def test_others_do_not_see_the_paper(people, house, own, client_of, monday):
    grant(people.clerk, own, by=people.head)
    serial = issue(people, house).serial
    roles = ("other_clerk", "other_head", "neighbour_clerk", "other_leader", "other_inspector", "editor")
    asked = [(role, route) for role in roles for route in ("certificate", "certificate_png")]
    found = {
        (role, route): client_of(people.by_role(role)).get(reverse(route, args=[serial])).status_code
        for role, route in asked
    }
    assert found == dict.fromkeys(asked, 403)
    assert client_of(people.inspector).get(reverse("certificate", args=[serial])).status_code == 200


def test_the_head_issues_from_the_page(people, house, own, client_of, monday):
    address = reverse("certificate_issue", args=[people.clerk.pk])
    refused = client_of(people.head).post(address, {"category": CATEGORY})
    assert (refused.url, Certificate.objects.count()) == (address, 0)
    grant(people.clerk, own, by=people.head)
    answer = client_of(people.head).post(address, {"category": CATEGORY})
    assert answer.url == reverse("certificate", args=[Certificate.objects.get().serial])
    assert client_of(people.other_head).post(address, {"category": CATEGORY}).status_code == 403

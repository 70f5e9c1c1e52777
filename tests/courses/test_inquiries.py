"""Questions about matters: asked, answered, overtaken by a change, taken off the lesson."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from courses import operations
from courses.domain.inquiries import Standing
from courses.models import Catalogue, Inquiry, InquiryAnswer, InquiryHiding, Matter
from courses.permissions import inquiries_to_answer
from courses.queries.inquiries import inquiries_of, inquiries_of_lesson, inquiries_overtaken, inquiries_waiting, told
from ledger.models import AppendOnlyError, AuditEntry
from people.actor import actor_for
from tests.courses.imports import TODAY, applied
from tests.courses.lists import BOTH, CARD, HOTEL, changed, limit
from tests.factories import MOMENT, People, grant, make_person
from tests.shared import shared

ClientOf = Callable[..., Client]
LATER = MOMENT + timedelta(days=3)
ROOM = "民宿要不要办这个证？"


@shared
def hotel(catalogue: Catalogue) -> Matter:
    applied(catalogue, *BOTH)
    return Matter.objects.get(code="GC-001")


@shared
def health(house) -> object:
    """The department reviewer whose matter it is."""
    person = make_person("hanna")
    grant(person, "reviewer", unit=house.county, department="卫生健康")
    return person


def ask(matter: Matter, people: People, *, facet: str = "", text: str = ROOM, at: datetime = MOMENT) -> Inquiry:
    return operations.ask(
        matter, facet=facet, text=text, centre=people.clerk.grants.get().centre_id, by=people.clerk, at=at
    )


def standing(inquiry: Inquiry, *, on=TODAY) -> Standing:
    (one,) = told([inquiry], on=on)
    return one.state.standing


def waiting(person) -> list[str]:
    return [one.text for one in inquiries_to_answer(actor_for(person, on=TODAY), inquiries_waiting())]


def test_asking_and_answering_append_a_row_each_and_an_audit_row(hotel: Matter, people: People, health) -> None:
    inquiry = ask(hotel, people, facet="materials")
    given = operations.answer(inquiry, text="按住宿场所办。", by=health, at=LATER)

    assert (inquiry.version.number, given.version_number, given.recorded_at) == (1, 1, LATER)
    assert list(AuditEntry.objects.filter(action__startswith="inquiry").values_list("action", "actor")) == [
        ("inquiry.answered", health.pk),
        ("inquiry.asked", people.clerk.pk),
    ]


def test_pressing_twice_asks_and_answers_once(hotel: Matter, people: People, health) -> None:
    assert ask(hotel, people) == ask(hotel, people)
    inquiry = Inquiry.objects.get()
    first = operations.answer(inquiry, text="要办。", by=health, at=LATER)
    assert operations.answer(inquiry, text="要办。", by=health, at=LATER) == first

    assert ask(hotel, people) != inquiry
    assert (Inquiry.objects.count(), InquiryAnswer.objects.count()) == (2, 1)


def test_the_newest_answer_stands_and_the_earlier_one_stays_in_the_ledger(hotel, people: People, health) -> None:
    inquiry = ask(hotel, people)
    for text in ("要办。", "十间以上的要办。"):
        operations.answer(inquiry, text=text, by=health, at=LATER)

    (one,) = told([inquiry], on=TODAY)
    assert one.answer.text == "十间以上的要办。"
    assert [answer.text for answer in inquiry.answers.all()] == ["要办。", "十间以上的要办。"]
    for row in (inquiry, one.answer):
        with pytest.raises(AppendOnlyError):
            row.save()


def test_an_answer_is_marked_when_the_facts_it_is_about_change(catalogue, hotel, people: People, health) -> None:
    materials, time_limit, whole = (ask(hotel, people, facet=facet) for facet in ("materials", "time_limit", ""))
    for inquiry in (materials, time_limit, whole):
        operations.answer(inquiry, text="照清单。", by=health, at=LATER)

    day = TODAY + timedelta(days=10)
    applied(catalogue, changed(HOTEL, statutory=limit("15个工作日")), CARD, on=day)

    before, after = day - timedelta(days=1), day
    assert [standing(one, on=before) for one in (materials, time_limit, whole)] == [Standing.ANSWERED] * 3
    assert [standing(one, on=after) for one in (materials, time_limit, whole)] == [
        Standing.ANSWERED,
        Standing.OUTDATED,
        Standing.OUTDATED,
    ]
    assert list(inquiries_overtaken(on=before)) == []
    assert list(inquiries_overtaken(on=after)) == [time_limit, whole]


def test_only_wording_outdates_nothing(catalogue, hotel, people: People, health) -> None:
    inquiry = ask(hotel, people, facet="service_object")
    operations.answer(inquiry, text="照清单。", by=health, at=LATER)

    applied(catalogue, changed(HOTEL, service_object=("企业法人。", "个体工商户")), CARD)

    assert standing(inquiry) is Standing.ANSWERED
    assert list(inquiries_overtaken(on=TODAY)) == []


def test_saying_again_what_still_holds_settles_it_on_the_new_facts(catalogue, hotel, people: People, health) -> None:
    inquiry = ask(hotel, people, facet="time_limit")
    operations.answer(inquiry, text="照清单。", by=health, at=MOMENT)
    applied(catalogue, changed(HOTEL, statutory=limit("15个工作日")), CARD)
    assert standing(inquiry) is Standing.OUTDATED

    operations.answer(inquiry, text="照清单。", by=health, at=LATER)

    assert standing(inquiry) is Standing.ANSWERED
    assert [answer.version_number for answer in inquiry.answers.all()] == [1, 2]


def test_a_question_waits_for_the_department_it_belongs_to(hotel: Matter, people: People, health) -> None:
    ask(hotel, people)
    ask(Matter.objects.get(code="DW-002"), people, text="卡丢了怎么办？")

    assert waiting(health) == [ROOM]
    assert waiting(people.reviewer) == []
    assert waiting(people.editor) == []
    assert waiting(people.admin) == [ROOM, "卡丢了怎么办？"]


def test_what_waits_comes_oldest_first_and_leaves_when_answered_or_taken_off(hotel, people: People, health) -> None:
    second, first = ask(hotel, people, at=LATER, text="晚问的"), ask(hotel, people, text="早问的")
    assert waiting(health) == ["早问的", "晚问的"]

    operations.answer(first, text="照清单。", by=health, at=LATER)
    operations.hide(second, hidden=True, reason="写了群众姓名", by=people.editor, at=LATER)

    assert waiting(health) == []
    assert waiting(people.admin) == []


def test_taking_off_and_putting_back_append_and_repeat_nothing(hotel: Matter, people: People) -> None:
    inquiry = ask(hotel, people)

    for hidden in (False, True, True, False, False):
        operations.hide(inquiry, hidden=hidden, reason="重复" if hidden else "", by=people.editor, at=LATER)

    assert list(InquiryHiding.objects.values_list("hidden", "reason")) == [(True, "重复"), (False, "")]
    assert list(inquiries_waiting()) == [inquiry]


def test_a_lesson_shows_what_was_answered_and_ones_own_open_questions(hotel: Matter, people: People, health) -> None:
    mine, answered, hidden = (ask(hotel, people, text=text) for text in ("我问的", "答过的", "撤下的"))
    for one in (answered, hidden):
        operations.answer(one, text="照清单。", by=health, at=LATER)
    operations.hide(hidden, hidden=True, reason="写了群众姓名", by=people.editor, at=LATER)

    assert set(inquiries_of_lesson(hotel.pk, people.clerk)) == {mine, answered}
    assert set(inquiries_of_lesson(hotel.pk, people.other_clerk)) == {answered}
    assert set(inquiries_of(people.clerk)) == {mine, answered, hidden}
    assert set(inquiries_of(people.other_clerk)) == set()


@pytest.mark.parametrize("count", [1, 3])
def test_any_number_of_questions_is_told_in_three_queries(
    hotel, people: People, health, django_assert_num_queries, count: int
) -> None:
    found = [ask(hotel, people, text=f"第{n}问") for n in range(count)]
    for one in found:
        operations.answer(one, text="照清单。", by=health, at=LATER)

    with django_assert_num_queries(3):
        assert len(told(found, on=TODAY)) == count


@pytest.fixture
def the_day():
    with time_machine.travel(LATER, tick=False):
        yield


@pytest.mark.usefixtures("the_day")
class TestScreens:
    """What people see and press."""

    def test_a_clerk_asks_from_the_lesson_and_finds_the_question_again(self, hotel, people: People, client_of) -> None:
        client = client_of(people.clerk)
        url = reverse("inquiry_ask", args=[hotel.pk])
        assert client.get(url, {"facet": "materials"}).context["form"].initial == {"facet": "materials"}
        assert client.get(url, {"facet": "nonsense"}).context["form"].initial == {"facet": ""}

        answer = client.post(url, {"facet": "materials", "text": f"  {ROOM}\r\n谢谢 "}, follow=True)

        asked = Inquiry.objects.get()
        assert (asked.facet, asked.text, asked.centre.code) == ("materials", f"{ROOM}\n谢谢", "putuoshan")
        assert ROOM in answer.content.decode()
        assert ROOM in client.get(hotel.lesson.url).content.decode()
        assert ROOM not in client_of(people.other_clerk).get(hotel.lesson.url).content.decode()

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("", "Write the question."),
            ("问" * 301, "At most 300 characters are kept; there are 301. Shorten the text."),
            ("王某330903199003091234", "There is an identity number in the text."),
        ],
    )
    def test_a_question_that_can_t_be_kept_is_said_and_stays_typed(
        self, hotel, people: People, client_of, text: str, said: str
    ) -> None:
        client = client_of(people.clerk)
        client.post("/language/", {"language": "en", "next": "/"})

        answer = client.post(reverse("inquiry_ask", args=[hotel.pk]), {"text": text, "facet": "result"})

        page = answer.content.decode()
        assert (answer.status_code, said in page, f"{text}</textarea>" in page) == (422, True, True)
        assert '<option value="result" selected>' in page
        assert not Inquiry.objects.exists()

    def test_the_reviewer_answers_from_the_queue_and_everybody_reads_it(
        self, hotel, people: People, client_of, health
    ) -> None:
        inquiry = ask(hotel, people)
        client = client_of(health)
        queue = client.get(reverse("inquiry_list"))
        assert [(one.inquiry, one.days) for one in queue.context["rows"]] == [(inquiry, 3)]
        assert client.get(reverse("home")).context["inquiries_waiting"] == 1

        answer = client.post(reverse("inquiry_answer", args=[inquiry.pk]), {"text": "按住宿场所办。"})

        assert answer["Location"] == reverse("inquiry_list")
        assert client.get(reverse("home")).context["inquiries_waiting"] == 0
        assert "按住宿场所办。" in client_of(people.other_clerk).get(hotel.lesson.url).content.decode()
        assert [one.inquiry for one in client_of(people.clerk).get(reverse("home")).context["inquiries"]] == [inquiry]
        assert client_of(people.other_clerk).get(reverse("home")).context["inquiries"] == []

    def test_an_answer_is_on_the_askers_home_for_two_weeks(self, hotel, people: People, client_of, health) -> None:
        operations.answer(ask(hotel, people), text="要办。", by=health, at=LATER)

        with time_machine.travel(LATER + timedelta(days=14), tick=False):
            assert client_of(people.clerk).get(reverse("home")).context["inquiries"] == []

    def test_nobody_but_its_department_answers_and_nobody_but_its_editor_takes_off(
        self, hotel, people: People, client_of, health
    ) -> None:
        inquiry = ask(hotel, people)
        answer, hide = (reverse(name, args=[inquiry.pk]) for name in ("inquiry_answer", "inquiry_hide"))

        for person in (people.clerk, people.reviewer, people.editor, people.head):
            assert client_of(person).post(answer, {"text": "x"}).status_code == 403
        for person in (people.clerk, health, people.head):
            assert client_of(person).post(hide, {"reason": "x"}).status_code == 403

        assert (InquiryAnswer.objects.count(), InquiryHiding.objects.count()) == (0, 0)

    def test_an_editor_takes_a_question_off_for_a_reason_and_puts_it_back(
        self, hotel, people: People, client_of
    ) -> None:
        inquiry = ask(hotel, people)
        client, url = client_of(people.editor), reverse("inquiry_hide", args=[inquiry.pk])

        assert client.post(url, {"reason": ""}).status_code == 422
        assert client.post(url, {"reason": "与另一问重复"}).status_code == 302
        assert "与另一问重复" in client_of(people.clerk).get(reverse("inquiry_mine")).content.decode()
        assert ROOM not in client_of(people.clerk).get(hotel.lesson.url).content.decode()

        assert client.post(url, {"show": "1"}).status_code == 302
        assert ROOM in client_of(people.clerk).get(hotel.lesson.url).content.decode()

    def test_an_open_question_is_for_those_concerned_and_an_answered_one_for_everybody(
        self, hotel, people: People, client_of, health
    ) -> None:
        inquiry = ask(hotel, people)
        url = reverse("inquiry", args=[inquiry.pk])

        def readers() -> set[str]:
            everybody = {**{name: people.by_role(name) for name in people.__slots__}, "health": health}
            return {name for name, person in everybody.items() if client_of(person).get(url).status_code == 200}

        assert readers() == {"clerk", "head", "leader", "inspector", "editor", "admin", "health"}
        operations.answer(inquiry, text="要办。", by=health, at=LATER)
        assert readers() == {*people.__slots__, "health"}
        operations.hide(inquiry, hidden=True, reason="重复", by=people.editor, at=LATER)
        assert readers() == {"clerk", "head", "leader", "inspector", "editor", "admin", "health"}

    def test_the_head_sees_what_is_open_at_the_centre_and_no_names(self, hotel, people: People, client_of) -> None:
        ask(hotel, people)

        client = client_of(people.head)
        assert client.get(reverse("home")).context["open_inquiries"] == 1
        page = client.get(reverse("inquiry_centre")).content.decode()
        assert (ROOM in page, people.clerk.name in page) == (True, False)
        assert client_of(people.other_head).get(reverse("home")).context["open_inquiries"] == 0
        assert ROOM not in client_of(people.other_head).get(reverse("inquiry_centre")).content.decode()

    def test_a_marked_answer_says_since_when_and_comes_back_to_the_reviewer(
        self, catalogue, hotel, people: People, client_of, health
    ) -> None:
        operations.answer(ask(hotel, people, facet="time_limit"), text="20天。", by=health, at=MOMENT)
        applied(catalogue, changed(HOTEL, statutory=limit("15个工作日")), CARD, on=TODAY + timedelta(days=2))
        client = client_of(health)
        client.post("/language/", {"language": "en", "next": "/"})

        page = client.get(hotel.lesson.url).content.decode()
        assert "The facts have changed since this answer." in page
        assert ": since 11 March 2026. Go by the facts on the lesson." in page
        again = client.get(reverse("inquiry_list"), {"show": "outdated"})
        assert (again.context["counts"], len(again.context["rows"])) == ({"waiting": 0, "outdated": 1}, 1)

    @pytest.mark.parametrize("count", [1, 3])
    @pytest.mark.parametrize(
        ("name", "role", "queries"),
        [("inquiry_list", "health", 9), ("inquiry_mine", "clerk", 9), ("inquiry_centre", "head", 9)],
    )
    def test_lists_of_questions_ask_a_constant_number_of_queries(
        self, hotel, people: People, client_of, health, django_assert_num_queries, count, name, role, queries
    ) -> None:
        for n in range(count):
            ask(hotel, people, text=f"第{n}问")
            operations.answer(ask(hotel, people, text=f"答{n}"), text="照清单。", by=health, at=LATER)
        client = client_of(health if role == "health" else people.by_role(role))
        client.get(reverse(name))

        with django_assert_num_queries(queries):
            client.get(reverse(name))

    @pytest.mark.parametrize("count", [1, 3])
    def test_the_lesson_asks_the_same_queries_for_any_number_of_questions(
        self, hotel, people: People, client_of, health, django_assert_num_queries, count: int
    ) -> None:
        for n in range(count):
            operations.answer(ask(hotel, people, text=f"第{n}问"), text="照清单。", by=health, at=LATER)
        client = client_of(people.clerk)
        client.get(hotel.lesson.url)

        with django_assert_num_queries(22):
            client.get(hotel.lesson.url)

    def test_the_newest_six_stand_on_the_lesson_and_all_are_a_page_away(
        self, hotel, people: People, client_of, health
    ) -> None:
        for n in range(7):
            operations.answer(ask(hotel, people, text=f"第{n}问"), text="照清单。", by=health, at=LATER)
        client = client_of(people.other_clerk)

        lesson = client.get(hotel.lesson.url)
        assert [one.inquiry.text for one in lesson.context["inquiries"]] == [f"第{n}问" for n in range(6, 0, -1)]
        everything = reverse("inquiry_of_matter", args=[hotel.pk])
        assert everything in lesson.content.decode()
        assert len(client.get(everything).context["rows"]) == 7

    def test_empty_lists_say_what_to_do(self, hotel, people: People, client_of, health) -> None:
        for person, name in (
            (people.clerk, "inquiry_mine"),
            (people.head, "inquiry_centre"),
            (health, "inquiry_list"),
        ):
            assert 'class="empty"' in client_of(person).get(reverse(name)).content.decode()
        for shows in ("outdated", "answered"):
            assert 'class="empty"' in client_of(health).get(reverse("inquiry_list"), {"show": shows}).content.decode()

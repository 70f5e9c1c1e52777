"""The screens of practice and checks, with the keyboard and without a script."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.template.loader import render_to_string
from django.urls import reverse

from courses.domain.facets import Facet
from quizzes import operations
from quizzes.domain.case import Outcome
from quizzes.domain.item import Kind
from quizzes.domain.registry import TEMPLATES, generate
from quizzes.models import Attempt, Draw, Evidence, QuestionReport, Response
from quizzes.operations.drawing import freeze
from quizzes.queries.banks import bank_for
from tests.factories import MOMENT
from tests.quizzes import shelf as shelves
from tests.quizzes.shelf import right_answer

pytestmark = pytest.mark.django_db
ON = MOMENT.date()


@pytest.fixture(autouse=True)
def nine_o_clock():
    with time_machine.travel(MOMENT, tick=False):
        yield


def put(clerk, shelf, template, *, seed=1):
    """An open practice whose only item comes from this template."""
    version = shelf.hygiene.versions.get()
    bank = bank_for(version, on=ON, depth="accept")
    item = generate(bank, template, seed)
    snapshot = freeze(item, version=version, bank=bank, at=MOMENT)
    attempt = Attempt.objects.create(
        clerk=clerk,
        kind="practice",
        plan=[[shelf.hygiene.pk, item.facets[0].value, "unknown"]],
        seed=1,
        started_at=MOMENT,
    )
    return Draw.objects.create(
        attempt=attempt, position=1, snapshot=snapshot, facet=item.facets[0].value, drawn_at=MOMENT
    )


def posted(item):
    """The form fields of the right answer, as a browser sends them."""
    answer, fields = right_answer(item), {"sequence": 1}
    if item.kind is Kind.ORDERING:
        return fields | {f"place_{one}": place for place, one in enumerate(answer["order"], 1)}
    if item.kind is Kind.MATCHING:
        return fields | {f"match_{prompt}": option for prompt, option in answer["matched"].items()}
    return fields | {
        name: value[0] if name == "number" and isinstance(value, list) else value for name, value in answer.items()
    }


def item_url(draw):
    return reverse("practice_item", args=[draw.attempt_id, draw.position])


def labelled(html):
    """Every control a person fills in has a label that names it."""
    controls = re.findall(r"<(?:input|select|textarea)[^>]*>", html)
    ids = {re.search(r'id="([^"]+)"', one).group(1) for one in controls if 'type="hidden"' not in one}
    return ids <= set(re.findall(r'<label[^>]*for="([^"]+)"', html)), len(ids)


@pytest.mark.parametrize("template", sorted(name for name in TEMPLATES if TEMPLATES[name].facets))
def test_every_kind_of_item_has_a_form_that_takes_the_right_answer(people, shelf, client_of, template):
    version = shelf.hygiene.versions.get()
    made = generate(bank_for(version, on=ON, depth="accept"), template, 1)
    if not hasattr(made, "stem"):
        assert made.reason  # this template has too little on this matter, and says why
        return
    draw, client = put(people.clerk, shelf, template), client_of(people.clerk)
    page = client.get(item_url(draw))
    form = page.content.decode().split('<form class="quiz"')[1].split("</form>")[0]
    all_labelled, controls = labelled(form)
    assert (page.status_code, all_labelled, controls > 0) == (200, True, True)
    answered = client.post(item_url(draw), posted(draw.snapshot.item))
    assert answered.url == reverse("practice_feedback", args=[draw.attempt_id, 1])
    assert set(Evidence.objects.values_list("right", flat=True)) == {True}
    assert client.get(answered.url).status_code == 200


def test_items_are_read_in_the_readers_script(people, shelf, client_of):
    draw, client = put(people.clerk, shelf, "materials.which"), client_of(people.clerk)
    shown = {}
    for language in ("zh-hans", "zh-hant", "en"):
        client.cookies["django_language"] = language
        page = client.get(item_url(draw)).content.decode()
        shown[language] = (draw.snapshot.item.stem in page, "公共場所衛生許可" in page, 'lang="zh-Hans"' in page)
    assert shown == {
        "zh-hans": (True, False, False),
        "zh-hant": (False, True, False),
        "en": (True, False, True),
    }


@pytest.mark.slow
def test_practice_from_start_to_end_without_a_script(people, shelf, client_of):
    client = client_of(people.clerk)
    assert "Begin" in english(client, reverse("practice"))
    where = client.post(reverse("practice")).url
    while "/feedback" not in where and where != reverse("practice"):
        draw = Draw.objects.select_related("snapshot").latest("pk")
        feedback = client.post(where, posted(draw.snapshot.item)).url
        assert client.get(feedback).status_code == 200
        where = client.post(reverse("practice_next", args=[draw.attempt_id])).url
    assert where == reverse("practice")
    attempt = Attempt.objects.get()
    assert (attempt.state, attempt.draws.count()) == ("finished", len(attempt.plan))


def test_the_feedback_shows_key_source_and_receipt(people, shelf, client_of):
    draw = put(people.clerk, shelf, "materials.which")
    client = client_of(people.clerk)
    client.post(item_url(draw), {"sequence": 1, "unknown": "1"})
    page = english(client, reverse("practice_feedback", args=[draw.attempt_id, 1]))
    receipt = Response.objects.get().receipt
    key = [draw.snapshot.item.option(one).text for one in draw.snapshot.item.key if draw.snapshot.item.options]
    assert [
        text for text in [*key, receipt, "Saved 09:00:00", "version 1", "Where the list says so"] if text not in page
    ] == []


def test_the_feedback_of_a_case_writes_the_notice_with_the_line_of_each_fact(people, shelf, client_of):
    """Too little and too much are told apart, and the paper says where each of its lines stands."""
    bank = bank_for(shelf.hygiene.versions.get(), on=ON, depth="accept")
    seed = next(seed for seed in range(40) if outcome_of(bank, seed) is Outcome.NOTIFY_ONCE)
    draw = put(people.clerk, shelf, "counter.papers", seed=seed)
    item, client = draw.snapshot.item, client_of(people.clerk)
    extra = next(option.id for option in item.options if option.id not in item.case.key.notify)
    client.post(item_url(draw), {"sequence": 1, "outcome": "notify_once", "notify": [extra]})
    page = english(client, reverse("practice_feedback", args=[draw.attempt_id, 1]))
    notice = page[page.index("paper-notice__title") :]
    told = [(line.text, f"line {line.source.element[10:-6]}") for line in item.case.notice.lines]
    assert [part for line in told for part in line if part not in notice] == []
    assert ("asked too much" in page, "left out" in page) == (True, True)


def test_no_key_and_no_source_leave_with_the_question(people, shelf, client_of):
    draw = put(people.clerk, shelf, case_template())
    page = client_of(people.clerk).get(item_url(draw)).content.decode()
    item = draw.snapshot.item
    assert item.stem in page
    leaks = [item.explanation, draw.snapshot.digest, item.case.circumstance.value]
    leaks += [item.case.notice.opening] if item.case.notice else []
    assert [text for text in leaks if text and text in page] == []


def test_a_case_shows_the_citizen_the_papers_and_all_outcomes(people, shelf, client_of):
    draw = put(people.clerk, shelf, case_template())
    page = client_of(people.clerk).get(item_url(draw)).content.decode()
    sheet = draw.snapshot.item.case
    wanted = [*sheet.situation, *(paper.name for paper in sheet.folder), "一次性告知需要补正的全部内容"]
    assert [text for text in wanted if text not in page] == []


def test_a_number_in_words_keeps_what_was_typed_and_says_how(people, shelf, client_of):
    draw = put(people.clerk, shelf, number_template())
    client = client_of(people.clerk)
    page = english(client, item_url(draw), {"sequence": 1, "number": "五天"})
    assert "Write a whole number in digits" in page
    assert 'value="五天"' in page
    assert not Response.objects.exists()


def test_nothing_chosen_is_said_and_nothing_saved(people, shelf, client_of):
    draw = put(people.clerk, shelf, case_template())
    page = english(client_of(people.clerk), item_url(draw), {"sequence": 1})
    assert "Choose an answer, or say that you don&#x27;t know." in page
    assert 'role="alert"' in page
    assert not Response.objects.exists()


def test_two_lines_in_one_place_are_pointed_out(people, shelf, client_of):
    draw = put(people.clerk, shelf, ordering_template())
    fields = {"sequence": 1} | {f"place_{option.id}": 1 for option in draw.snapshot.item.options}
    assert "Two lines have place 1." in english(client_of(people.clerk), item_url(draw), fields)
    assert not Response.objects.exists()


def test_a_second_tab_with_another_answer_is_told_which_one_stands(people, shelf, client_of):
    draw = put(people.clerk, shelf, number_template())
    client = client_of(people.clerk)
    client.post(item_url(draw), {"sequence": 1, "number": "7"})
    english(client, reverse("practice"))
    page = client.post(item_url(draw), {"sequence": 1, "number": "9"}, follow=True).content.decode()
    assert "answered in another window" in page
    assert Response.objects.get().answer == {"number": "7"}


def test_a_report_carries_the_very_item(people, shelf, client_of):
    draw = put(people.clerk, shelf, number_template())
    client, url = client_of(people.clerk), reverse("item_report", args=[draw.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {"reason": "fact", "text": "承诺期限改了"}).url == item_url(draw)
    client.post(url, {"reason": "key", "text": "again"})
    rows = QuestionReport.objects.values_list("draw", "clerk", "reason", "text")
    assert list(rows) == [(draw.pk, people.clerk.pk, "fact", "承诺期限改了")]


STRANGERS = ("other_clerk", "head", "leader", "inspector", "editor", "reviewer", "admin", "neighbour_clerk")


def test_nobody_else_opens_a_clerks_practice(people, shelf, client_of):
    draw = put(people.clerk, shelf, number_template())
    client_of(people.clerk).post(item_url(draw), {"sequence": 1, "number": "7"})
    args = [draw.attempt_id, 1]
    pages = [reverse(name, args=args) for name in ("practice_item", "practice_feedback")]
    pages.append(reverse("item_report", args=[draw.pk]))
    deeds = [pages[0], pages[2], reverse("practice_next", args=args[:1]), reverse("practice_end", args=args[:1])]
    got = {}
    for role in STRANGERS:
        other = client_of(people.by_role(role))
        got[role] = [other.get(url).status_code for url in pages] + [other.post(url).status_code for url in deeds]
    assert got == {role: [403] * 7 for role in STRANGERS}


def test_the_check_says_its_rules_before_it_starts(people, shelf, client_of):
    page = english(client_of(people.clerk), reverse("check_intro", args=[shelf.hygiene.pk]))
    for sentence in (
        "15 questions at most",
        "8 right without a mistake pass",
        "From memory",
        "3 tries in 30 days, 24 hours apart",
    ):
        assert sentence in page
    assert not Attempt.objects.exists()


def sit_check(client, matter, *, knows=True):
    """A whole check over HTTP; returns the address of the result and what the items' pages said."""
    where, pages = client.post(reverse("check_intro", args=[matter.pk])).url, []
    while "result" not in where:
        pages.append(client.get(where).content.decode())
        draw = Draw.objects.select_related("snapshot").latest("pk")
        fields = posted(draw.snapshot.item) if knows else {"sequence": 1, "unknown": "1"}
        where = client.post(where, fields).url
    return where, pages


def test_a_check_is_silent_until_it_is_closed_and_tells_everything_then(people, shelf, client_of):
    client = client_of(people.clerk)
    english(client, reverse("practice"))
    result, pages = sit_check(client, shelf.hygiene, knows=False)
    explanations = [draw.snapshot.item.explanation for draw in Draw.objects.select_related("snapshot")]
    assert [text for page in pages for text in explanations if text and text in page] == []
    assert not any("Not right yet" in page or "verdict--" in page for page in pages)
    shown = client.get(result).content.decode()
    assert "Check not passed" in shown
    assert [text for text in explanations if text and text not in shown] == []


def test_the_next_try_is_announced_not_offered(people, shelf, client_of):
    client = client_of(people.clerk)
    english(client, reverse("practice"))
    sit_check(client, shelf.hygiene, knows=False)
    url = reverse("check_intro", args=[shelf.hygiene.pk])
    page = client.get(url).content.decode()
    assert "The next try is possible from" in page
    assert "Start the check" not in page
    assert client.post(url).url == url
    assert Attempt.objects.count() == 1


def test_a_closed_check_is_read_by_whoever_reads_the_record(people, shelf, client_of):
    result, _pages = sit_check(client_of(people.clerk), shelf.hygiene)
    readers = ("clerk", "head", "leader", "inspector", "admin")
    others = ("other_clerk", "other_head", "other_leader", "editor", "reviewer")
    got = {role: client_of(people.by_role(role)).get(result).status_code for role in readers + others}
    assert got == dict.fromkeys(readers, 200) | dict.fromkeys(others, 403)


def test_an_open_check_is_read_by_nobody_but_its_clerk(people, shelf, client_of):
    attempt = operations.start_check(people.clerk, shelf.hygiene, seed=1, by=people.clerk, at=MOMENT)
    pages = [reverse("check_item", args=[attempt.pk, 1]), reverse("check_result", args=[attempt.pk])]
    got = {role: [client_of(people.by_role(role)).get(url).status_code for url in pages] for role in STRANGERS}
    assert got == {role: [403, 403] for role in STRANGERS}


def test_what_changed_is_offered_as_a_short_check(people, shelf, client_of):
    client = client_of(people.clerk)
    english(client, reverse("practice"))
    sit_check(client, shelf.hygiene)
    later = MOMENT + timedelta(days=3)
    elements = shelf.hygiene.versions.get().facts
    shelves.change(shelf, elements, [Facet.TIME_LIMIT], on=later.date(), at=later)
    with time_machine.travel(later, tick=False):
        client = client_of(people.clerk)
        assert "Check on what changed" in english(client, reverse("check_intro", args=[shelf.hygiene.pk]))
        sit_check(client, shelf.hygiene)
    asked = Attempt.objects.order_by("-pk")[0]
    assert set(asked.draws.values_list("facet", flat=True)) == {"time_limit"}
    assert asked.outcome.scope == ["time_limit"]


def test_old_and_new_stand_side_by_side_before_and_after_the_short_check_and_not_during_it(people, shelf, client_of):
    """Twice changed since it was proved: the facts as they were proved are beside the facts of today."""
    client, url = client_of(people.clerk), reverse("check_intro", args=[shelf.hygiene.pk])
    sit_check(client, shelf.hygiene)
    elements = shelf.hygiene.versions.get().facts
    assert client.get(f"{url}?scope=full").context["changed"] == ()
    later = MOMENT + timedelta(days=3)
    for days, on in ((15, later - timedelta(days=1)), (10, later)):
        promised = replace(elements.promised, text=f"{days}个工作日", value=days)
        changed = replace(elements, promised=promised, category="改名", contact="0580-1234567")
        shelves.change(shelf, changed, [Facet.TIME_LIMIT], on=on.date(), at=on)
    with time_machine.travel(later, tick=False):
        client = client_of(people.clerk)
        (before,) = client.get(url).context["changed"]
        assert (before.name, before.is_facet) == ("time_limit", True)
        texts = ["".join(piece.text for line in side for piece in line) for side in (before.old, before.new)]
        assert elements.promised.text in texts[0]
        assert "10个工作日" in texts[1]
        assert client.get(f"{url}?scope=full").context["changed"] == ()

        client.post(url)
        running = Attempt.objects.get(state="open", kind="check")
        assert client.get(url).context["changed"] == ()
        assert "versus" not in client.get(reverse("check_item", args=[running.pk, 1])).content.decode()
        sit_check(client, shelf.hygiene)
        after = client.get(reverse("check_result", args=[running.pk]))
        assert after.context["changed"] == (before,)
        # whatever the questions were, the page shows both sides with the changed words marked
        shown = render_to_string("courses/changes/difference.html", {"difference": before, "brief": True})
        assert shown in after.content.decode()
    first = Attempt.objects.filter(kind="check").order_by("pk")[0]
    assert client_of(people.clerk).get(reverse("check_result", args=[first.pk])).context["changed"] == ()


def test_what_could_not_be_asked_before_is_offered_to_whoever_wishes(people, house, client_of):
    silent = [replace(shelves.ALL[0], statutory=None, promised=None), *shelves.ALL[1:]]
    shelf = shelves.fill(house, silent, lessons=False)
    client, url = client_of(people.clerk), reverse("check_intro", args=[shelf.hygiene.pk])
    assert "could not be asked before" not in english(client, url)
    sit_check(client, shelf.hygiene)
    later = MOMENT + timedelta(days=3)
    shelves.change(shelf, shelves.ALL[0], [], on=later.date(), at=later)
    with time_machine.travel(later, tick=False):
        client = client_of(people.clerk)
        offered = english(client, url)
        assert ("?scope=unasked" in offered, "Check on what" in offered) == (True, False)
        assert "Check on what could not be asked before" in english(client, f"{url}?scope=unasked")
        client.post(url, {"scope": "unasked"})
    asked = Attempt.objects.order_by("-pk")[0]
    assert (asked.facets, asked.plan) == (["time_limit"], ["time_limit"])


def test_a_facet_that_changed_when_it_could_not_be_asked_is_a_short_check_too(people, house, client_of):
    silent = [replace(shelves.ALL[0], statutory=None, promised=None), *shelves.ALL[1:]]
    shelf = shelves.fill(house, silent, lessons=False)
    client, url = client_of(people.clerk), reverse("check_intro", args=[shelf.hygiene.pk])
    english(client, url)
    sit_check(client, shelf.hygiene)
    later = MOMENT + timedelta(days=3)
    shelves.change(shelf, shelves.ALL[0], [Facet.TIME_LIMIT], on=later.date(), at=later)
    with time_machine.travel(later, tick=False):
        client = client_of(people.clerk)
        assert "Check on what changed" in english(client, url)
        client.post(url)
    assert Attempt.objects.order_by("-pk")[0].plan == ["time_limit"]


def test_a_changed_facet_that_can_no_longer_be_asked_leaves_the_whole_check_open(people, shelf, client_of):
    client, url = client_of(people.clerk), reverse("check_intro", args=[shelf.hygiene.pk])
    english(client, url)
    sit_check(client, shelf.hygiene)
    later = MOMENT + timedelta(days=3)
    silent = replace(shelf.hygiene.versions.get().facts, statutory=None, promised=None)
    shelves.change(shelf, silent, [Facet.TIME_LIMIT], on=later.date(), at=later)
    with time_machine.travel(later, tick=False):
        page = english(client_of(people.clerk), url)
    assert ("Start the check" in page, "can't be checked yet" in page) == (True, False)


def test_the_empty_states_say_what_to_do(people, house, client_of):
    assert "Your head posts you to a window first" in english(client_of(people.clerk), reverse("practice"))


def english(client, url, data=None):
    """The page in the language of the sources, so that sentences can be compared."""
    client.cookies["django_language"] = "en"
    return (client.get(url) if data is None else client.post(url, data)).content.decode()


def outcome_of(bank, seed):
    return generate(bank, "counter.papers", seed).case.key.outcome


def of_kind(kind):
    return next(name for name in sorted(TEMPLATES) if TEMPLATES[name].kind is kind)


def case_template():
    return of_kind(Kind.CASE)


def number_template():
    return of_kind(Kind.NUMBER)


def ordering_template():
    return of_kind(Kind.ORDERING)

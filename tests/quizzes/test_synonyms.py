"""The list of synonyms in the house: edited with a plan, kept whole, frozen with a sitting, vetted after."""

import pytest
import time_machine
from django.urls import reverse

from ledger.models import AuditEntry
from quizzes import operations
from quizzes.domain.synonym_lists import written_out
from quizzes.domain.synonyms import DEFAULT_SYNONYMS, Synonyms
from quizzes.models import SynonymList, VettingRun
from quizzes.operations.synonyms import ChangedMeanwhile, change_synonyms
from quizzes.queries.banks import BankRecipe, bank_for, bank_from
from quizzes.queries.synonyms import newest_list, synonyms_digest, synonyms_of
from tests.factories import MOMENT

pytestmark = pytest.mark.django_db
ON = MOMENT.date()
MORE = Synonyms((*DEFAULT_SYNONYMS.groups, ("谁也不用的甲", "谁也不用的乙")))


@pytest.fixture(autouse=True)
def nine_o_clock():
    with time_machine.travel(MOMENT, tick=False):
        yield


@pytest.fixture
def standing():
    """The list of a house just set up; migrations wrote it."""
    return SynonymList.objects.get()


def change(after, standing, by):
    return change_synonyms(after, base=standing.pk, note="复核", by=by, at=MOMENT)


def test_a_house_begins_with_the_list_that_comes_along(standing):
    assert (standing.synonyms, standing.by, synonyms_digest()) == (DEFAULT_SYNONYMS, None, standing.digest)
    assert synonyms_of("") == synonyms_of("unknown") == DEFAULT_SYNONYMS


def test_an_edit_is_a_new_list_and_reaches_the_banks(people, shelf, standing):
    version = shelf.hygiene.versions.get()
    before = bank_for(version, on=ON)
    row = change(MORE, standing, people.editor)
    assert (newest_list(), row.synonyms, SynonymList.objects.count()) == (row, MORE, 2)
    assert (before.synonyms, bank_for(version, on=ON).synonyms) == (DEFAULT_SYNONYMS, MORE)
    told = AuditEntry.objects.get(action="synonyms.changed")
    assert (told.actor, told.detail["new"]) == (people.editor, [["谁也不用的甲", "谁也不用的乙"]])


def test_a_running_check_keeps_the_list_it_began_with(people, shelf, standing):
    attempt = operations.start_check(people.clerk, shelf.hygiene, seed=1, by=people.clerk, at=MOMENT)
    change(MORE, standing, people.editor)
    recipe = BankRecipe.from_json(attempt.bank, attempt.matter_version)
    assert bank_from(recipe).synonyms == DEFAULT_SYNONYMS
    of_old = {name: told for name, told in attempt.bank.items() if name not in ("synonyms", "written")}
    assert bank_from(BankRecipe.from_json(of_old, attempt.matter_version)).synonyms == DEFAULT_SYNONYMS


def test_only_what_a_name_stands_in_is_vetted_anew(people, shelf, standing, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as handed_out:
        change(MORE, standing, people.editor)
    assert (VettingRun.objects.count(), len(handed_out)) == (0, 0)
    known = shelf.hygiene.versions.get().facts.materials[0].name
    with django_capture_on_commit_callbacks() as handed_out:
        change(Synonyms((*MORE.groups, (known, "别称"))), newest_list(), people.editor)
    run = VettingRun.objects.get()
    assert (run.whole, run.reason, sorted(run.matters)) == (
        False,
        "synonyms",
        sorted(matter.pk for matter in shelf.matters.values()),
    )
    assert len(handed_out) == 1


def test_the_same_list_in_another_order_is_no_change(people, standing):
    assert change(Synonyms(DEFAULT_SYNONYMS.groups[::-1]), standing, people.editor) is None
    assert SynonymList.objects.count() == 1


def test_who_comes_second_is_told(people, standing):
    change(MORE, standing, people.editor)
    with pytest.raises(ChangedMeanwhile):
        change(DEFAULT_SYNONYMS, standing, people.editor)
    assert newest_list().synonyms == MORE


def test_the_page_plans_before_it_saves_and_keeps_what_was_typed(people, shelf, standing, client_of):
    client, url = client_of(people.editor), reverse("synonyms")
    materials = shelf.hygiene.versions.get().facts.materials
    text = written_out(Synonyms((*DEFAULT_SYNONYMS.groups, tuple(one.name for one in materials[:2]))))
    typed = {"text": text, "note": "同一种材料", "base": str(standing.pk)}

    planned = client.post(url, typed | {"plan": "1"})
    assert (planned.status_code, SynonymList.objects.count()) == (200, 1)
    assert f"<ins>{materials[0].name} = {materials[1].name}</ins>" in planned.content.decode()
    assert shelf.hygiene.name in planned.content.decode()
    assert 'name="apply"' in planned.content.decode()

    assert client.post(url, typed | {"apply": "1"}).status_code == 302
    assert (newest_list().by, newest_list().note) == (people.editor, "同一种材料")
    late = client.post(url, typed | {"apply": "1"})
    assert (late.status_code, SynonymList.objects.count()) == (422, 2)
    assert "同一种材料" in late.content.decode()


def test_a_line_that_is_amiss_is_named_and_kept(people, standing, client_of):
    sent = client_of(people.editor).post(
        reverse("synonyms"), {"text": "身份证\n甲 = 乙", "note": "试", "base": str(standing.pk), "plan": "1"}
    )
    assert sent.status_code == 422
    html = sent.content.decode()
    assert "甲 = 乙" in html
    assert html.count("“身份证”") == 1

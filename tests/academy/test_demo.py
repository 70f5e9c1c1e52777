"""The demo year: fifteen windows become ten, and everything a screen shows was made by an operation."""

from datetime import date

import pytest
from django.core.management import call_command

from academy.demo import cast, exams, practical, questions, year
from academy.demo.accounts import sign_in_lines
from academy.homes.manager import manager_home
from certification.awards.models import Certificate
from certification.matrix.domain.seals import CellState
from certification.matrix.queries import board
from certification.practical.queries import disputes, practical_standings
from certification.training.models import AttendanceSignature
from courses.models import CaseVolume, Catalogue, Edition, FacetChange, Matter
from ledger.models import AuditEntry
from people.models import Centre, Posting, Window
from quizzes.models import ExamResult, Paper, Question, RegradedOutcome, Regrading
from quizzes.queries.written import withheld_in

# A year through the operations takes minutes where two suites share two cores.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200), pytest.mark.django_db]
TODAY = date(2026, 11, 23)
# The same year with a quarter of its checks.
PACE = 0.25


def test_a_believable_year_stands_behind_the_demo(capsys, settings, tmp_path):
    settings.STATE_DIR = tmp_path
    call_command("seed_demo", today=TODAY, pace=PACE)
    centre = Centre.objects.get(code=cast.CENTRE[0])

    trades, merged = Window.objects.filter(closes_on__isnull=False), Window.objects.open_on(TODAY)
    assert (trades.count(), merged.count()) == (15, 10)
    found = board(centre, on=TODAY)
    assert len(found.clerks) == 10
    assert {kind for (kind,) in Posting.objects.values_list("kind").distinct()} == set(Posting.Kind.values)

    assert Matter.objects.values("category").distinct().count() >= 12
    assert Matter.objects.count() >= 60
    assert Edition.objects.count() == 3
    assert set(FacetChange.objects.values_list("to_version__edition__number", flat=True)) == {2, 3}

    assert CaseVolume.objects.values("year").distinct().count() == 2

    states = {cell.state for cell in found.cells.values()}
    assert states == set(CellState)
    assert AttendanceSignature.objects.exists()
    assert Certificate.objects.exists()
    systems = (practical.COUNTER, practical.POLICE)
    standings = practical_standings(found.clerks, systems, on=TODAY).values()
    assert {one.status.value for one in standings} == {"in_date", "due", "never"}
    assert len(disputes(centre)) == 1
    assert Question.objects.filter(live=True).exclude(facet="").count() == len(questions.WRITTEN)
    assert [one.question.matter.code for one in withheld_in(Catalogue.objects.all(), on=TODAY)] == ["PTS-WJ-007"]
    assert sorted(hasattr(row, "decision") for row in Regrading.objects.all()) == [False, True]
    assert RegradedOutcome.objects.exists()
    assert ExamResult.objects.count() == exams.SAT_BY
    assert Paper.objects.filter(state=Paper.State.PUBLISHED).count() == 2
    assert manager_home(centre, on=TODAY).first

    (newcomer,) = (clerk for clerk in found.clerks if clerk.username == cast.NEWCOMER[0])
    assert not any(found.cells[newcomer.pk, matter.pk].overdue for matter in found.matters)

    written = AuditEntry.objects.count()
    call_command("seed_demo", today=TODAY)
    assert AuditEntry.objects.count() == written
    call_command("rebuild", "--check")
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line in sign_in_lines()][:7] == sign_in_lines()
    assert year.is_there()

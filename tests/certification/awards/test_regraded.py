"""What a regraded check means for the certification that stands on it: foretold, then exactly so."""

from datetime import timedelta

import pytest

from certification.awards.domain.decisions import Reason, Status
from certification.awards.models import AwardEntry
from certification.awards.operations import ActRefused, act_on_award
from certification.awards.queries import standing_of
from certification.awards.queries.papers import standing_of_paper
from certification.awards.verification import PaperStatus
from certification.matrix.operations import issue_certificate
from courses.models import Matter
from ledger.outbox import delivering_at_once
from people.queries import centre_of
from quizzes import operations
from quizzes.consequences import certifications_after
from quizzes.models import Vetting
from quizzes.queries.regrading import plan_of
from tests.certification.sittings import LONG_AGO, grant, sit
from tests.factories import MOMENT
from tests.quizzes.test_regrading import approve, drawn, propose

pytestmark = pytest.mark.django_db
ON = MOMENT.date()


def told(regrading):
    """What the page foretells: (clerk, before, after, papers)."""
    found = certifications_after(plan_of(regrading), on=ON)
    return [(one.clerk, one.before, one.after, one.papers) for one in found]


def take_a_facet_out(outcome, people):
    """Every question of the sitting on one facet is withdrawn, but the facet can still be asked otherwise."""
    draws = list(outcome.attempt.draws.select_related("snapshot__matter_version"))
    version = draws[0].snapshot.matter_version
    told = Vetting.objects.filter(matter_version=version).first().facets
    asked = {
        facet: {(d.snapshot.template, d.snapshot.template_version) for d in draws if facet in d.snapshot.facets}
        for facet in told
    }
    facet = next(name for name in told if 0 < len(asked[name]) < told[name]["certifying"])
    return [
        operations.propose_withdrawal(name, number, version, reason="问法有歧义", by=people.editor, at=MOMENT)
        for name, number in sorted(asked[facet])
    ]


def carried_out(found, people, *, at=MOMENT):
    with delivering_at_once():
        approve(found, people.admin, at=at)


def test_an_award_with_every_facet_still_proved_stands_with_a_mark(people, shelf):
    # two questions on a facet, one of which is taken away: nobody can say any more how the check would have ended
    outcome = sit(people.clerk, shelf.hygiene)
    twice = next(
        draw
        for draw in outcome.attempt.draws.select_related("snapshot__matter_version")
        if draw.snapshot.item.kind == "set"
        and outcome.attempt.draws.filter(facet=draw.facet).exclude(pk=draw.pk).exists()
    )
    found = operations.propose_key(
        twice.snapshot,
        {"chosen": [option.id for option in twice.snapshot.item.options if option.id not in twice.snapshot.item.key]},
        reason="清单原文有误", by=people.editor, at=MOMENT,
    )  # fmt: skip
    assert told(found) == []
    carried_out(found, people)
    decision = standing_of(people.clerk, shelf.hygiene, on=ON)
    assert (decision.status, Reason.REGRADED_STANDS in decision.reasons) == (Status.CERTIFIED, True)


def test_an_award_whose_facet_lost_its_proof_is_suspended_until_another_check(people, shelf):
    outcome = sit(people.clerk, shelf.hygiene)
    found = take_a_facet_out(outcome, people)
    for one in found[:-1]:
        carried_out(one, people)
    last = found[-1]
    foretold = told(last)
    assert foretold == [(people.clerk.pk, "certified", "suspended", 0)]
    carried_out(last, people)

    decision = standing_of(people.clerk, shelf.hygiene, on=ON)
    assert (decision.status, decision.reasons[0]) == (Status.SUSPENDED, Reason.REGRADED_AWAY)
    assert AwardEntry.objects.count() == 1
    # yesterday nobody knew
    assert standing_of(people.clerk, shelf.hygiene, on=ON - timedelta(days=1)).status is Status.CERTIFIED
    with pytest.raises(ActRefused):
        act_on_award(people.clerk, shelf.hygiene, kind="reinstatement", reason="无", by=people.head, at=MOMENT)


def test_what_is_put_back_carries_the_award_again(people, shelf):
    outcome = sit(people.clerk, shelf.hygiene)
    found = take_a_facet_out(outcome, people)
    for one in found:
        carried_out(one, people)
    assert standing_of(people.clerk, shelf.hygiene, on=ON).status is Status.SUSPENDED
    backs = [operations.propose_restoration(one, reason="无歧义", by=people.editor, at=MOMENT) for one in found]
    foretold = []
    for back in backs:
        foretold += told(back)
        carried_out(back, people)
    assert foretold == [(people.clerk.pk, "suspended", "certified", 0)]
    assert standing_of(people.clerk, shelf.hygiene, on=ON).status is Status.CERTIFIED
    assert AwardEntry.objects.count() == 1


def test_another_check_lifts_what_the_regrading_suspended(people, shelf):
    outcome = sit(people.clerk, shelf.hygiene, wrong_at=(1, 3))
    assert outcome.passed
    snapshot = drawn(outcome, place=1).snapshot
    every = [option.id for option in snapshot.item.options]
    answer = {"chosen": every if set(snapshot.item.key) != set(every) else every[:1]}
    found = operations.propose_key(snapshot, answer, reason="清单原文有误", by=people.editor, at=MOMENT)
    foretold = told(found)
    carried_out(found, people)
    assert (outcome.regrades.get().decision, foretold) == (
        "failed", [(people.clerk.pk, "certified", "suspended", 0)],
    )  # fmt: skip
    assert sit(people.clerk, shelf.hygiene, at=MOMENT + timedelta(minutes=1)).passed
    assert standing_of(people.clerk, shelf.hygiene, on=ON).status is Status.CERTIFIED


def test_a_check_that_passes_now_earns_the_award_of_its_own_day(people, shelf):
    # three wrong, one of them only because the key was
    outcome = sit(people.clerk, shelf.hygiene, wrong_at=(1, 2, 13))
    assert not outcome.passed
    draw = outcome.attempt.draws.select_related("snapshot__matter_version").get(position=2)
    found = operations.propose_withdrawal(
        draw.snapshot.template, draw.snapshot.template_version, None, reason="模板有误", by=people.editor, at=MOMENT
    )
    before, foretold = plan_of(found).scores, told(found)
    carried_out(found, people)
    passed = [change.after.decision.value for change in before] == ["passed"]
    assert foretold == ([(people.clerk.pk, "never", "certified", 0)] if passed else [])
    assert AwardEntry.objects.filter(outcome=outcome).exists() is passed
    status = standing_of(people.clerk, shelf.hygiene, on=ON).status
    assert status is (Status.CERTIFIED if passed else Status.NEVER)


def test_the_public_page_of_a_paper_says_suspended_since_the_regrading(people, shelf):
    outcome = sit(people.clerk, shelf.hygiene)
    others = Matter.objects.filter(category=shelf.hygiene.category).exclude(pk=shelf.hygiene.pk)
    grant(people.clerk, others, by=people.head)
    day_after = LONG_AGO + timedelta(days=1)
    centre = centre_of(people.clerk, on=ON)
    paper = issue_certificate(people.clerk, centre, category=shelf.hygiene.category, by=people.head, at=day_after)
    assert told(propose(outcome, people)) in ([], [(people.clerk.pk, "certified", "suspended", 1)])
    for one in take_a_facet_out(outcome, people):
        carried_out(one, people)
    found = standing_of_paper(paper, on=ON)
    assert (found.status, found.since) == (PaperStatus.SUSPENDED, ON)

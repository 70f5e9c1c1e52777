"""The matter check: start, answer item by item, close. No feedback leaves before the close."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from courses.domain.facets import Facet
from courses.models import Matter
from ledger import audit, outbox
from people.models import User
from quizzes.domain.attempts import AttemptDecision
from quizzes.domain.check import (
    CheckReason,
    CheckState,
    CheckStatus,
    Decision,
    decide,
    next_facet,
)
from quizzes.domain.shared_changes import asks_about
from quizzes.models import Attempt, CheckOutcome, Draw
from quizzes.operations.answers import SittingClosed, save_answer
from quizzes.operations.carrying import carry_over, frozen
from quizzes.operations.drawing import draw_item
from quizzes.operations.mastery import lock_clerk
from quizzes.operations.settling import is_settled, settle
from quizzes.queries.banks import BankRecipe, bank_from
from quizzes.queries.check_rules import rules_in_force
from quizzes.queries.check_terms import check_terms
from quizzes.queries.checks import admission_to_check, check_state, open_check, policy_of, refused_for, sheet_out
from quizzes.queries.shared_changes import SharedChange

TOPIC = "check.finished"
LEADS = 8
"""Of so many matters that share a change a question about it is looked for."""
BEFORE_VERSIONS = "check-1"
"""What sittings were sat under that name no version of the rules."""


class CheckRefused(Exception):
    """The check can't start: `decision` says why and from when it may. Nothing was written."""

    def __init__(self, decision: AttemptDecision) -> None:
        self.decision = decision
        super().__init__(decision.reason)


class NothingAssessable(Exception):
    """No facet asked for has an item of this matter (yet), or no version of the matter is in force."""


@transaction.atomic
def start_check(
    clerk: User,
    matter: Matter,
    *,
    seed: int,
    by: User,
    at: datetime,
    facets: Sequence[Facet] = (),
    shared: SharedChange | None = None,
) -> Attempt:
    """Open the sitting and draw its first item; an open one is continued instead.

    `facets` narrows it to a delta check over these (two fresh rights in a row each); with `shared` every question is
    about that change, and passing answers it in all its matters. Raises CheckRefused and NothingAssessable.
    """
    lock_clerk(clerk.pk)
    if running := open_check(clerk, matter):
        return running
    if sheet := sheet_out(clerk, matter, on=timezone.localdate(at)):
        raise CheckRefused(refused_for(sheet))
    on = timezone.localdate(at)
    standing = rules_in_force(on)
    decision = admission_to_check(clerk, matter, at=at, tries=standing.rules.tries, delta=bool(facets))
    if not decision.allowed:
        raise CheckRefused(decision)
    terms = check_terms(clerk, matter, facets=facets, standing=standing, on=on)
    if terms is None:
        raise NothingAssessable
    attempt = Attempt.objects.create(
        clerk=clerk,
        kind=Attempt.Kind.CHECK,
        matter=matter,
        shared=frozen(shared) if shared else {},
        seed=seed,
        started_at=at,
        **terms.columns,
    )
    audit.record("check.started", attempt, by=by, at=at, matter=matter.pk, facets=attempt.facets)
    if _draw_next(attempt, check_state(attempt), at=at) is None:
        raise NothingAssessable
    return attempt


def start_shared_check(
    clerk: User, matter: Matter, shared: SharedChange, *, seed: int, by: User, at: datetime
) -> Attempt:
    """One check of a change for all the matters that share it, asked of this one, or where no question on it tells of
    the change of the next that has one. Raises CheckRefused and NothingAssessable like `start_check`."""
    others = [version.matter for key, version in shared.versions.items() if key != matter.pk]
    for asked in (matter, *others[: LEADS - 1]):
        if asked is not matter and open_check(clerk, asked):
            continue
        with suppress(NothingAssessable):
            return start_check(clerk, asked, seed=seed, by=by, at=at, facets=(shared.facet,), shared=shared)
    raise NothingAssessable


@transaction.atomic
def answer_check_item(draw: Draw, *, sequence: int, answer: Any, by: User, at: datetime) -> Attempt:
    """Save and grade the answer, then draw the next item or close the sitting.

    The same answer again changes nothing. Raises AnswerConflict, SittingClosed and grading.BadAnswer.
    """
    attempts = Attempt.objects.select_for_update(of=("self",)).select_related("matter_version__matter")
    # The facts are in the bank of the process already; they are read again only where it is not.
    attempt = attempts.defer("matter_version__elements", "matter_version__cells").get(pk=draw.attempt_id)
    draw.attempt = attempt
    settled = is_settled(draw)
    if settled and not draw.responses.filter(sequence=sequence).exists():
        raise SittingClosed
    response = save_answer(draw, sequence=sequence, answer=answer, at=at)
    if settled:
        return attempt
    settle(draw, response, at=at)
    state = check_state(attempt)
    decision = decide(state, policy_of(attempt), [Facet(name) for name in attempt.plan])
    if not decision.over and _draw_next(attempt, state, at=at) is None:
        decision = Decision(CheckStatus.FAILED, (CheckReason.NOTHING_ASSESSABLE,))
    if decision.over:
        close_check(attempt, state, decision, by=by, at=at)
    return attempt


def _draw_next(attempt: Attempt, state: CheckState, *, at: datetime) -> Draw | None:
    """The item of the facet the rule asks for; another assessable facet where that one has none today."""
    version = attempt.matter_version
    bank = bank_from(BankRecipe.from_json(attempt.bank, version))
    names = attempt.shared.get("names")
    about = partial(asks_about, names=names, synonyms=bank.synonyms) if names else None
    position = state.items + 1
    assessable = [Facet(name) for name in attempt.plan]
    first = next_facet(state, policy_of(attempt), assessable)
    for facet in [first, *(other for other in assessable if other is not first)]:
        if facet is None:
            continue
        wanted = {"facet": facet, "version": version, "bank": bank, "position": position, "about": about}
        if draw := draw_item(attempt, **wanted, at=at):
            return draw
    return None


def close_check(
    attempt: Attempt, state: CheckState, decision: Decision, *, by: User, at: datetime, ended_at: datetime | None = None
) -> CheckOutcome:
    """Append the outcome, close the sitting and tell whoever listens, in the transaction of the caller. `ended_at` is
    when a sheet of paper was handed in; it is told now all the same."""
    ended_at = ended_at or at
    version = attempt.matter_version
    passed = decision.status is CheckStatus.CERTIFIED
    versions = dict.fromkeys(attempt.plan, version.number)
    outcome = CheckOutcome.objects.create(
        attempt=attempt,
        clerk_id=attempt.clerk_id,
        matter_id=attempt.matter_id,
        matter_version=version,
        decision=CheckOutcome.Decision.PASSED if passed else CheckOutcome.Decision.FAILED,
        reasons=[reason.value for reason in decision.reasons],
        policy_version=attempt.policy.get("version", BEFORE_VERSIONS),
        asked=state.items,
        right=state.right,
        versions=versions,
        not_assessable=[] if attempt.facets else [f.value for f in Facet if f.value not in attempt.plan],
        scope=attempt.facets,
        effective_at=ended_at,
        recorded_at=at,
    )
    attempt.state, attempt.finished_at = Attempt.State.FINISHED, ended_at
    attempt.save(update_fields=["state", "finished_at"])
    if passed:
        carry_over(attempt, at=at)
    audit.record("check.finished", attempt, by=by, at=at, decision=outcome.decision)
    payload = {
        "clerk": attempt.clerk_id,
        "matter": attempt.matter_id,
        "matter_version": version.pk,
        "outcome": outcome.pk,
        "passed": passed,
        "facets": versions,
    }
    outbox.publish(TOPIC, payload, key=f"{TOPIC}:{attempt.pk}", at=at)
    return outcome

"""The fault run: an exam is sat while its server and worker are killed; then every receipt and score is checked."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from courses.domain.facets import FACETS
from ledger.models import OutboxMessage
from people.models import User
from quizzes.domain.dice import Dice
from quizzes.exams.domain.marking import mark
from quizzes.exams.models import ExamResult, LateAnswer
from quizzes.exams.operations.closing import close_overdue
from quizzes.models import Attempt, Draw, Evidence, Response
from quizzes.operations.answers import receipt_for
from quizzes.operations.mastery import REBUILD
from tests.factories import House, Role, grant, make_house, make_people, make_person, signed_in_client
from tests.quizzes import shelf as shelves
from tests.quizzes.exams.hall.browser import Browser
from tests.quizzes.exams.hall.server import Hall
from tests.quizzes.exams.hall.unruly import Change, Unruly
from tests.quizzes.exams.sittings import form_of, opened, published_paper

CHANGES = 3
"""At most so often an answer is changed."""
DON_T_KNOW = {"unknown": "1"}


@dataclass(slots=True)
class Report:
    """What was done and what was found wrong; `faults` is empty where every promise held."""

    seed: int
    clients: int
    items: int
    seconds: float = 0
    killed: Counter[str] = field(default_factory=Counter)
    fates: Counter[str] = field(default_factory=Counter)
    answered: int = 0
    retried: int = 0
    receipts: int = 0
    late: int = 0
    faults: list[str] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


def run(url: str, folder: Path, *, clients: int, items: int, kills: int, seed: int) -> Report:
    """Let so many candidates sit an exam in an empty database; every third of them never hands in. The same seed sends
    the same changes with the same fates; which instruction a kill interrupts is the machine's."""
    dice, report, began = Dice("faults", seed), Report(seed, clients, items), time.monotonic()
    attempts = list(_an_exam(clients, items))
    with Hall(url, folder) as hall:
        answered = threading.Semaphore(0)
        candidates = [
            _candidate(
                attempt, hall.port, Dice("candidate", seed, number), hands_in=bool(number % 3), answered=answered
            )
            for number, attempt in enumerate(attempts)
        ]
        threads = [threading.Thread(target=one.sit, daemon=True) for one in candidates]
        for thread in threads:
            thread.start()
        _kill_now_and_then(hall, answered, threads, kills, clients * items, dice, report)
        for thread in threads:
            thread.join()
    close_overdue(at=timezone.now() + timedelta(hours=9))
    for candidate in candidates:
        report.faults += candidate.odd
        report.fates.update(candidate.fates)
        report.retried += candidate.retried
    report.faults += [*_receipts(candidates, report), *_scores(candidates), *_summaries()]
    report.seconds = round(time.monotonic() - began, 1)
    return report


def _an_exam(clients: int, items: int) -> Iterator[Attempt]:
    house = make_house()
    people = make_people(house)
    shelf = shelves.fill(house, lessons=False)
    paper = published_paper(house, people, opens_at=timezone.now() - timedelta(minutes=1))
    facets = [FACETS[number % len(FACETS)] for number in range(items)]
    for clerk in _clerks(house, clients):
        paper.people.add(clerk)
        yield opened(paper, clerk, shelf, facets=facets)


def _clerks(house: House, number: int) -> Iterator[User]:
    for one in range(number):
        clerk = make_person(f"candidate-{one}")
        grant(clerk, Role.CLERK, centre=house.centre)
        yield clerk


def _candidate(attempt: Attempt, port: int, dice: Dice, *, hands_in: bool, answered: threading.Semaphore) -> Unruly:
    cookies = {name: morsel.value for name, morsel in signed_in_client(attempt.clerk).cookies.items()}
    changes = []
    for draw in attempt.draws.select_related("snapshot"):
        right = form_of(draw.snapshot.item)
        for sequence in range(1, dice.below(CHANGES) + 2):
            changes.append(Change(draw.position, sequence, right if dice.below(10) < 7 else DON_T_KNOW))
    changes.sort(key=lambda change: (change.sequence, change.position))
    return Unruly(attempt.pk, Browser(port, cookies), changes, dice, hands_in, answered.release)


def _kill_now_and_then(
    hall: Hall,
    answered: threading.Semaphore,
    threads: list[threading.Thread],
    kills: int,
    expected: int,
    dice: Dice,
    report: Report,
) -> None:
    """Every so many answers, by the dice, while anybody still sits."""
    points = sorted(dice.sample(range(expected // 10, expected), kills))
    victims = [("web", "worker")[number % 2] for number in range(kills)]
    victims = list(dice.shuffled(victims))
    while any(thread.is_alive() for thread in threads):
        if answered.acquire(timeout=0.2):
            report.answered += 1
            if points and report.answered >= points[0]:
                points.pop(0)
                hall.kill(victims[0])
                report.killed[victims.pop(0)] += 1


def _receipts(candidates: list[Unruly], report: Report) -> Iterator[str]:
    """Every receipt given is in the ledger, and says what the ledger says."""
    kept: dict[tuple[int, int, int], str] = {}
    for row in [*Response.objects.select_related("draw"), *LateAnswer.objects.select_related("draw")]:
        told = receipt_for(row.draw, sequence=row.sequence, answer=row.answer, at=row.effective_at)
        if told != row.receipt:
            yield f"the receipt of {row} is not of what it says"
        kept[row.draw.attempt_id, row.draw.position, row.sequence] = row.receipt
    for candidate in candidates:
        for receipt in candidate.receipts:
            report.receipts += 1
            report.late += not receipt.counted
            if kept.get((candidate.sitting, receipt.position, receipt.sequence)) != receipt.receipt:
                yield f"sitting {candidate.sitting}: no row for {receipt}"


def _scores(candidates: list[Unruly]) -> Iterator[str]:
    """One result each, and it is the replay of the ledger; whoever's answers all came has the score they know of."""
    for candidate in candidates:
        results = list(ExamResult.objects.filter(attempt=candidate.sitting))
        if len(results) != 1:
            yield f"sitting {candidate.sitting} has {len(results)} results"
            continue
        found = {one["number"] for one in candidate.results}
        if found - {1}:
            yield f"sitting {candidate.sitting} was told of results {found}"
        standing = {
            row.draw_id: row for row in Response.objects.filter(draw__attempt=candidate.sitting).order_by("sequence")
        }
        marks = []
        for draw in Draw.objects.filter(attempt=candidate.sitting).select_related("snapshot").order_by("position"):
            row = standing.get(draw.pk)
            marks.append(mark(draw.position, draw.snapshot.item, row.answer if row else None))
            proved = Evidence.objects.filter(response=row).values_list("facet", "right") if row else ()
            if sorted(proved) != sorted((facet.value, right) for facet, right in marks[-1].verdicts):
                yield f"sitting {candidate.sitting}: evidence of question {draw.position} is not its mark"
        if results[0].marks != [one.to_json() for one in marks]:
            yield f"sitting {candidate.sitting}: the score is not the replay"
        last = {change.position: change.fields for change in candidate.changes}
        known = [position for position, fields in sorted(last.items()) if fields != DON_T_KNOW]
        if [one.position for one in marks if one.right] != known:
            yield f"sitting {candidate.sitting}: right are not {known}, which were answered last"
        if OutboxMessage.objects.filter(key=f"exam.finished:{candidate.sitting}:1").count() != 1:
            yield f"sitting {candidate.sitting} was not told upward once"


def _summaries() -> Iterator[str]:
    if dict(REBUILD.stored()) != dict(REBUILD.compute()):
        yield "mastery is not the replay of its evidence"

"""The exam itself: made in the database, served, and sat by threads that time every step."""

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.auth.hashers import make_password
from django.db import connection, connections
from django.utils import timezone

from courses.domain.facets import FACETS
from people.models import RoleGrant, User
from quizzes.exams.models import ExamResult
from quizzes.models import Attempt, Draw, Response
from tests.bench.exam.processor import seconds_of_children
from tests.factories import FIRST_DAY, FOUNDED, PASSWORD, make_house, make_people
from tests.quizzes import shelf as shelves
from tests.quizzes.exams.hall.browser import Answer, Browser
from tests.quizzes.exams.hall.server import Hall
from tests.quizzes.exams.sittings import form_of, prepared, published_paper

STEPS = ("bare page", "log in", "start", "save", "hand in", "result")
AT_THE_DOOR = 4
"""How many sign in at once: people come in one after the other, and hashing a password is meant to be slow."""
PATIENCE = 300  # seconds
BARE = 5
"""How often each asks for a page that does nothing, first: the floor under the other figures."""


@dataclass(slots=True)
class Sat:
    """What came of it; times in seconds by step."""

    clients: int
    items: int
    engine: str
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    receipts: dict[tuple[int, int], str] = field(default_factory=dict)
    in_the_ledger: int = 0
    results: int = 0
    exam_seconds: float = 0
    server_cpu: float = 0


@dataclass(slots=True)
class Candidate:
    """Somebody at a browser; every answer is the right one, for the server grades either the same."""

    name: str
    sitting: int
    paper: int
    answers: dict[int, dict[str, list[str]]]
    browser: Browser
    sat: Sat
    at_the_door: threading.Semaphore
    together: threading.Barrier

    def sit(self) -> None:
        try:
            self._sit()
        except (OSError, HTTPException, AssertionError, threading.BrokenBarrierError) as error:
            self.sat.errors.append(f"{self.name}: {type(error).__name__} {error}")
            self.together.abort()
        finally:
            self.browser.close()

    def _sit(self) -> None:
        for _again in range(BARE):
            with self.timed("bare page"):
                self.expect(self.browser.get("/healthz"), 200)
        with self.at_the_door, self.timed("log in"):
            self.expect(self.browser.get("/accounts/login/"), 200)
            said = {"username": self.name, "password": PASSWORD}
            self.expect(self.browser.post("/accounts/login/", said, accept="text/html"), 302)
        intro = f"/exams/{self.paper}/"
        self.expect(self.browser.get(intro), 200)
        self.together.wait()
        with self.timed("start"):
            begun = self.expect(self.browser.post(intro, {"room_code": ""}, accept="text/html"), 302)
            self.expect(self.browser.get(urlsplit(begun.location).path), 200)
        for position, fields in self.answers.items():
            with self.timed("save"):
                told = {"position": position, "sequence": 1, **fields}
                saved = self.expect(self.browser.post(f"/exams/sitting/{self.sitting}/answers/", told), 200)
            self.sat.receipts[self.sitting, position] = saved.json["receipt"]
        with self.timed("hand in"):
            done = self.browser.post(f"/exams/sitting/{self.sitting}/submit/", {}, accept="text/html")
            self.expect(done, 302)
        with self.timed("result"):
            self.expect(self.browser.get(f"/exams/sitting/{self.sitting}/result/"), 200)

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.sat.times[step].append(time.perf_counter() - began)

    def expect(self, answer: Answer, status: int) -> Answer:
        if answer.status != status:
            raise AssertionError(f"{answer.status} in place of {status}: {answer.text[:200]}")
        return answer


def is_lived_in() -> bool:
    return User.objects.exists()


def sit(url: str, folder: Path, *, clients: int, items: int) -> Sat:
    """Make the exam, serve it, let everybody sit it, and look every receipt up."""
    sat = Sat(clients, items, connection.vendor)
    attempts = _an_exam(clients, items)
    answers = {draw.position: form_of(draw.snapshot.item) for draw in attempts[0].draws.select_related("snapshot")}
    connections.close_all()
    with Hall(url, folder) as hall:
        together, door = threading.Barrier(clients + 1), threading.Semaphore(AT_THE_DOOR)
        candidates = [
            Candidate(
                one.clerk.username,
                one.pk,
                one.paper_id,
                answers,
                Browser(hall.port, timeout=PATIENCE),
                sat,
                door,
                together,
            )
            for one in attempts
        ]
        threads = [threading.Thread(target=one.sit) for one in candidates]
        for thread in threads:
            thread.start()
        try:
            together.wait()
        except threading.BrokenBarrierError:
            sat.errors.append("not everybody came as far as the start")
        before, began = seconds_of_children(hall.process.pid), time.perf_counter()
        for thread in threads:
            thread.join()
        sat.exam_seconds = time.perf_counter() - began
        sat.server_cpu = seconds_of_children(hall.process.pid) - before
    ledger = {(row.draw.attempt_id, row.draw.position): row.receipt for row in Response.objects.select_related("draw")}
    sat.in_the_ledger = sum(ledger.get(key) == receipt for key, receipt in sat.receipts.items())
    sat.results = ExamResult.objects.filter(right=items, asked=items).count()
    return sat


def _an_exam(clients: int, items: int) -> list[Attempt]:
    """Everybody's sitting lies ready, as the worker would have made them ahead; all are asked the same questions."""
    house = make_house()
    people = make_people(house)
    paper = published_paper(house, people, opens_at=timezone.now() - timedelta(minutes=1))
    facets = [FACETS[number % len(FACETS)] for number in range(items)]
    model = prepared(paper, people.clerk, shelves.fill(house, lessons=False), facets=facets)
    hashed = make_password(PASSWORD)
    clerks = User.objects.bulk_create(
        User(username=f"candidate-{n}", name=f"Candidate {n}", password=hashed) for n in range(clients)
    )
    RoleGrant.objects.bulk_create(
        RoleGrant(user=clerk, role="clerk", centre=house.centre, starts_on=FIRST_DAY) for clerk in clerks
    )
    paper.people.set(clerks)
    attempts = Attempt.objects.bulk_create(
        Attempt(clerk=clerk, kind="exam", paper=paper, policy=model.policy, seed=1, state="prepared")
        for clerk in clerks
    )
    drawn = list(model.draws.all())
    Draw.objects.bulk_create(
        Draw(attempt=attempt, position=d.position, snapshot_id=d.snapshot_id, facet=d.facet, drawn_at=FOUNDED)
        for attempt in attempts
        for d in drawn
    )
    return attempts

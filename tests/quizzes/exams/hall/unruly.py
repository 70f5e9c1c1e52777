"""A candidate whose network loses, doubles, delays and reorders what is sent, and who sends again until answered."""

import contextlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException

from quizzes.domain.dice import Dice
from tests.quizzes.exams.hall.browser import Answer, Browser, Fields

FATES = ("plain", "twice", "lost", "unanswered", "delayed")
PATIENCE = 90  # seconds until a candidate gives up


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one answer, with the fields a browser sends for it."""

    position: int
    sequence: int
    fields: Fields

    @property
    def sent(self) -> Fields:
        return {"position": self.position, "sequence": self.sequence, **self.fields}


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the server said it had. `counted` is False of what came when the sitting was closed."""

    position: int
    sequence: int
    receipt: str
    counted: bool


@dataclass(slots=True)
class Unruly:
    """One candidate; `dice` decides what becomes of each request, `on_answer` is told of every answer."""

    sitting: int
    browser: Browser
    changes: list[Change]
    dice: Dice
    hands_in: bool
    on_answer: Callable[[], None]
    receipts: list[Receipt] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    results: list[dict] = field(default_factory=list)
    fates: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FATES, 0))
    retried: int = 0

    def sit(self) -> None:
        """Send every change; in the end each has been answered at least once."""
        waiting: list[Change] = []
        for change in self.changes:
            fate = self.dice.choice(FATES)
            self.fates[fate] += 1
            match fate:
                case "plain":
                    self.insist(change)
                case "twice":
                    self.both_at_once(change)
                case "unanswered":
                    with contextlib.suppress(OSError, HTTPException):
                        self.browser.post_and_hang_up(self.address("answers"), change.sent)
                    waiting.append(change)
                case _:
                    waiting.append(change)
            if waiting and self.dice.below(10) < 3:
                self.insist(waiting.pop(self.dice.below(len(waiting))))
        waiting = list(self.dice.shuffled(waiting))
        early = len(waiting) if not self.hands_in else len(waiting) - len(waiting) // 4
        last = {change.position: change.sequence for change in self.changes}
        for change in waiting[:early]:
            self.insist(change)
        for change in waiting[early:]:
            if change.sequence == last[change.position]:
                self.insist(change)
        if self.hands_in:
            for _again in range(self.dice.choice((1, 2))):
                self.results.append(self.until_answered(lambda: self.browser.post(self.address("submit"), {})).json)
        for change in waiting[early:]:
            self.insist(change)
        self.browser.close()

    def insist(self, change: Change, browser: Browser | None = None) -> None:
        """Send it until it is answered, and keep the receipt."""
        through = browser or self.browser
        answer = self.until_answered(lambda: through.post(self.address("answers"), change.sent))
        told = answer.json
        if answer.status == 200 or (answer.status == 410 and told["kept"]):
            counted = answer.status == 200
            self.receipts.append(Receipt(change.position, change.sequence, told["receipt"], counted))
        else:
            self.odd.append(f"{answer.status} {answer.text[:200]}")

    def both_at_once(self, change: Change) -> None:
        """The same request on two connections at the same time."""
        other = Browser(self.browser.port, dict(self.browser.cookies))
        twin = threading.Thread(target=self.insist, args=(change, other))
        twin.start()
        self.insist(change)
        twin.join()
        other.close()

    def until_answered(self, ask: Callable[[], Answer]) -> Answer:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                answer = ask()
                self.on_answer()
                return answer
            except (OSError, HTTPException):
                if time.monotonic() > until:
                    raise
                self.retried += 1
                time.sleep(0.1)

    def address(self, what: str) -> str:
        return f"/exams/sitting/{self.sitting}/{what}/"

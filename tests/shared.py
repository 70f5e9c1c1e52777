"""Set-ups that many tests share are made once and stay, each in a transaction on top of the last.

`@shared` makes a fixture of a function that takes other shared fixtures only. Before a test begins its own transaction,
the set-ups it asks for are brought about: what the test before needed too stays, the rest is undone. Each test gets
copies of the objects, so it may change them as it may change the rows. A transaction test has everything made anew.
"""

import inspect
import pickle
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pytest_django.plugin import DjangoDbBlocker

COPIES = pytest.StashKey[dict[str, Any]]()


@dataclass(frozen=True, slots=True)
class SetUp:
    """One shared fixture: its name, what makes it, and the names of those it stands on."""

    name: str
    make: Callable[..., Any]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A set-up that is in the database: how to undo it, and all values up to it, as they were."""

    set_up: SetUp
    undo: ExitStack
    values: bytes


def shared(make: Callable[..., Any]) -> Any:
    """A fixture whose rows stay for the next test that asks for it. At `MOMENT`, whatever the clock of the test."""
    set_up = SetUp(make.__name__, make, tuple(inspect.signature(make).parameters))

    def given(request: pytest.FixtureRequest, db: None, **needed: Any) -> Any:
        copies = request.node.stash.get(COPIES, {})
        return copies[set_up.name] if set_up.name in copies else make(**needed)

    asked = ("request", "db", *set_up.needs)
    given.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD) for name in asked]
    )
    given.__doc__, given.__module__, given.set_up = make.__doc__, make.__module__, set_up  # type: ignore[attr-defined]
    return pytest.fixture(name=set_up.name)(given)


def asked_for(item: pytest.Item) -> tuple[SetUp, ...]:
    """The shared set-ups of a test, those that others stand on first; always in the same order."""
    definitions = item._fixtureinfo.name2fixturedefs if isinstance(item, pytest.Function) else {}
    functions = (definitions[name][-1].func for name in item.fixturenames if name in definitions) if definitions else ()
    found = {function.set_up.name: function.set_up for function in functions if hasattr(function, "set_up")}

    if alone := [one.name for one in found.values() if not found.keys() >= set(one.needs)]:
        raise pytest.UsageError(f"{item.nodeid}: shared fixtures stand on shared ones only: {', '.join(alone)}")

    def height(set_up: SetUp) -> int:
        return 1 + max((height(found[name]) for name in set_up.needs), default=0)

    return tuple(sorted(found.values(), key=lambda set_up: (height(set_up), set_up.name)))


class Ground:
    """What stands in the database beneath the test that runs."""

    def __init__(self, blocker: "DjangoDbBlocker") -> None:
        self.blocker = blocker
        self.levels: list[Level] = []

    def stand_on(self, wanted: Sequence[SetUp]) -> dict[str, Any]:
        """Bring about exactly these; copies of what they made."""
        kept = 0
        while kept < min(len(wanted), len(self.levels)) and self.levels[kept].set_up == wanted[kept]:
            kept += 1
        with self.blocker.unblock():
            while len(self.levels) > kept:
                self._undo()
            for set_up in wanted[kept:]:
                self._make(set_up)
        return self._values()

    def _values(self) -> dict[str, Any]:
        return pickle.loads(self.levels[-1].values) if self.levels else {}

    def _make(self, set_up: SetUp) -> None:
        import time_machine
        from django.conf import settings
        from django.db import connection, transaction
        from django.utils import translation

        from tests.factories import MOMENT

        values = self._values()
        with ExitStack() as stack:
            stack.enter_context(transaction.atomic())
            with time_machine.travel(MOMENT, tick=False), translation.override(settings.LANGUAGE_CODE):
                made = set_up.make(**{name: values[name] for name in set_up.needs})
            connection.check_constraints()  # what waits for the end of a transaction need not wait in every test
            written = pickle.dumps({**values, set_up.name: made}, protocol=pickle.HIGHEST_PROTOCOL)
            self.levels.append(Level(set_up, stack.pop_all(), written))

    def _undo(self) -> None:
        from django.db import transaction

        transaction.set_rollback(True)
        self.levels.pop().undo.close()

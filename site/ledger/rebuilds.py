"""The registry of what can be recomputed from the ledger: `manage.py rebuild [name] [--check]`.

A rebuild is two functions: `compute()` yields (key, value) pairs as they should be, `stored()` yields
them as they are, and `replace(pairs)` writes. Check compares the two and names the first differences.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Pairs = Iterable[tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class Rebuild:
    """One summary table: how it should be, how it is, and how to make it so."""

    name: str
    compute: Callable[[], Pairs]
    stored: Callable[[], Pairs]
    replace: Callable[[], int]


_registry: dict[str, Rebuild] = {}


def register(rebuild: Rebuild) -> None:
    """Called from AppConfig.ready by the app that owns the summary."""
    _registry[rebuild.name] = rebuild


def registered(name: str = "") -> list[Rebuild]:
    """All rebuilds in order of name, or the one asked for; raises KeyError if there is none."""
    return [_registry[name]] if name else [_registry[key] for key in sorted(_registry)]


def differences(rebuild: Rebuild) -> list[str]:
    """Keys whose stored value differs from the computed one (missing and surplus included), sorted."""
    should, stored = dict(rebuild.compute()), dict(rebuild.stored())
    return sorted(key for key in should.keys() | stored.keys() if should.get(key) != stored.get(key))

"""What a benchmark reports, and how it is measured: wall time, peak memory of the process, queries."""

import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Any

from django.db import connection

MEBIBYTE = 1024 * 1024
# ru_maxrss counts kibibytes on Linux and bytes on macOS
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Figures:
    """One line of the table. `cpu` are seconds of this process, `peak` is the most memory it had by the end, in MiB,
    set-up included; of a page also its size in KiB and its elements."""

    what: str
    seconds: float
    peak: float
    queries: int
    size: int | str = ""
    nodes: int | str = ""
    cpu: float | str = ""


class _Count:
    def __init__(self) -> None:
        self.queries = 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        self.queries += 1
        return execute(sql, params, many, context)


@contextmanager
def measured(what: str, into: list[Figures]) -> Iterator[None]:
    """Measure the block and append its line."""
    count, began, worked = _Count(), time.perf_counter(), time.process_time()
    with connection.execute_wrapper(count):
        yield
    seconds, cpu = time.perf_counter() - began, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / MEBIBYTE
    into.append(Figures(what, round(seconds, 2), round(peak, 1), count.queries, cpu=round(cpu, 2)))


def weighed(found: list[Figures], page: bytes) -> None:
    """The last line with the size of the page it fetched and the elements a browser makes of it."""
    parser = _Elements()
    parser.feed(page.decode())
    found[-1] = replace(found[-1], size=round(len(page) / 1024), nodes=parser.nodes)


class _Elements(HTMLParser):
    nodes = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.nodes += 1

"""The figures of an exam that was sat: percentiles by step, as a table and as JSON."""

from collections.abc import Sequence
from typing import Any

from tests.bench.exam.sitting import STEPS, Sat


def percentile(times: Sequence[float], percent: int) -> float:
    """The smallest time that so many percent of them don't exceed."""
    ranked = sorted(times)
    return ranked[max(0, -(-len(ranked) * percent // 100) - 1)]


def of(sat: Sat) -> dict[str, Any]:
    """Milliseconds by step, and what the whole came to."""
    steps = {
        step: {
            "times": len(times),
            **{f"p{percent}": round(percentile(times, percent) * 1000, 1) for percent in (50, 95, 99)},
            "longest": round(max(times) * 1000, 1),
        }
        for step in STEPS
        if (times := sat.times[step])
    }
    saves, seconds = len(sat.times["save"]), sat.exam_seconds or 1
    return {
        "engine": sat.engine,
        "clients": sat.clients,
        "items": sat.items,
        "milliseconds": steps,
        "seconds_from_start_to_last_result": round(sat.exam_seconds, 1),
        "saves_per_second": round(saves / seconds, 1),
        "server_cpu_seconds_per_sitting": round(sat.server_cpu / sat.clients, 3),
        "receipts": {"given": len(sat.receipts), "in_the_ledger": sat.in_the_ledger},
        "results_with_every_answer_right": sat.results,
        "errors": sat.errors,
    }


def as_table(found: dict[str, Any]) -> str:
    head = ("step", "times", "p50", "p95", "p99", "longest")
    rows = [(step, *row.values()) for step, row in found["milliseconds"].items()]
    lines = [
        "".join(f"{cell:>12}" if place else f"{cell:<12}" for place, cell in enumerate(row)) for row in (head, *rows)
    ]
    told = found["receipts"]
    return "\n".join(
        [
            f"{found['clients']} candidates × {found['items']} questions on {found['engine']}; milliseconds",
            *lines,
            f"{found['saves_per_second']} saves a second over {found['seconds_from_start_to_last_result']} s, "
            f"{found['server_cpu_seconds_per_sitting']} s of the server's processor a sitting",
            f"{told['given']} receipts given, {told['in_the_ledger']} of them in the ledger; "
            f"{found['results_with_every_answer_right']} results with every answer right",
            f"{len(found['errors'])} errors" + "".join(f"\n  {error}" for error in found["errors"][:10]),
            "",
        ]
    )

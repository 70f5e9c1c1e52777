"""A checklist to begin with, where a centre has none of its own."""

import json
from pathlib import Path

from certification.practical.domain.checklist import Line

COUNTER = Path(__file__).with_name("counter.json")


def counter_lines() -> tuple[Line, ...]:
    """What every intake system asks of a clerk at the counter; the head adds what a system asks besides."""
    return tuple(Line.from_json(line) for line in json.loads(COUNTER.read_text(encoding="utf-8")))

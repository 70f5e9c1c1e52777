"""`check_rule`: what the matter check's rules are worth, by exact enumeration, as CHECK_RULE.md prints it."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from courses.domain.facets import FACETS, Facet
from quizzes.check_sheets.domain.copies import copies_needed, on_paper
from quizzes.domain.check import CheckPolicy
from quizzes.domain.check_rules import CheckRules
from quizzes.domain.guesses import GUESSES, Draw
from quizzes.domain.rule_figures import BOUNDS, MASTER, NON_MASTER, SURE_MASTER, RuleFigures, rule_figures
from quizzes.queries.check_rules import SHIPPED, rules_by_version, rules_in_force

COLUMNS = {
    "certified": "60 % certified",
    "certified_in_tries": "in all tries",
    "refused": "95 % refused",
    "items": "items at 95 %",
    "items_sure": "items at 98 %",
    "blind": "blind in one",
}


@dataclass(frozen=True, slots=True)
class Row:
    rule: str
    draw: str
    figures: RuleFigures


def policies() -> Iterator[tuple[str, CheckRules, CheckPolicy]]:
    """The full check of every version, the newest first, then the open-book check of the newest."""
    versions = [(row.version, row.as_rules) for row in rules_by_version()] or [(SHIPPED.version, SHIPPED.rules)]
    yield from ((name, rules, rules.full) for name, rules in versions)
    yield "open book", versions[0][1], versions[0][1].open_book


def rows() -> Iterator[Row]:
    """Every rule under every draw that makes a difference to it."""
    for name, rules, policy in policies():
        for draw in Draw if policy.weighs_guesses else (Draw.USUAL,):
            yield Row(name, draw.value, rule_figures(policy, GUESSES[draw], tries=rules.tries.tries))


PAPER = ("check", "a facet", "on the sheet", "60 % certified", "95 % refused", "98 % refused", "runs out at 95 %")


def paper_rows(rules: CheckRules) -> Iterator[list[str]]:
    """What a sheet holds and is worth: full checks of six facets to one, then checks of changes, then the open book."""
    for count in range(len(FACETS), 0, -1):
        yield _paper_row(f"{count} facets", rules.full, FACETS[:count])
    for count in (1, 2, 3):
        yield _paper_row(f"change of {count}", rules.policy_for(None, delta=count), FACETS[:count], delta=True)
    yield _paper_row("open book", rules.open_book, FACETS)


def _paper_row(name: str, policy: CheckPolicy, facets: tuple[Facet, ...], *, delta: bool = False) -> list[str]:
    copies = copies_needed(policy, facets, delta=delta)
    novice, master, sure = (
        on_paper(policy, facets, copies, knows=knows, delta=delta) for knows in (NON_MASTER, MASTER, SURE_MASTER)
    )
    told = (novice.passes, master.refused, sure.refused, master.used_up)
    return [name, str(copies), str(copies * len(facets)), *(f"{one:.1%}" for one in told)]


class Command(BaseCommand):
    """Exit 0 always: the page and the tests hold the bounds, this only shows."""

    requires_migrations_checks = True
    help = "Print what the rules of the matter check pass and refuse, computed exactly; a * goes beyond the bounds."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--paper", action="store_true", help="what sheets of paper hold and are worth, instead")
        parser.add_argument("--json", action="store_true", help="the figures as JSON, with their bounds")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["paper"]:
            for row in [PAPER, ["---"] * len(PAPER), *paper_rows(rules_in_force(timezone.localdate()).rules)]:
                self.stdout.write("| " + " | ".join(row) + " |")
            return
        found = list(rows())
        if options["json"]:
            told = [{"rule": row.rule, "draw": row.draw, **asdict(row.figures)} for row in found]
            self.stdout.write(json.dumps({"bounds": BOUNDS, "rows": told}, indent=2))
            return
        self.stdout.write("| rule | draw | " + " | ".join(COLUMNS.values()) + " |")
        self.stdout.write("| --- | --- |" + " --- |" * len(COLUMNS))
        for row in found:
            self.stdout.write(f"| {row.rule} | {row.draw} | " + " | ".join(_cells(row.figures)) + " |")
        self.stdout.write("| at most | | " + " | ".join(_shown(name, BOUNDS.get(name)) for name in COLUMNS) + " |")


def _cells(figures: RuleFigures) -> Iterator[str]:
    beyond = figures.too_much()
    for name in COLUMNS:
        yield _shown(name, getattr(figures, name)) + ("*" if name in beyond else "")


def _shown(name: str, value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.2f}" if name.startswith("items") else f"{value:.1%}"

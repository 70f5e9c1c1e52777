"""Look for states that can't be, and say how to mend each."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ledger import invariants


class Command(BaseCommand):
    """Exit 0: nothing is broken. Exit 1: something is, and each finding comes with its plan. Nothing is written."""

    help = "List broken invariants with a plan that mends each; exit 1 where there is any."
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="the findings as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        found = invariants.findings(at=timezone.now())
        rules = len(invariants.registered())
        if options["json"]:
            told = {"invariants": rules, "findings": [asdict(one) for one in found]}
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
        else:
            for one in found:
                lines = f"{one.invariant}  {one.subject}", one.amiss, f"→ {one.plan}", one.command
                self.stdout.write("\n  ".join(line for line in lines if line))
        if found:
            raise CommandError(f"{len(found)} rows break one of {rules} invariants.")
        if not options["json"]:
            self.stdout.write(f"{rules} invariants hold.")

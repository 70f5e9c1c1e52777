"""`seed_demo`: one centre with a believable year behind it, made through the operations."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from academy.demo import year
from academy.demo.accounts import sign_in_lines


class Command(BaseCommand):
    help = "Seed the demo centre with a year of history (once; a second run changes nothing)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--today", type=date.fromisoformat, help="the day the year ends on; today when left out")
        parser.add_argument("--pace", type=float, default=1.0, help="the share of its checks that are sat; 1 is all")

    def handle(self, *args: Any, **options: Any) -> None:
        if not year.is_there():
            year.live_through(
                ends_on=options["today"] or timezone.localdate(),
                say=lambda part: self.stdout.write(f"  {part}"),
                pace=options["pace"],
            )
        for line in sign_in_lines():
            self.stdout.write(line)

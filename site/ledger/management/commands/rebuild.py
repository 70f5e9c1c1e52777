"""Recompute summary tables from the ledger, or check that they equal it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ledger import rebuilds


class Command(BaseCommand):
    help = "Recreate every summary from the ledger; with --check only compare and name what differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", nargs="?", default="", help="one summary; all when left out")
        parser.add_argument("--check", action="store_true", help="compare, change nothing, exit 1 on a difference")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            chosen = rebuilds.registered(options["name"])
        except KeyError:
            names = ", ".join(rebuild.name for rebuild in rebuilds.registered())
            raise CommandError(f"No summary called {options['name']}; there are: {names}") from None
        broken = 0
        for rebuild in chosen:
            if options["check"]:
                found = rebuilds.differences(rebuild)
                broken += len(found)
                self.stdout.write(f"{rebuild.name}: {len(found)} differ" + "".join(f"\n  {k}" for k in found[:20]))
            else:
                self.stdout.write(f"{rebuild.name}: {rebuild.replace()} rows")
        if broken:
            raise CommandError(f"{broken} summary rows differ from the ledger; run `manage.py rebuild`.")

"""`demo`: set up whatever is missing, then serve the demo centre and say how to get in."""

import os
import sys
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from academy import serving, wording
from academy.demo import environment, year
from academy.demo.accounts import sign_in_lines


class Command(BaseCommand):
    """Every step looks first whether it is needed, so a second run only serves. Ends with a line per role."""

    help = "Set up and serve a demo centre with a year behind it. HOST and PORT choose where."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        host, port = environment.chosen_address()
        parser.add_argument("--host", default=host)
        parser.add_argument("--port", type=int, default=port)
        parser.add_argument("--no-serve", action="store_true", help="set up only")
        parser.add_argument("--pace", type=float, default=1.0, help="share of the year's checks that are sat")
        parser.add_argument("--today", type=date.fromisoformat, help="the day the year ends on; today when left out")

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        missing = environment.missing(host, port)
        if missing:
            os.environ.update(missing)
            os.execv(sys.executable, [sys.executable, *sys.argv])
        try:
            if not options["no_serve"]:
                serving.ensure_free(host, port)
            self._set_up(options["today"] or timezone.localdate(), options["pace"])
            if not options["no_serve"]:
                serving.serve(host, port, on_ready=lambda: self._welcome(host, port), say=self.stderr.write)
        except serving.ServingError as error:
            raise CommandError(str(error)) from error

    def _set_up(self, today: date, pace: float) -> None:
        wording.compile_stale()
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self._say("Setting up the database …")
            call_command("migrate", verbosity=0)
        if not year.is_there():
            self._say("Living through the demo year …")
            with transaction.atomic():
                year.live_through(ends_on=today, say=lambda part: self._say(f"  {part}"), pace=pace)

    def _welcome(self, host: str, port: int) -> None:
        self._say(f"\nThe demo is ready at http://{environment.visiting_host(host)}:{port}/ (Ctrl-C stops it)\n")
        for line in sign_in_lines():
            self._say(line)

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()

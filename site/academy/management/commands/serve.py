"""`serve`: web server and worker together, for a machine without a process manager."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from academy import serving
from academy.demo.environment import chosen_address, visiting_host


class Command(BaseCommand):
    help = "Serve web pages and background work together until stopped."
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        host, port = chosen_address()
        parser.add_argument("--host", default=host)
        parser.add_argument("--port", type=int, default=port)

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        try:
            serving.ensure_free(host, port)
            serving.serve(
                host,
                port,
                on_ready=lambda: self.stdout.write(f"http://{visiting_host(host)}:{port}/"),
                say=self.stderr.write,
            )
        except serving.ServingError as error:
            raise CommandError(str(error)) from error

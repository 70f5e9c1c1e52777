"""`messages`: gather the words of our screens into the .po files, check them, or compile them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from academy import wording


class Command(BaseCommand):
    help = "Gather our messages into site/academy/locale; --check compares, --compile writes the .mo files."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        mode = parser.add_mutually_exclusive_group()
        mode.add_argument("--check", action="store_true", help="change nothing; exit 1 and name what is not complete")
        mode.add_argument("--compile", action="store_true", help="write .mo files where the .po is newer")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["compile"]:
            for path in wording.compile_stale():
                if options["verbosity"]:
                    self.stdout.write(f"compiled {path.relative_to(wording.ROOT)}")
        elif options["check"]:
            self._check()
        else:
            for language, still_open in wording.merge().items():
                self.stdout.write(f"{language}: {still_open} to translate")

    def _check(self) -> None:
        broken = 0
        for language in wording.LANGUAGES:
            found = wording.shortcomings(language)
            broken += len(found)
            for line in found:
                self.stdout.write(f"{language}: {line}")
        if broken:
            raise CommandError(f"{broken} messages need attention; run `make messages` and fill what is empty.")

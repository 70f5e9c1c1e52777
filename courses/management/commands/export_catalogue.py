"""`export_catalogue FILE`: the list in force as a file; the same builder as the button in the admin."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.exports import READS_CHANGED, ListFormat, list_file
from courses.models import Catalogue
from courses.queries.listing import listing


class Command(BaseCommand):
    """Exit 0: the file is there. What would read back changed is told on standard error, matter by matter."""

    help = "Write the list of matters in force to a file that import_catalogue calls unchanged."
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="where to write; its ending says the format unless --format does")
        parser.add_argument("--catalogue", default="", help="code of the catalogue")
        parser.add_argument("--on", type=date.fromisoformat, help="as the list holds on that day, 2026-12-01")
        parser.add_argument("--format", choices=[*ListFormat], default="")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        ending = options["format"] or file.suffix.lstrip(".").lower()
        if ending not in [*ListFormat]:
            raise CommandError(_("Name the format: --format xlsx, csv or json."))
        found = listing(self._catalogue(options["catalogue"]), on=options["on"] or timezone.localdate())
        if not found.records:
            raise CommandError(_("No matter of this catalogue is in force on that day; nothing was written."))
        made = list_file(found, format=ListFormat(ending))
        try:
            file.write_bytes(made.data)
        except OSError as error:
            raise CommandError(_("The file can't be written: %(name)s") % {"name": file}) from error
        for code, columns in made.changed.items():
            self.stderr.write(str(READS_CHANGED) % {"code": code, "columns": ", ".join(columns)})
        self.stdout.write(_("%(count)d matters written to %(name)s.") % {"count": len(found.records), "name": file})

    def _catalogue(self, code: str) -> Catalogue:
        """The catalogue named, or the only one there is."""
        found = Catalogue.objects.filter(**{"code": code} if code else {}).select_related("unit")
        if len(found) != 1:
            known = ", ".join(Catalogue.objects.order_by("code").values_list("code", flat=True))
            raise CommandError(_("Name one catalogue with --catalogue; there are: %(known)s") % {"known": known})
        return found[0]

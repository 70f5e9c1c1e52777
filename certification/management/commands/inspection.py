"""`manage.py inspection verify FILE.zip`: is an inspection pack still what was packed? Exit 1 where it differs."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from certification.inspection.models import InspectionPack
from certification.inspection.verifying import NoPack, verify_archive


class Command(BaseCommand):
    help = "Reckon the hashes of an inspection pack again and say what differs from its index."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("act", choices=["verify"])
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with options["file"].open("rb") as file:
                verdict = verify_archive(file)
        except OSError as error:
            raise CommandError(str(error)) from error
        except NoPack as error:
            raise CommandError(_("This is no inspection pack: it is no archive, or has no index.")) from error
        self.stdout.write(f"SHA-256 {verdict.whole}")
        pack = InspectionPack.objects.select_related("centre", "asked_by").filter(sha256=verdict.whole).first()
        known = _("This very archive was made here: %(pack)s.") % {"pack": pack} if pack else None
        self.stdout.write(known or _("No pack of this house has this hash."))
        found = ((_("changed"), verdict.changed), (_("gone"), verdict.gone), (_("added"), verdict.added))
        for word, names in found:
            for name in names:
                self.stdout.write(f"{word}: {name}")
        if not verdict.is_sound:
            sys.exit(1)
        self.stdout.write(_("All %(count)d files are as packed.") % {"count": verdict.files})

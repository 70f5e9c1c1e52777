"""`export_handbook FILE`: a book of a centre as a file; the same maker as the button on the centre's page."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.documents import kinds
from courses.documents.holdings import count_held
from courses.documents.orders import Order
from courses.documents.press import PressFailed
from courses.script import TRADITIONAL
from people.models import Centre


class Command(BaseCommand):
    """Exit 0: the file is there. Characters the print face has no glyph for are named on standard error."""

    help = "Write a book of a centre to a file: its handbook, its service guide, its list of matters filed on behalf."
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="where to write; its ending says the format: pdf, docx or md")
        parser.add_argument("--centre", default="", help="code of the centre")
        parser.add_argument("--kind", default="handbook", help="handbook, service-guide or on-behalf")
        parser.add_argument("--on", type=date.fromisoformat, help="as the centre's matters stand that day, 2026-12-01")
        parser.add_argument("--language", choices=[settings.LANGUAGE_CODE, TRADITIONAL], default=settings.LANGUAGE_CODE)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        kind, form = self._kind(options["kind"]), file.suffix.lstrip(".").lower()
        if form not in kind.formats:
            formats = ", ".join(kind.formats)
            raise CommandError(_("This book comes as %(formats)s; name the file so.") % {"formats": formats})
        now = timezone.now()
        centre, on = self._centre(options["centre"]), options["on"] or timezone.localdate(now)
        matters = count_held(centre, on=on)
        if not matters:
            raise CommandError(_("The centre handles no matter on that day; nothing was written."))
        order = Order(centre, on, now, form, options["language"])
        try:
            file.write_bytes(kind.write(order))
        except OSError as error:
            raise CommandError(_("The file can't be written: %(name)s") % {"name": file}) from error
        except PressFailed as failed:
            raise CommandError(_("The book could not be set: %(reason)s") % {"reason": failed}) from failed
        if order.boxes:
            self.stderr.write(" ".join(dict.fromkeys(order.boxes)))
        self.stdout.write(_("%(count)d matters written to %(name)s.") % {"count": matters, "name": file})

    def _kind(self, name: str) -> kinds.Kind:
        try:
            return kinds.named(name)
        except KeyError as error:
            known = ", ".join(kind.name for kind in kinds.registered())
            raise CommandError(_("There is no such book; there are: %(known)s") % {"known": known}) from error

    def _centre(self, code: str) -> Centre:
        """The centre named, or the only one there is."""
        found = Centre.objects.filter(**{"code": code} if code else {})
        if len(found) != 1:
            known = ", ".join(Centre.objects.order_by("code").values_list("code", flat=True)[:20])
            raise CommandError(_("Name one centre with --centre; there are: %(known)s") % {"known": known})
        return found[0]

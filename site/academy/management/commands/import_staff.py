"""`import_staff FILE`: the same plan and the same applying as the upload in the admin."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.staff.operations import StaffPlanOutdated, apply_list, plan_list, read_staff
from academy.staff.passwords import first_password
from academy.staff.reports import plan_json, plan_text, refusal_json, slips_json, slips_text
from academy.staff.sentences import sentence
from courses.domain.problems import Refusal
from courses.sentences import PROBLEMS


class Command(BaseCommand):
    """Exit 0: planned (dry run) or applied. Otherwise a sentence on standard error and nothing changed."""

    help = "Read a staff list, show what it would change, and apply it. First passwords are printed once."
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--on", type=date.fromisoformat, help="day roles begin and end on, 2026-12-01 (today)")
        parser.add_argument("--full", action="store_true", help="the list is complete for the centres it names")
        parser.add_argument("--dry-run", action="store_true", help="plan only; write nothing")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, file: Path, full: bool, dry_run: bool, **options: Any) -> None:
        now, style = timezone.now(), options["format"]
        on = options["on"] or timezone.localdate(now)
        if on < timezone.localdate(now):
            raise CommandError(_("This day is over. Choose today or a day to come."))
        try:
            found = read_staff(file.read_bytes())
        except OSError as error:
            raise CommandError(_("The file can't be opened: %(name)s") % {"name": file}) from error
        except Refusal as refusal:
            self._say(refusal_json(refusal.problem), "", style)
            raise CommandError(sentence(refusal.problem), returncode=2) from refusal
        plan = plan_list(found, on=on, full=full)
        report, text = plan_json(found, plan), plan_text(found, plan)
        if plan.has_errors:
            self._say(report | {"applied": False}, text, style)
            raise CommandError(str(PROBLEMS["plan_has_errors"]), returncode=1)
        slips = []
        if not dry_run:
            given = {"full": full, "agreed": plan.digest, "password": first_password, "by": None, "at": now}
            try:
                _plan, slips = apply_list(found.wanted, on=on, **given)
            except StaffPlanOutdated as outdated:
                raise CommandError(
                    _("People or roles have changed meanwhile. Start it again."), returncode=1
                ) from outdated
        self._say(report | {"applied": not dry_run, "accounts": slips_json(slips)}, text + slips_text(slips), style)

    def _say(self, report: dict[str, Any], text: str, style: str) -> None:
        if style == "json" or text:
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) if style == "json" else text)

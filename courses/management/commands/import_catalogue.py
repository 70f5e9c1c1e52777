"""`import_catalogue FILE`: the same plan and the same applying as the upload in the admin."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from courses import operations
from courses.domain.problems import Refusal
from courses.domain.reading import Mapping, Scope
from courses.models import Catalogue, CatalogueImport
from courses.reports import plan_json, plan_text, refusal_json
from courses.sentences import PROBLEMS, sentence
from people.models import AdminUnit
from people.operations import open_unit


class Command(BaseCommand):
    """Exit 0: planned (dry run) or applied. Otherwise a sentence on standard error and nothing changed."""

    help = "Read a list of matters, show what it would change, and apply it."
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--source", default="", help="who sent the list; its column mapping is kept under it")
        parser.add_argument("--catalogue", default="", help="code of the catalogue")
        parser.add_argument("--unit", default="", help="division code of the unit whose catalogue it is")
        parser.add_argument("--effective", type=date.fromisoformat, help="date the facts hold from, 2026-12-01")
        scope = parser.add_mutually_exclusive_group()
        scope.add_argument("--full", action="store_true", help="the list is complete: what it leaves out is retired")
        scope.add_argument("--part", action="store_true", help="the list holds some matters; nothing is retired")
        parser.add_argument(
            "--mapping", type=Path, help="JSON with the columns, as `recognised.mapping` of --format json"
        )
        parser.add_argument("--dry-run", action="store_true", help="plan only; write nothing")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, file: Path, dry_run: bool, **options: Any) -> None:
        catalogue = self._catalogue(options["catalogue"], options["unit"], dry_run=dry_run)
        try:
            data = file.read_bytes()
            told = self._told(options)
            draft = operations.draft_import(catalogue, data, **told)
        except OSError as error:
            raise CommandError(_("The file can't be opened: %(name)s") % {"name": error.filename or file}) from error
        except Refusal as refusal:
            self._say(refusal_json(refusal.problem), "", options["format"])
            raise CommandError(sentence(refusal.problem), returncode=2) from refusal
        report = plan_json(draft) if options["format"] == "json" else {}
        text = plan_text(draft) if options["format"] == "text" else ""
        applied = False
        if draft.plan.has_errors:
            self._say(report | {"applied": False}, text, options["format"])
            raise CommandError(str(PROBLEMS["plan_has_errors"]), returncode=1)
        if not dry_run and catalogue is not None:
            found = self._apply(catalogue, data, file, options | told)
            applied = found.state == found.State.APPLIED
            if not applied:
                self.stderr.write(str(PROBLEMS["waits_for_review"]))
        self._say(report | {"applied": applied}, text, options["format"])

    def _told(self, options: dict[str, Any]) -> dict[str, Any]:
        """What the caller says of the file: its columns, and whether it is complete."""
        path, mapping = options["mapping"], None
        if path is not None:
            try:
                mapping = Mapping.from_json(json.loads(path.read_bytes()))
            except ValueError as error:
                raise Refusal("mapping_unreadable") from error
        scope = Scope.PART if options["part"] else Scope.FULL if options["full"] else None
        return {"mapping": mapping, "scope": scope}

    def _apply(self, catalogue: Catalogue, data: bytes, file: Path, options: dict[str, Any]) -> CatalogueImport:
        """The import as it then stands: applied, or waiting for the departments where the catalogue asks them."""
        now = timezone.now()
        try:
            found = operations.stage_import(
                catalogue,
                data=data,
                file_name=file.name,
                source=options["source"],
                mapping=options["mapping"],
                scope=options["scope"],
                effective_on=options["effective"] or timezone.localdate(now),
                by=None,
                at=now,
            )
            return operations.apply_import(found, by=None, at=now)
        except operations.PlanRefused as refused:
            raise CommandError(str(PROBLEMS[refused.code]), returncode=1) from refused

    def _say(self, report: dict[str, Any], text: str, style: str) -> None:
        self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) if style == "json" else text)

    def _catalogue(self, code: str, unit: str, *, dry_run: bool) -> Catalogue | None:
        """The catalogue named, or the only one there is; an empty house gets its first (not on a dry run)."""
        found = Catalogue.objects.filter(**{"code": code} if code else {}, **{"unit__code": unit} if unit else {})
        if len(found) == 1:
            return found[0]
        if code or len(found) > 1:
            known = ", ".join(Catalogue.objects.order_by("code").values_list("code", flat=True))
            raise CommandError(_("Name one catalogue with --catalogue; there are: %(known)s") % {"known": known})
        return None if dry_run else self._first_catalogue(unit)

    def _first_catalogue(self, code: str) -> Catalogue:
        now = timezone.now()
        units = AdminUnit.objects.filter(**{"code": code} if code else {"level": AdminUnit.Level.TOWN})
        if code and not units:
            raise CommandError(_("There is no unit with the division code %(code)s.") % {"code": code})
        if len(units) > 1:
            raise CommandError(_("Say whose list it is with --unit and its division code."))
        unit = (
            units[0]
            if units
            else open_unit(code="0", name="本镇", level=AdminUnit.Level.TOWN, parent=None, by=None, at=now)
        )
        return operations.open_catalogue(unit, code=f"unit-{unit.code}", name=f"{unit.name}事项清单", by=None, at=now)

"""`vet_items`: try every item template on the catalogue in force and keep out what fails."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.models import Matter, MatterVersion
from quizzes.models import QuarantinedTemplate, VettingRun
from quizzes.operations import vet_matters, vetting_runs
from quizzes.queries.vetting_runs import shut_out_in

TOLD_EVERY = 50


class Command(BaseCommand):
    """Without --matter the whole bank, as every night: interrupted, it goes on where it stood when called again."""

    help = "Generate items of every template for every matter in force, vet them, and quarantine what is unfair."
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--matter", action="append", metavar="CODE", help="only this matter; may be repeated")

    def handle(self, *args: Any, **options: Any) -> None:
        if codes := options["matter"]:
            self._some(codes)
        else:
            self._whole()

    def _some(self, codes: list[str]) -> None:
        now = timezone.now()
        known = set(Matter.objects.filter(code__in=codes).values_list("code", flat=True))
        if unknown := sorted(set(codes) - known):
            raise CommandError(_("No matter has the code %(code)s.") % {"code": unknown[0]})
        versions = MatterVersion.objects.in_force(timezone.localdate(now)).filter(matter__code__in=codes)
        report = vet_matters(list(versions.values_list("matter", flat=True)), at=now)
        self._say(report.matters, report.items, report.quarantined)
        self._list(QuarantinedTemplate.objects.filter(recorded_at=now).select_related("matter_version"))

    def _whole(self) -> None:
        run = vetting_runs.begin_whole(reason=VettingRun.Reason.ASKED_FOR, by=None, at=timezone.now())
        for done, total in vetting_runs.vetting(run, at=timezone.now()):
            if done % TOLD_EVERY == 0 and done < total:
                self.stderr.write(f"{done}/{total}")
        run.refresh_from_db()
        if not run.finished_at:
            raise CommandError(_("The worker is going over the bank at this moment; its page says how far it is."))
        self._say(run.total, run.items, run.shut_out)
        self._list(shut_out_in(run))
        if run.broken:
            names = dict(Matter.objects.filter(pk__in=[row["matter"] for row in run.broken]).values_list("pk", "code"))
            for row in run.broken:
                self.stderr.write(f"  {names[row['matter']]}: {row['why']}")
            raise CommandError(_("Some matters could not be vetted."), returncode=2)

    def _say(self, matters: int, items: int, shut_out: int) -> None:
        self.stdout.write(f"{matters} matters, {items} items, {shut_out} newly quarantined")

    def _list(self, rows: Any) -> None:
        for row in rows:
            self.stdout.write(f"  {row}: {', '.join(fault['kind'] for fault in row.faults)}")

"""Try every item template on the catalogue in force and keep out what fails."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from courses.models import MatterVersion
from quizzes.models import QuarantinedTemplate
from quizzes.operations import vet_matters


class Command(BaseCommand):
    help = "Generate items of every template for every matter in force, vet them, and quarantine what is unfair."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--matter", action="append", metavar="CODE", help="only this matter; may be repeated")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        versions = MatterVersion.objects.in_force(timezone.localdate(now))
        if codes := options["matter"]:
            versions = versions.filter(matter__code__in=codes)
        report = vet_matters(list(versions.values_list("matter", flat=True)), at=now)
        self.stdout.write(f"{report.matters} matters, {report.items} items, {report.quarantined} newly quarantined")
        for row in QuarantinedTemplate.objects.filter(recorded_at=now).select_related("matter_version"):
            self.stdout.write(f"  {row}: {', '.join(fault['kind'] for fault in row.faults)}")

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
        parser.add_argument("--matter", action="append", type=int, help="only this matter (key); may be repeated")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        in_force = MatterVersion.objects.in_force(timezone.localdate(now)).values_list("matter", flat=True)
        report = vet_matters(options["matter"] or list(in_force), at=now)
        self.stdout.write(f"{report.matters} matters, {report.items} items, {report.quarantined} newly quarantined")
        for row in QuarantinedTemplate.objects.filter(recorded_at=now).select_related("matter_version"):
            self.stdout.write(f"  {row}: {', '.join(fault['kind'] for fault in row.faults)}")

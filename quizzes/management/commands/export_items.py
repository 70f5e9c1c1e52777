"""`export_items`: generated items of the catalogue in force, or written questions, to read or to take elsewhere."""

import re
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.domain.facets import Depth, Facet
from courses.models import Matter
from quizzes.domain.registry import TEMPLATES
from quizzes.exports import ItemFormat, items_file, questions_file, trouble_sentence
from quizzes.queries.generated import generated_items
from quizzes.queries.interchange import going_out, questions_in_use

MOST_SEEDS = 1000
NO_SEEDS = range(1)
"""Where none is named: one of each template."""


def seeds(text: str) -> range:
    """0-9 or 7, at most a thousand."""
    found = re.fullmatch(r"(\d{1,9})(?:-(\d{1,9}))?", text)
    chosen = range(int(found[1]), int(found[2] or found[1]) + 1) if found else range(0)
    if not 0 < len(chosen) <= MOST_SEEDS:
        raise ArgumentTypeError(f"{text!r}: name a seed or a span like 0-9, at most {MOST_SEEDS}")
    return chosen


class Command(BaseCommand):
    """Exit 0: written. What the format can't say is left out and named on standard error."""

    help = (
        "Write items generated from the catalogue in force, with matter code, version, facet, template and seed; "
        "or, with --authored, the written questions in use."
    )
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--matter", action="append", default=[], metavar="CODE", help="may be repeated")
        parser.add_argument("--facet", action="append", default=[], choices=[facet.value for facet in Facet])
        parser.add_argument("--template", action="append", default=[], choices=sorted(TEMPLATES), metavar="NAME")
        parser.add_argument("--seeds", type=seeds, default=NO_SEEDS, help="a seed or a span like 0-9")
        parser.add_argument("--depth", choices=[depth.value for depth in Depth], default=Depth.ACCEPT.value)
        parser.add_argument("--authored", action="store_true", help="the written questions in use, not generated items")
        parser.add_argument("--format", choices=[*ItemFormat], default=ItemFormat.JSONL.value)
        parser.add_argument("--output", type=Path, help="a file; without it, standard output (not for xlsx)")

    def handle(self, *args: Any, output: Path | None, **options: Any) -> None:
        chosen = ItemFormat(options["format"])
        if chosen is ItemFormat.XLSX and output is None:
            raise CommandError(_("Name a file for the workbook with --output."))
        known = set(Matter.objects.filter(code__in=options["matter"]).values_list("code", flat=True))
        if unknown := sorted(set(options["matter"]) - known):
            raise CommandError(_("No matter has the code %(code)s.") % {"code": unknown[0]})
        facets = [Facet(facet) for facet in options["facet"]]
        if options["authored"]:
            if options["template"] or options["seeds"] != NO_SEEDS:
                raise CommandError(_("A written question has no template and no seed: leave both out."))
            asked = questions_in_use(codes=options["matter"], facets=facets)
            data, troubles = questions_file(going_out(asked), format=chosen)
        else:
            items = generated_items(
                on=timezone.localdate(),
                codes=options["matter"],
                facets=facets,
                templates=options["template"],
                seeds=options["seeds"],
                depth=Depth(options["depth"]),
            )
            data, troubles = items_file(items, format=chosen)
        if output is None:
            self.stdout.write(data.decode(), ending="")
        else:
            try:
                output.write_bytes(data)
            except OSError as error:
                raise CommandError(_("The file can't be written: %(name)s") % {"name": output}) from error
        for trouble in troubles:
            self.stderr.write(trouble_sentence(trouble))

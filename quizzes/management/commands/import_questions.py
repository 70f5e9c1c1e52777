"""`import_questions FILE`: read questions others wrote, say what would be added, and add them."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.domain.problems import Refusal
from courses.sentences import sentence
from quizzes.exports import trouble_sentence
from quizzes.imports import QuestionFormat, questions_in
from quizzes.operations.bank import QuestionPlan, apply_questions, plan_questions


class Command(BaseCommand):
    """Exit 0: planned or added; what couldn't be read is named and left out. Otherwise nothing changed."""

    help = "Add questions from Moodle XML, GIFT, a text list or a spreadsheet; as drafts unless --publish."
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", choices=["auto", *QuestionFormat], default="auto")
        parser.add_argument("--publish", action="store_true", help="put them into use at once; they were reviewed")
        parser.add_argument("--dry-run", action="store_true", help="plan only; write nothing")
        parser.add_argument("--json", action="store_true", help="print the plan as JSON")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            data = file.read_bytes()
            found = questions_in(
                data, format=None if options["format"] == "auto" else QuestionFormat(options["format"])
            )
        except OSError as error:
            raise CommandError(_("The file can't be opened: %(name)s") % {"name": file}) from error
        except Refusal as refusal:
            raise CommandError(sentence(refusal.problem), returncode=2) from refusal
        plan = plan_questions(found.questions, found.troubles)
        applied = not options["dry_run"]
        if applied:
            apply_questions(plan, publish=options["publish"], by=None, at=timezone.now())
        self.stdout.write(_json(plan, found.format, applied) if options["json"] else _text(plan, applied))


def _text(plan: QuestionPlan, applied: bool) -> str:
    told = ngettext("%(new)d new question", "%(new)d new questions", len(plan.new)) % {"new": len(plan.new)}
    lines = [told + " · " + _("%(known)d there already") % {"known": plan.known}]
    lines += [trouble_sentence(trouble) for trouble in plan.troubles]
    if not applied:
        lines.append(_("Nothing was written: this was a dry run."))
    return "\n".join(lines)


def _json(plan: QuestionPlan, format: QuestionFormat, applied: bool) -> str:
    told = {
        "format": format.value,
        "new": [{"kind": question.kind.value, "stem": question.stem} for question in plan.new],
        "known": plan.known,
        "problems": [{"code": one.code, "line": one.line, "message": trouble_sentence(one)} for one in plan.troubles],
        "applied": applied,
    }
    return json.dumps(told, ensure_ascii=False, indent=1)

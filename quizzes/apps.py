"""Lesson to item to evidence."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuizzesConfig(AppConfig):
    name = "quizzes"
    verbose_name = _("Quizzes")

    def ready(self) -> None:
        from django.db.models.signals import pre_delete
        from wagtail.signals import published, unpublished

        from ledger import invariants, outbox, rebuilds, schedules
        from people import awaiting
        from quizzes.awaiting import decisions_to_take
        from quizzes.check_sheets import invariants as of_sheets
        from quizzes.exams import invariants as of_exams
        from quizzes.invariants import INVARIANTS
        from quizzes.models import Question
        from quizzes.operations import vetting
        from quizzes.operations.mastery import REBUILD
        from quizzes.receivers import on_question_published, on_question_withdrawn

        invariants.register(*INVARIANTS, *of_exams.INVARIANTS, *of_sheets.INVARIANTS)
        rebuilds.register(REBUILD)
        awaiting.register(decisions_to_take)
        schedules.nightly("quizzes.tasks.vet_bank")
        schedules.every(5, "quizzes.tasks.take_up_vettings")
        schedules.every(5, "quizzes.exams.tasks.prepare_what_opens_soon")
        schedules.every(1, "quizzes.exams.tasks.close_overdue_sittings")
        outbox.subscribe("catalogue.applied", "quizzes.vet_catalogue", vetting.vet_catalogue)
        outbox.subscribe("offerings.changed", "quizzes.vet_offered", vetting.vet_offered)
        outbox.subscribe("questions.changed", "quizzes.vet_questions", vetting.vet_questions)
        published.connect(on_question_published, sender=Question, dispatch_uid="quizzes_question_published")
        unpublished.connect(on_question_withdrawn, sender=Question, dispatch_uid="quizzes_question_withdrawn")
        pre_delete.connect(on_question_withdrawn, sender=Question, dispatch_uid="quizzes_question_deleted")
        schedules.every(24 * 60, "quizzes.tasks.catch_up_regradings")

"""Lesson to item to evidence."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuizzesConfig(AppConfig):
    name = "quizzes"
    verbose_name = _("Quizzes")

    def ready(self) -> None:
        from ledger import outbox, rebuilds
        from quizzes.operations.mastery import REBUILD
        from quizzes.operations.vetting import vet_catalogue, vet_offered

        rebuilds.register(REBUILD)
        outbox.subscribe("catalogue.applied", "quizzes.vet_catalogue", vet_catalogue)
        outbox.subscribe("offerings.changed", "quizzes.vet_offered", vet_offered)

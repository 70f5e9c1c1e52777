"""Catalogue to lesson."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = _("Courses")

    def ready(self) -> None:
        from wagtail.signals import page_published

        from courses.awaiting import facts_to_confirm
        from courses.documents import kinds
        from courses.documents.books import HANDBOOK, SERVICE_GUIDE
        from courses.documents.following import on_catalogue_applied
        from courses.invariants import INVARIANTS
        from courses.models import LessonPage
        from courses.rebuilds import MATTER_NAMES, SEARCH_ENTRIES
        from courses.receivers import on_lesson_published
        from ledger import invariants, outbox, rebuilds, schedules
        from people import awaiting

        invariants.register(*INVARIANTS)
        awaiting.register(facts_to_confirm)
        rebuilds.register(MATTER_NAMES)
        rebuilds.register(SEARCH_ENTRIES)
        page_published.connect(on_lesson_published, sender=LessonPage, dispatch_uid="courses_notes_kept")
        schedules.every(2, "courses.tasks.go_on")
        schedules.every(24 * 60, "courses.tasks.delete_old_files")
        kinds.register(HANDBOOK)
        kinds.register(SERVICE_GUIDE)
        outbox.subscribe("catalogue.applied", "courses.documents", on_catalogue_applied)

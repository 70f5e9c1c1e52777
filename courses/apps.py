"""Catalogue to lesson."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = _("Courses")

    def ready(self) -> None:
        from courses.rebuilds import MATTER_NAMES, SEARCH_ENTRIES
        from ledger import rebuilds

        rebuilds.register(MATTER_NAMES)
        rebuilds.register(SEARCH_ENTRIES)

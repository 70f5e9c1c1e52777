"""What quizzes add to Wagtail; only registered here."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from quizzes import admin_urls
from quizzes.menus import (
    CoverageMenuItem,
    RegradingsMenuItem,
    ReportsMenuItem,
    StatisticsMenuItem,
    SynonymsMenuItem,
    WrittenMenuItem,
)
from quizzes.viewsets import QuestionViewSet

hooks.register("register_admin_urls", lambda: admin_urls.urlpatterns)
register_snippet(QuestionViewSet)
hooks.register("register_admin_menu_item", CoverageMenuItem)
hooks.register("register_admin_menu_item", ReportsMenuItem)
hooks.register("register_admin_menu_item", WrittenMenuItem)
hooks.register("register_admin_menu_item", RegradingsMenuItem)
hooks.register("register_admin_menu_item", SynonymsMenuItem)
hooks.register("register_admin_menu_item", StatisticsMenuItem)

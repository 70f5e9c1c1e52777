"""What quizzes add to Wagtail; only registered here."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from quizzes import admin_urls, menus
from quizzes.views.alike import tell_alike
from quizzes.viewsets import QuestionViewSet

hooks.register("register_admin_urls", lambda: admin_urls.urlpatterns)
register_snippet(QuestionViewSet)
hooks.register("after_create_snippet", tell_alike)
hooks.register("after_edit_snippet", tell_alike)
hooks.register("register_admin_menu_item", menus.CoverageMenuItem)
hooks.register("register_admin_menu_item", menus.ReportsMenuItem)
hooks.register("register_admin_menu_item", menus.WrittenMenuItem)
hooks.register("register_admin_menu_item", menus.RegradingsMenuItem)
hooks.register("register_admin_menu_item", menus.SynonymsMenuItem)
hooks.register("register_admin_menu_item", menus.StatisticsMenuItem)
hooks.register("register_admin_menu_item", menus.AlikeMenuItem)

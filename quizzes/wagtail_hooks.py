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
hooks.register("register_admin_menu_item", menus.QuestionsMenuItem)
for item in (
    menus.CoverageMenuItem,
    menus.ReportsMenuItem,
    menus.WrittenMenuItem,
    menus.RegradingsMenuItem,
    menus.SynonymsMenuItem,
    menus.StatisticsMenuItem,
    menus.AlikeMenuItem,
    menus.InterchangeMenuItem,
    menus.BurdenMenuItem,
    menus.RulesMenuItem,
):
    hooks.register(menus.HOOK, item)

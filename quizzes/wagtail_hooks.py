"""What quizzes add to Wagtail; only registered here."""

from wagtail import hooks

from quizzes import admin_urls
from quizzes.menus import CoverageMenuItem, ReportsMenuItem

hooks.register("register_admin_urls", lambda: admin_urls.urlpatterns)
hooks.register("register_admin_menu_item", CoverageMenuItem)
hooks.register("register_admin_menu_item", ReportsMenuItem)

"""What the house adds to Wagtail's admin; only registered here."""

from wagtail import hooks

from academy.staff import urls as staff
from academy.staff.menu import StaffMenuItem
from academy.upkeep import urls as upkeep
from academy.upkeep.menu import InvariantsMenuItem, SummariesMenuItem

hooks.register("register_admin_urls", lambda: staff.urlpatterns)
hooks.register("register_admin_menu_item", StaffMenuItem)
hooks.register("register_admin_urls", lambda: upkeep.urlpatterns)
hooks.register("register_reports_menu_item", SummariesMenuItem)
hooks.register("register_reports_menu_item", InvariantsMenuItem)

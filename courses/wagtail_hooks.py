"""What courses add to Wagtail; only registered here."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from courses import admin_urls
from courses.guards import lessons_need_sign_in
from courses.models import FacetChange, Matter, MatterVersion
from courses.viewsets import (
    CatalogueGroup,
    ImportMenuItem,
    NotesMenuItem,
    OfferingMenuItem,
    ReadOnlyPolicy,
    ReviewMenuItem,
)

hooks.register("before_serve_page", lessons_need_sign_in)
hooks.register("register_admin_urls", lambda: admin_urls.urlpatterns)
hooks.register("register_admin_menu_item", ImportMenuItem)
hooks.register("register_admin_menu_item", OfferingMenuItem)
hooks.register("register_admin_menu_item", ReviewMenuItem)
hooks.register("register_admin_menu_item", NotesMenuItem)
hooks.register("register_admin_viewset", CatalogueGroup)
hooks.register(
    "insert_global_admin_css", lambda: format_html('<link rel="stylesheet" href="{}">', static("courses/css/admin.css"))
)

for model in (Matter, MatterVersion, FacetChange):
    register_permission_policy(model, ReadOnlyPolicy(model))

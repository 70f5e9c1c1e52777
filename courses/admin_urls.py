"""The catalogue's pages inside Wagtail's admin (which itself asks for access to it first)."""

from django.urls import path

from courses.views import exports, imports

urlpatterns = [
    path("catalogue-imports/", imports.catalogue_import_list, name="catalogue_import_list"),
    path("catalogue-imports/add/", imports.catalogue_import_add, name="catalogue_import_add"),
    path("catalogue-imports/<int:pk>/", imports.catalogue_import_plan, name="catalogue_import_plan"),
    path("catalogue-imports/<int:pk>/apply/", imports.catalogue_import_apply, name="catalogue_import_apply"),
    path("catalogue-imports/<int:pk>/progress/", imports.catalogue_import_progress, name="catalogue_import_progress"),
    path("catalogue-export/", exports.catalogue_export, name="catalogue_export"),
]

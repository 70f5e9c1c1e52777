"""The catalogue's pages inside Wagtail's admin (which itself asks for access to it first)."""

from django.urls import path

from courses.views import decisions, exports, imports, notes, reviews

urlpatterns = [
    path("facet-changes/<int:pk>/decide/", decisions.facet_change_decide, name="facet_change_decide"),
    path("notes/", notes.note_list, name="note_list"),
    path("notes/<int:matter>/<str:block>/confirm/", notes.note_confirm, name="note_confirm"),
    path("reviews/", reviews.review_list, name="review_list"),
    path("reviews/<int:pk>/", reviews.review, name="review"),
    path("reviews/<int:pk>/confirm/", reviews.review_confirm, name="review_confirm"),
    path("reviews/<int:pk>/overrule/", reviews.review_overrule, name="review_overrule"),
    path("reviews/<int:pk>/withdraw/", reviews.review_withdraw, name="review_withdraw"),
    path("reviews/<int:pk>/<int:matter>/", reviews.review_matter, name="review_matter"),
    path("catalogues/<int:pk>/review/", reviews.catalogue_review, name="catalogue_review"),
    path("catalogue-imports/", imports.catalogue_import_list, name="catalogue_import_list"),
    path("catalogue-imports/add/", imports.catalogue_import_add, name="catalogue_import_add"),
    path("catalogue-imports/<int:pk>/", imports.catalogue_import_plan, name="catalogue_import_plan"),
    path("catalogue-imports/<int:pk>/apply/", imports.catalogue_import_apply, name="catalogue_import_apply"),
    path("catalogue-imports/<int:pk>/progress/", imports.catalogue_import_progress, name="catalogue_import_progress"),
    path("catalogue-export/", exports.catalogue_export, name="catalogue_export"),
]

"""The catalogue's pages inside Wagtail's admin (which itself asks for access to it first)."""

from django.urls import path

from courses.views import decisions, exports, imports, notes, offering_plans, offerings, reviews

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
    path("catalogue-imports/<int:pk>/columns/", imports.catalogue_import_columns, name="catalogue_import_columns"),
    path("catalogue-imports/<int:pk>/renames/", imports.catalogue_import_renames, name="catalogue_import_renames"),
    path(
        "catalogue-imports/<int:pk>/read-again/",
        imports.catalogue_import_read_again,
        name="catalogue_import_read_again",
    ),
    path(
        "catalogue-imports/<int:pk>/lines/<int:line>/",
        imports.catalogue_import_decide,
        name="catalogue_import_decide",
    ),
    path("catalogue-imports/<int:pk>/apply/", imports.catalogue_import_apply, name="catalogue_import_apply"),
    path("catalogue-imports/<int:pk>/progress/", imports.catalogue_import_progress, name="catalogue_import_progress"),
    path("catalogue-imports/<int:pk>/abandon/", imports.catalogue_import_abandon, name="catalogue_import_abandon"),
    path("catalogue-imports/<int:pk>/restore/", imports.catalogue_import_restore, name="catalogue_import_restore"),
    path("catalogue-imports/<int:pk>/file/", imports.catalogue_import_file, name="catalogue_import_file"),
    path(
        "catalogue-imports/<int:pk>/problems.<str:kind>",
        imports.catalogue_import_problems,
        name="catalogue_import_problems",
    ),
    path("catalogue-export/", exports.catalogue_export, name="catalogue_export"),
    path("centres/", offerings.offering_centres, name="offering_centres"),
    path("centres/<slug:code>/", offerings.offering_centre, name="offering_centre"),
    path("centres/<slug:code>/upload/", offering_plans.offering_upload, name="offering_upload"),
    path("centres/<slug:code>/take-over/", offering_plans.offering_take_over, name="offering_take_over"),
    path("centres/<slug:code>/apply/", offering_plans.offering_apply, name="offering_apply"),
    path("centres/<slug:code>/matters/<int:matter>/", offerings.offering_edit, name="offering_edit"),
    path("centres/<slug:code>/windows/<int:number>/", offerings.window_matters, name="window_matters"),
]

from django.urls import path

from courses import views
from courses.documents.urls import urlpatterns as documents

urlpatterns = [
    *documents,
    path("matters/", views.matter_list, name="matter_list"),
    path("standards/", views.standard_list, name="standard_list"),
    path("offerings/", views.centre_offerings, name="offerings"),
    path("offerings/export/", views.offerings_export, name="offerings_export"),
    path("case-volumes/", views.case_volumes, name="case_volumes"),
    path("case-volumes/apply/", views.case_volumes_apply, name="case_volumes_apply"),
    path("case-volumes/export/", views.case_volumes_export, name="case_volumes_export"),
    path("service-figures/", views.service_figures, name="service_figures"),
    path("service-figures/apply/", views.service_figures_apply, name="service_figures_apply"),
    path("changes/", views.changes_to_read, name="changes_to_read"),
    path("changes/read/", views.changes_read, name="changes_read"),
    path("matters/<int:pk>/acknowledge/", views.change_acknowledge, name="change_acknowledge"),
    path("matters/<int:pk>/history/", views.matter_history, name="matter_history"),
    path("matters/<int:pk>/compare/", views.matter_compare, name="matter_compare"),
    path("matters/<int:pk>/as-of/", views.matter_as_of, name="matter_as_of"),
    path("lessons-md/<int:pk>/", views.lesson_markdown, name="lesson_markdown"),
    path("matters/<int:matter>/ask/", views.inquiry_ask, name="inquiry_ask"),
    path("matters/<int:matter>/questions/", views.inquiry_of_matter, name="inquiry_of_matter"),
    path("questions/", views.inquiry_list, name="inquiry_list"),
    path("questions/mine/", views.inquiry_mine, name="inquiry_mine"),
    path("questions/centre/", views.inquiry_centre, name="inquiry_centre"),
    path("questions/<int:pk>/", views.inquiry, name="inquiry"),
    path("questions/<int:pk>/answer/", views.inquiry_answer, name="inquiry_answer"),
    path("questions/<int:pk>/hide/", views.inquiry_hide, name="inquiry_hide"),
]

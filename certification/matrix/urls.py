"""Ways into the matrix and the records."""

from django.urls import path

from certification.matrix import views

urlpatterns = [
    path("matrix/", views.matrix, name="matrix"),
    path("matrix/export/", views.matrix_export, name="matrix_export"),
    path("matrix/export/<str:format>/", views.matrix_file, name="matrix_file"),
    path("matrix/changes/", views.matrix_changes, name="matrix_changes"),
    path("matrix/trend/", views.matrix_trend, name="matrix_trend"),
    path("matrix/facets/", views.matrix_facets, name="matrix_facets"),
    path("matrix/views/", views.matrix_view_keep, name="matrix_view_keep"),
    path("matrix/views/<int:pk>/", views.matrix_view_act, name="matrix_view_act"),
    path("matrix/cover/", views.coverage, name="coverage"),
    path("matrix/ahead/", views.matrix_ahead, name="matrix_ahead"),
    path("matrix/ahead/checks/", views.mending, name="mending"),
    path("matrix/ahead/checks/arrange/", views.mending_apply, name="mending_apply"),
    path("matrix/ahead/checks/<int:pk>/back/", views.mending_back, name="mending_back"),
    path("matrix/ahead/arrange/", views.mending_way, name="mending_way"),
    path("matrix/ahead/practice/<int:pk>/back/", views.practice_hint_back, name="practice_hint_back"),
    path("matrix/what-if/", views.what_if, name="what_if"),
    path("matrix/counter/", views.counter, name="counter"),
    path("matrix/who/<int:matter>/", views.who_can, name="who_can"),
    path("matrix/service/", views.service_standing, name="service_standing"),
    path("matrix/service/<int:matter>/", views.service_matter, name="service_matter"),
    path("matrix/sums/", views.centre_sums, name="centre_sums"),
    path("stand-ins/", views.stand_in_list, name="stand_in_list"),
    path("stand-ins/new/", views.stand_in_new, name="stand_in_new"),
    path("stand-ins/apply/", views.stand_in_apply, name="stand_in_apply"),
    path("stand-ins/export/<str:kind>/", views.stand_in_file, name="stand_in_file"),
    path("matrix/<int:clerk>/<int:matter>/", views.matrix_cell, name="matrix_cell"),
    path("certificates/batch/", views.certificate_batch_new, name="certificate_batch_new"),
    path("certificates/batch/<int:pk>/", views.certificate_batch, name="certificate_batch"),
    path("certificates/batch/<int:pk>/<str:format>/", views.certificate_batch_file, name="certificate_batch_file"),
    path("certificates/issue/<int:clerk>/", views.certificate_issue, name="certificate_issue"),
    path("record/", views.my_record, name="my_record"),
    path("record/<int:clerk>/", views.record, name="record"),
]

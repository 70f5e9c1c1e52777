"""Ways into the matrix and the records."""

from django.urls import path

from certification.matrix import views

urlpatterns = [
    path("matrix/", views.matrix, name="matrix"),
    path("matrix/export/", views.matrix_export, name="matrix_export"),
    path("matrix/cover/", views.coverage, name="coverage"),
    path("matrix/sums/", views.centre_sums, name="centre_sums"),
    path("matrix/<int:clerk>/<int:matter>/", views.matrix_cell, name="matrix_cell"),
    path("record/", views.my_record, name="my_record"),
    path("record/<int:clerk>/", views.record, name="record"),
]

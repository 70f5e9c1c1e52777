"""Ways into the roll-ups."""

from django.urls import path

from certification.rollup import views

urlpatterns = [
    path("units/", views.unit_list, name="unit_list"),
    path("units/<slug:code>/", views.unit, name="unit"),
]

"""Pages about the house itself, inside Wagtail's admin."""

from django.urls import path

from academy.upkeep import views

urlpatterns = [
    path("summaries/", views.summary_checks, name="summary_checks"),
    path("invariants/", views.invariant_checks, name="invariant_checks"),
]

"""The staff list's pages inside Wagtail's admin."""

from django.urls import path

from academy.staff import views

urlpatterns = [
    path("staff/", views.staff_import, name="staff_import"),
    path("staff/apply/", views.staff_apply, name="staff_apply"),
    path("staff/slip/", views.staff_slip, name="staff_slip"),
]

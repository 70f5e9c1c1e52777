"""Ways into the staff file."""

from django.urls import path

from certification.staff_file import views

urlpatterns = [
    path("postings/staffing/", views.staffing, name="staffing"),
]

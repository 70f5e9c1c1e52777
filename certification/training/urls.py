"""Ways into the training room."""

from django.urls import path

from certification.training import views

urlpatterns = [
    path("training/", views.training_list, name="training_list"),
    path("training/new/", views.training_new, name="training_new"),
    path("training/duty/", views.duty_report, name="duty_report"),
    path("training/<int:pk>/", views.training_session, name="training_session"),
    path("training/<int:pk>/confirm/", views.register_confirm, name="register_confirm"),
    path("training/attendance/<int:pk>/confirm/", views.attendance_confirm, name="attendance_confirm"),
]

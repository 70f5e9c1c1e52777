"""Ways into the training room."""

from django.urls import path

from certification.training import views

urlpatterns = [
    path("training/", views.training_list, name="training_list"),
    path("training/new/", views.training_new, name="training_new"),
    path("training/mine/", views.my_training, name="my_training"),
    path("training/mine/outside/", views.outside_new, name="outside_new"),
    path("training/report/", views.training_report, name="training_report"),
    path("training/report/<slug:kind>/", views.training_report_file, name="training_report_file"),
    path("training/register/<slug:kind>/", views.training_register_file, name="training_register_file"),
    path("training/duty/", views.duty_report, name="duty_report"),
    path("training/duty/rules/", views.duty_rules, name="duty_rules"),
    path("training/duty/rules/change/", views.duty_rules_change, name="duty_rules_change"),
    path("training/<int:pk>/", views.training_session, name="training_session"),
    path("training/<int:pk>/edit/", views.training_edit, name="training_edit"),
    path("training/<int:pk>/sheet/", views.training_sheet, name="training_sheet"),
    path("training/<int:pk>/seat/", views.seat, name="training_seat"),
    path("training/<int:pk>/papers/", views.session_paper_add, name="session_paper_add"),
    path("training/<int:pk>/confirm/", views.register_confirm, name="register_confirm"),
    path("training/<int:pk>/answer/", views.outside_answer, name="outside_answer"),
    path("training/<int:pk>/list/", views.session_list_add, name="session_list_add"),
    path("training/list/<int:pk>/", views.session_list, name="session_list"),
    path("training/papers/<int:pk>/", views.session_paper, name="session_paper"),
    path("training/papers/<int:pk>/take-off/", views.session_paper_take_off, name="session_paper_take_off"),
    path("training/attendance/<int:pk>/confirm/", views.attendance_confirm, name="attendance_confirm"),
    path("training/attendance/<int:pk>/contest/", views.attendance_contest, name="attendance_contest"),
]

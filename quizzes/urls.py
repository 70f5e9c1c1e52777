"""Practice, checks, exams and reports."""

from django.urls import include, path

from quizzes import views

urlpatterns = [
    path("exams/", include("quizzes.exams.urls")),
    path("practice/", views.practice, name="practice"),
    path("practice/rules/", views.burden_rules, name="burden_rules"),
    path("practice/rules/change/", views.burden_rules_change, name="burden_rules_change"),
    path("practice/<int:pk>/next/", views.practice_next, name="practice_next"),
    path("practice/<int:pk>/end/", views.practice_end, name="practice_end"),
    path("practice/<int:pk>/<int:position>/", views.practice_item, name="practice_item"),
    path("practice/<int:pk>/<int:position>/feedback/", views.practice_feedback, name="practice_feedback"),
    path("check/sheets/", include("quizzes.check_sheets.urls")),
    path("check/<int:matter>/", views.check_intro, name="check_intro"),
    path("check/rules/", views.check_rules, name="check_rules"),
    path("check/rules/change/", views.check_rules_change, name="check_rules_change"),
    path("check/sitting/<int:pk>/<int:position>/", views.check_item, name="check_item"),
    path("check/sitting/<int:pk>/result/", views.check_result, name="check_result"),
    path("check/short/<int:pk>/<int:position>/", views.short_item, name="short_item"),
    path("check/short/<int:pk>/result/", views.short_result, name="short_result"),
    path("items/<int:draw>/report/", views.item_report, name="item_report"),
    path("standards/<slug:slug>/practice/", views.standard_practice, name="standard_practice"),
    path("items/reported/", views.my_reports, name="my_reports"),
    path("items/of/<int:matter>/", views.item_preview, name="item_preview"),
    path("items/of/<int:matter>/quarantine/", views.item_quarantine, name="item_quarantine"),
    path("items/reports/<int:pk>/", views.report_answer, name="report_answer"),
    path("items/asked/<int:snapshot>/key/", views.regrade_key, name="regrade_key"),
    path("items/versions/<int:version>/withdraw/", views.regrade_withdraw, name="regrade_withdraw"),
    path("items/regradings/<int:pk>/", views.regrading_plan, name="regrading"),
    path("items/regradings/<int:pk>/restore/", views.regrade_restore, name="regrade_restore"),
]

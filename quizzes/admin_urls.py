"""The question desk inside Wagtail's admin (which itself asks for access to it first)."""

from django.urls import path

from quizzes import views

urlpatterns = [
    path("questions/coverage/", views.item_coverage, name="item_coverage"),
    path("questions/vetting/", views.vetting_start, name="vetting_start"),
    path("questions/synonyms/", views.synonyms, name="synonyms"),
    path("questions/alike/", views.alike_questions, name="alike_questions"),
    path("questions/interchange/", views.interchange, name="interchange"),
    path("questions/interchange/apply/", views.interchange_apply, name="interchange_apply"),
    path("questions/interchange/file/", views.interchange_export, name="interchange_export"),
    path("questions/reports/", views.report_queue, name="report_queue"),
    path("questions/written/", views.written_questions, name="written_questions"),
    path("questions/written/<int:pk>/still-right/", views.question_still_right, name="question_still_right"),
    path("questions/regradings/", views.regrading_list, name="regrading_list"),
    path("questions/statistics/", views.question_statistics, name="question_statistics"),
    path("questions/statistics/<str:template>/<int:version>/", views.template_statistics, name="template_statistics"),
]

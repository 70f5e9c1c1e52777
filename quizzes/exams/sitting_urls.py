"""Sitting an exam, and invigilating it."""

from django.urls import path

from quizzes.exams.views import invigilating, sitting_api
from quizzes.exams.views.sitting import exam_sitting

urlpatterns = [
    path("sitting/<int:pk>/", exam_sitting, name="exam_sitting"),
    path("sitting/<int:pk>/answers/", sitting_api.exam_answer, name="exam_answer"),
    path("sitting/<int:pk>/state/", sitting_api.exam_state, name="exam_state"),
    path("sitting/<int:pk>/submit/", sitting_api.exam_submit, name="exam_submit"),
    path("sitting/<int:pk>/act/", invigilating.exam_act, name="exam_act"),
    path("<int:paper>/act/", invigilating.exam_act_all, name="exam_act_all"),
    path("<int:paper>/live/data/", invigilating.exam_live_data, name="exam_live_data"),
]
